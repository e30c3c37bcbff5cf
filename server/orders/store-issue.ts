import type { Tx } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'

export type Decision = {
  proposal: string
  emergency: string
  appealHours: number
  startsAt: string
  latestEnd: string
  second: { account: string; unit: string; now: string }
  third: { account: string; unit: string; now: string } | null
}

/** Writes the decision from its proposal, its signers' openings and the emergency it rests on. */
export const addDecision = (tx: Tx, district: number, d: Decision): Promise<number> =>
  tx.run(sql`
    insert into order_decision (district, proposal, area, kind, people, lately, reason, evidence, content, emergency, emergency_area,
      emergency_starts_at, emergency_ends_at, pack, pack_version, appeal_hours, starts_at, latest_end, proposer, proposer_unit,
      proposed_at, second_signer, second_unit, second_opened_at, second_signed_at, third_signer, third_unit, third_opened_at,
      third_signed_at, signers)
    select p.district, p.id, p.area, p.kind, p.people, p.lately, p.reason, sha256(p.evidence_sealed), p.content, e.id, e.area,
      e.starts_at, e.ends_at, p.pack, p.pack_version, ${d.appealHours}::int, ${d.startsAt}::timestamptz, ${d.latestEnd}::timestamptz,
      p.proposer, p.unit, p.proposed_at, s.account, ${d.second.unit}::text, s.opened_at, ${d.second.now}::timestamptz,
      t.account, case when t.account is not null then ${d.third?.unit ?? null}::text end, t.opened_at,
      case when t.account is not null then ${d.third?.now ?? null}::timestamptz end,
      array_remove(array[p.proposer, s.account, t.account], null)
    from order_proposal p
      join emergency e on e.district = p.district and e.id = ${d.emergency}
      join order_opening s on s.district = p.district and s.proposal = p.id and s.account = ${d.second.account}
      left join order_opening t on t.district = p.district and t.proposal = p.id and t.account = ${d.third?.account ?? null}::uuid
    where p.district = ${district} and p.id = ${d.proposal}`)

export type NewOrder = {
  id: string
  area: string
  ordinal: number
  person: string
  name: Buffer
  endsAt: string
  notice: Buffer
  receipt: Buffer
  seal: Buffer
}

/** One row for each person of the decision. */
export const addOrders = (tx: Tx, district: number, proposal: string, orders: readonly NewOrder[]): Promise<number> =>
  tx.run(sql`
    insert into person_order (district, id, area, issued_area, proposal, ordinal, people, kind, emergency_area, starts_at, latest_end,
      signers, basis, person, name_sealed, ends_at, notice_sealed, receipt, seal)
    select d.district, t.id, t.area, t.area, d.proposal, t.ordinal, d.people, d.kind, d.emergency_area, d.starts_at, d.latest_end,
      d.signers, p.basis, t.person, t.name, t.ends_at, t.notice, t.receipt, t.seal
    from order_decision d join order_proposal p on p.district = d.district and p.id = d.proposal,
      unnest(${orders.map((o) => o.id)}::uuid[], ${orders.map((o) => o.area)}::text[], ${orders.map((o) => o.ordinal)}::int[],
        ${orders.map((o) => o.person)}::uuid[], ${orders.map((o) => o.name)}::bytea[], ${orders.map((o) => o.endsAt)}::timestamptz[],
        ${orders.map((o) => o.notice)}::bytea[], ${orders.map((o) => o.receipt)}::bytea[], ${orders.map((o) => o.seal)}::bytea[])
        as t(id, area, ordinal, person, name, ends_at, notice, receipt, seal)
    where d.district = ${district} and d.proposal = ${proposal}`)
