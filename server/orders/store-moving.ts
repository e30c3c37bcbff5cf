import { STANDING, type Delta, type Metric } from '@gridward/contract/metrics'
import type { Moves } from '../areas/index.ts'
import type { Tx } from '../platform/database.ts'
import { sql, type Sql } from '../platform/sql.ts'

/** Rows over the alias `t` that follow their area. */
export const isLiving = sql`t.ended_at is null`
export const isOpen = sql`t.closed_at is null`

export const appeals = { table: 'order_appeal', by: 'person_order' }
export const alarms = { table: 'order_alarm', by: 'subject' }
export const openings = { table: 'order_opening', by: 'proposal' }

/** Whom open proposals name. */
export const namedByOpen = async (tx: Tx, district: number): Promise<string[]> =>
  (
    await tx.query<{ person: string }>(sql`
      select distinct o.person from order_proposal_person o
      join order_proposal p on p.district = o.district and p.id = o.proposal and p.closed_at is null
      where o.district = ${district} and o.person is not null`)
  ).map((row) => row.person)

type At = { id: string; area: string }

/**
 * The people named by open proposals go where the register has them go, and `now` says where that is; one who left that
 * area before goes with the area.
 */
export const movePersons = (tx: Tx, m: Moves, now: readonly At[]): Promise<number> =>
  tx.run(sql`
    with going as materialized (
      select o.proposal, o.ordinal, o.person, o.area as old_area,
        coalesce(n.area, case when r.area is distinct from o.area then w.new_path end) as new_area
      from order_proposal_person o
      join order_proposal p on p.district = o.district and p.id = o.proposal and p.closed_at is null
      left join redivision_moved n on n.district = o.district and n.redivision = ${m.redivision} and n.mover = 'people'
        and n.id = o.person and n.old_area = o.area
      left join unnest(${now.map((r) => r.id)}::uuid[], ${now.map((r) => r.area)}::text[]) as r(id, area) on r.id = o.person
      left join ${ways(m)} on w.old_path = o.area
      where o.district = ${m.district}),
    noted as (
      insert into redivision_moved (district, redivision, mover, id, area, old_area)
      select ${m.district}::int, ${m.redivision}::uuid, 'proposed', person, new_area, old_area from going
      where new_area is not null and person is not null on conflict do nothing)
    update order_proposal_person x set area = g.new_area from going g
    where x.district = ${m.district} and x.proposal = g.proposal and x.ordinal = g.ordinal and g.new_area is not null`)

export async function returnPersons(tx: Tx, m: Moves): Promise<void> {
  await tx.run(sql`
    update order_proposal_person x set area = n.old_area from redivision_moved n
    where n.district = ${m.district} and n.redivision = ${m.redivision} and n.mover = 'proposed' and x.district = n.district
      and x.person = n.id and x.area = n.area`)
  await tx.run(sql`
    update order_proposal_person x set area = w.new_path from ${ways(m)}
    where x.district = ${m.district} and x.area = w.old_path`)
}

const ways = ({ pairs }: Moves): Sql => sql`
  unnest(${pairs.map((w) => w.from)}::text[], ${pairs.map((w) => w.to)}::text[]) as w(old_path, new_path)`

/** What the counters of some leaf areas should show, counted from the rows. */
export async function livingIn(tx: Tx, district: number, leaves: readonly string[]): Promise<Delta[]> {
  const rows = await tx.query<{ area: string; metric: Metric; n: number }>(sql`
    select area, 'orders.active' as metric, count(*)::int as n from person_order
      where district = ${district} and area = any(${leaves}::text[]) and ended_at is null group by 1
    union all select area, 'holds.active', count(*)::int from hold
      where district = ${district} and area = any(${leaves}::text[]) and ended_at is null group by 1`)
  return rows.map((row) => ({ ...row, day: STANDING }))
}
