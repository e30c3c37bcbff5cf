import type { Tx } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'

export type EmergencyRow = {
  id: string
  area: string
  disease: string
  legalBasis: string
  startsAt: string
  endsAt: string
  renews: string | null
  content: Buffer
  firstSigner: string
  firstName: string
  firstUnit: string
  firstAt: string
  secondName: string
  secondUnit: string
  secondAt: string
  endedAt: string | null
  endedWhy: string | null
  sunsetAt: string | null
}

/** Every declaration of a district, newest first. Public, so without a fence. */
export const listDeclared = (tx: Tx, district: number): Promise<EmergencyRow[]> =>
  tx.query(sql`
    select e.id, e.area, e.disease, e.legal_basis as "legalBasis", e.starts_at as "startsAt", e.ends_at as "endsAt", e.renews,
      e.content, e.first_signer as "firstSigner", a.name as "firstName", e.first_unit as "firstUnit",
      e.first_signed_at as "firstAt", b.name as "secondName", e.second_unit as "secondUnit", e.second_signed_at as "secondAt",
      e.ended_at as "endedAt", e.ended_why as "endedWhy", e.sunset_at as "sunsetAt"
    from emergency e join account a on a.district = e.district and a.id = e.first_signer
      join account b on b.district = e.district and b.id = e.second_signer
    where e.district = ${district} order by e.starts_at desc, e.id limit 100`)

export type ProposedRow = Omit<
  EmergencyRow,
  'secondName' | 'secondUnit' | 'secondAt' | 'endedAt' | 'endedWhy' | 'sunsetAt'
> & { closedAt: string | null }

const proposed = sql`
  select p.id, p.area, p.disease, p.legal_basis as "legalBasis", p.starts_at as "startsAt", p.ends_at as "endsAt", p.renews,
    p.content, p.proposer as "firstSigner", a.name as "firstName", p.unit as "firstUnit", p.proposed_at as "firstAt",
    p.closed_at as "closedAt"
  from emergency_proposal p join account a on a.district = p.district and a.id = p.proposer`

export const listProposed = (tx: Tx, district: number): Promise<ProposedRow[]> =>
  tx.query(sql`${proposed} where p.district = ${district} and p.closed_at is null order by p.proposed_at limit 50`)

export const lockProposed = (tx: Tx, district: number, id: string): Promise<ProposedRow | undefined> =>
  tx.maybe(sql`${proposed} where p.district = ${district} and p.id = ${id} for update of p`)

export type NewEmergency = {
  district: number
  id: string
  area: string
  disease: string
  legalBasis: string
  startsAt: string
  endsAt: string
  renews: string | null
  content: Buffer
  by: string
  unit: string
  now: string
}

export const addProposed = (tx: Tx, e: NewEmergency): Promise<number> =>
  tx.run(sql`
    insert into emergency_proposal (district, id, area, disease, legal_basis, starts_at, ends_at, renews, content, proposer, unit,
      proposed_at)
    values (${e.district}, ${e.id}, ${e.area}, ${e.disease}, ${e.legalBasis}, ${e.startsAt}, ${e.endsAt}, ${e.renews}, ${e.content},
      ${e.by}, ${e.unit}, ${e.now})`)

/** Declares what was proposed, from the second signature on. */
export const declare = (
  tx: Tx,
  district: number,
  id: string,
  second: { account: string; unit: string; now: string },
): Promise<number> =>
  tx.run(sql`
    insert into emergency (district, id, area, disease, legal_basis, starts_at, ends_at, renews, content, first_signer, first_unit,
      first_signed_at, second_signer, second_unit, second_signed_at)
    select district, id, area, disease, legal_basis, greatest(starts_at, ${second.now}::timestamptz), ends_at, renews, content,
      proposer, unit, proposed_at, ${second.account}::uuid, ${second.unit}::text, ${second.now}::timestamptz
    from emergency_proposal where district = ${district} and id = ${id}`)

export const closeProposed = (tx: Tx, district: number, id: string, now: string): Promise<number> =>
  tx.run(sql`
    update emergency_proposal set closed_at = ${now} where district = ${district} and id = ${id} and closed_at is null`)

export const endDeclared = (
  tx: Tx,
  district: number,
  id: string,
  end: { by: string; why: string; now: string },
): Promise<number> =>
  tx.run(sql`
    update emergency set ended_at = ${end.now}, ended_by = ${end.by}, ended_why = ${end.why}
    where district = ${district} and id = ${id} and ended_at is null and ends_at > ${end.now}`)

/** Declarations that are over and not yet marked for the sunset; a renewed one is not over while the next one holds. */
export const overWithoutSunset = (tx: Tx, district: number, now: string): Promise<{ id: string; area: string }[]> =>
  tx.query(sql`
    select e.id, e.area from emergency e
    where e.district = ${district} and e.sunset_at is null and (e.ended_at is not null or (e.ends_at <= ${now}
      and not exists (select from emergency n where n.district = e.district and n.renews = e.id and n.ended_at is null
        and n.ends_at > ${now})))`)

export const markSunset = (tx: Tx, district: number, id: string, now: string): Promise<number> =>
  tx.run(sql`update emergency set sunset_at = ${now} where district = ${district} and id = ${id} and sunset_at is null`)
