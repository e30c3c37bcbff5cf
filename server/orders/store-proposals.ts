import type { OrderBasis, OrderKind } from '@gridward/contract/rules'
import type { ProposalLine } from '@gridward/contract/orders'
import type { Tx } from '../platform/database.ts'
import type { Scope } from '../platform/scope.ts'
import { scoped, sql } from '../platform/sql.ts'

export type ProposalRow = {
  id: string
  area: string
  kind: OrderKind
  basis: OrderBasis
  reason: string
  evidence: Buffer
  people: number
  lately: number
  emergency: string
  pack: string
  packVersion: number
  packTitle: string
  document: string
  content: Buffer
  proposer: string
  proposerName: string
  unit: string
  proposedAt: string
  state: ProposalLine['state']
  second: string | null
  secondName: string | null
  secondUnit: string | null
  secondAt: string | null
  third: string | null
  thirdName: string | null
  thirdUnit: string | null
  thirdAt: string | null
  closedWhy: string | null
  opened: string[]
}

const columns = sql`
  select p.id, p.area, p.kind, p.basis, p.reason, p.evidence_sealed as evidence, p.people, p.lately, p.emergency, p.pack,
    p.pack_version as "packVersion", r.title as "packTitle", r.document, p.content, p.proposer, a.name as "proposerName", p.unit,
    p.proposed_at as "proposedAt", p.state, b.id as second, b.name as "secondName",
    coalesce(p.second_unit, d.second_unit) as "secondUnit", coalesce(p.second_signed_at, d.second_signed_at) as "secondAt", d.third_signer as third, c.name as "thirdName", d.third_unit as "thirdUnit",
    d.third_signed_at as "thirdAt", p.closed_why as "closedWhy",
    array(select o.account from order_opening o where o.district = p.district and o.proposal = p.id) as opened
  from order_proposal p
    join rule_pack r on r.district = p.district and r.id = p.pack
    join account a on a.district = p.district and a.id = p.proposer
    left join order_decision d on d.district = p.district and d.proposal = p.id
    left join account b on b.district = p.district and b.id = coalesce(p.second_signer, d.second_signer)
    left join account c on c.district = p.district and c.id = d.third_signer`

/** Open ones oldest first, then those closed since `since`. */
export const listProposals = (tx: Tx, scope: Scope<'orders.read'>, since: string): Promise<ProposalRow[]> =>
  tx.query(sql`
    ${columns} where p.district = ${scope.district} and ${scoped(scope, sql`p.area`)}
      and (p.closed_at is null or p.closed_at > ${since})
    order by p.closed_at is not null, p.closed_at desc, p.proposed_at limit 300`)

/** Locked, so that two signatures on one proposal wait for each other. */
export const lockProposal = (
  tx: Tx,
  scope: Scope<'orders.read' | 'orders.sign'>,
  id: string,
): Promise<ProposalRow | undefined> =>
  tx.maybe(sql`
    ${columns} where p.district = ${scope.district} and p.id = ${id} and ${scoped(scope, sql`p.area`)} for update of p`)

export const findProposal = (
  tx: Tx,
  scope: Scope<'orders.propose' | 'orders.read'>,
  id: string,
): Promise<ProposalRow | undefined> =>
  tx.maybe(sql`${columns} where p.district = ${scope.district} and p.id = ${id} and ${scoped(scope, sql`p.area`)}`)

export type NewProposal = Pick<
  ProposalRow,
  | 'id'
  | 'area'
  | 'kind'
  | 'basis'
  | 'reason'
  | 'evidence'
  | 'people'
  | 'lately'
  | 'emergency'
  | 'pack'
  | 'packVersion'
  | 'content'
> & { by: string; unit: string; now: string }

export const addProposal = (tx: Tx, district: number, p: NewProposal): Promise<number> =>
  tx.run(sql`
    insert into order_proposal (district, id, area, kind, basis, reason, evidence_sealed, people, lately, emergency, pack,
      pack_version, content, proposer, unit, proposed_at)
    values (${district}, ${p.id}, ${p.area}, ${p.kind}, ${p.basis}, ${p.reason}, ${p.evidence}, ${p.people}, ${p.lately},
      ${p.emergency}, ${p.pack}, ${p.packVersion}, ${p.content}, ${p.by}, ${p.unit}, ${p.now})`)

