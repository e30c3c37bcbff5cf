import { STANDING, type Delta } from '@gridward/contract/metrics'
import type { Moves } from '../areas/index.ts'
import type { Tx } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'

/** Rows over the alias `t` that follow their area. */
export const isOpen = sql`t.due_at is not null`

/** What goes with a call. */
export const parts = [
  { table: 'call_step', by: 'call' },
  { table: 'call_delivery', by: 'call' },
]

/**
 * Whose turn it is goes along: with the area it stood at, or, where that is not above the call any more, to the call's
 * own area. What is noted can be brought back.
 */
export const followArea = (tx: Tx, m: Moves, how: 'noted' | 'later'): Promise<number> =>
  tx.run(sql`
    with turn as (
      select c.id, c.at_area as old_area,
        case when c.area ^@ w.new_path then w.new_path when c.area ^@ c.at_area and w.new_path is null then c.at_area else c.area end
          as new_area
      from call c
      left join unnest(${m.pairs.map((p) => p.from)}::text[], ${m.pairs.map((p) => p.to)}::text[]) as w(old_path, new_path)
        on w.old_path = c.at_area
      where c.district = ${m.district} and c.due_at is not null),
    noted as (
      insert into redivision_moved (district, redivision, mover, id, area, old_area)
      select ${m.district}::int, ${m.redivision}::uuid, 'callTurns', id, new_area, old_area from turn
      where ${how} = 'noted' and new_area <> old_area)
    update call c set at_area = t.new_area from turn t
    where c.district = ${m.district} and c.id = t.id and t.new_area <> t.old_area`)

/** Turns that nobody has moved on since. */
export const returnTurns = (tx: Tx, m: Moves): Promise<number> =>
  tx.run(sql`
    update call c set at_area = n.old_area from redivision_moved n
    where n.district = ${m.district} and n.redivision = ${m.redivision} and n.mover = 'callTurns' and c.district = n.district
      and c.id = n.id and c.at_area = n.area and c.area ^@ n.old_area`)

/** What the counter of some leaf areas should show, counted from the rows. */
export async function openIn(tx: Tx, district: number, leaves: readonly string[]): Promise<Delta[]> {
  const rows = await tx.query<{ area: string; n: number }>(sql`
    select area, count(*)::int as n from call
    where district = ${district} and area = any(${leaves}::text[]) and due_at is not null group by 1`)
  return rows.map((row) => ({ ...row, day: STANDING, metric: 'calls.open' }))
}