export type ProposedPerson = {
  ordinal: number
  area: string
  person: string
  name: Buffer
  dayZero: string
  lastDay: string
  endsAt: string
  evidence: Buffer | null
}

export const addPersons = (
  tx: Tx,
  district: number,
  proposal: string,
  people: readonly ProposedPerson[],
): Promise<number> =>
  tx.run(sql`
    insert into order_proposal_person (district, proposal, ordinal, area, person, name_sealed, day_zero, last_day, ends_at,
      evidence_sealed)
    select ${district}::int, ${proposal}::uuid, t.*
    from unnest(${people.map((p) => p.ordinal)}::int[], ${people.map((p) => p.area)}::text[], ${people.map((p) => p.person)}::uuid[],
      ${people.map((p) => p.name)}::bytea[], ${people.map((p) => p.dayZero)}::date[], ${people.map((p) => p.lastDay)}::date[],
      ${people.map((p) => p.endsAt)}::timestamptz[], ${people.map((p) => p.evidence)}::bytea[]) as t`)

export const listPersons = (
  tx: Tx,
  scope: Scope<'orders.read' | 'orders.sign'>,
  proposal: string,
): Promise<ProposedPerson[]> =>
  tx.query(sql`
    select ordinal, area, person, name_sealed as name, day_zero::text as "dayZero", last_day::text as "lastDay", ends_at as "endsAt",
      evidence_sealed as evidence
    from order_proposal_person where district = ${scope.district} and proposal = ${proposal} and ${scoped(scope, sql`area`)}
    order by ordinal`)

/** The first opening stands: a signature needs one before it. */
export const addOpening = (tx: Tx, district: number, p: ProposalRow, account: string, now: string): Promise<number> =>
  tx.run(sql`
    insert into order_opening (district, proposal, account, area, opened_at)
    values (${district}, ${p.id}, ${account}, ${p.area}, ${now}) on conflict do nothing`)

export const signSecond = (
  tx: Tx,
  district: number,
  id: string,
  by: { account: string; unit: string; now: string },
): Promise<number> =>
  tx.run(sql`
    update order_proposal set state = 'waitsForThird', second_signer = ${by.account}, second_unit = ${by.unit},
      second_signed_at = ${by.now} where district = ${district} and id = ${id}`)

export const closeProposal = (
  tx: Tx,
  district: number,
  id: string,
  end: { state: ProposalRow['state']; by: string; why: string | null; now: string },
): Promise<number> =>
  tx.run(sql`
    update order_proposal set state = ${end.state}, closed_by = ${end.by}, closed_at = ${end.now}, closed_why = ${end.why}
    where district = ${district} and id = ${id} and closed_at is null`)

/** Proposals of one proposer wait for each other: two at one moment would not count one another. Until the transaction ends. */
export const lockProposer = (tx: Tx, district: number, proposer: string): Promise<unknown> =>
  tx.query(sql`select pg_advisory_xact_lock(7266, hashtext(${district}::text || ' ' || ${proposer}))`)

/** How many people the same proposer asked orders for since then; proposals that were refused or withdrawn do not count. */
export const proposedSince = async (tx: Tx, district: number, proposer: string, since: string): Promise<number> =>
  (
    await tx.one<{ n: number }>(sql`
      select coalesce(sum(people), 0)::int as n from order_proposal
      where district = ${district} and proposer = ${proposer} and proposed_at > ${since} and state not in ('refused', 'withdrawn')`)
  ).n

/** Of these people, who has an open order of this kind. */
export const withOrder = (
  tx: Tx,
  scope: Scope<'orders.read' | 'orders.sign'>,
  kind: OrderKind,
  ids: readonly string[],
): Promise<{ person: string }[]> =>
  tx.query(sql`
    select person from person_order
    where district = ${scope.district} and kind = ${kind} and ended_at is null and person = any(${ids}::uuid[])
      and ${scoped(scope, sql`area`)}`)
