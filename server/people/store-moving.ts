import type { Delta, Metric } from '@gridward/contract/metrics'
import { STANDING } from '@gridward/contract/metrics'
import type { Tx } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import type { Moves } from '../areas/index.ts'

/** Tables of the register whose rows follow their area; homes go with the door, ledgers with the person. */
export const movedDoors = {
  name: 'households',
  table: 'household',
  household: sql`t.id`,
  with: [
    { table: 'household_alias', by: 'household' },
    { table: 'membership', by: 'household' },
  ],
}
export const movedPeople = {
  name: 'people',
  table: 'person',
  household: sql`t.household`,
  with: [{ table: 'person_tag', by: 'person' }],
}

/** Doors of some areas with their addresses, for a redivision that divides by address. */
export const doorsIn = (
  tx: Tx,
  district: number,
  paths: readonly string[],
): Promise<{ id: string; area: string; address: string }[]> =>
  tx.query(sql`
    select id, area, address from household
    where district = ${district} and area = any(${paths}::text[]) order by area, door`)

/** What the register's stock counters of some leaf areas should show, counted from the rows. */
export async function stocksOf(tx: Tx, district: number, leaves: readonly string[]): Promise<Delta[]> {
  const rows = await tx.query<{ area: string; metric: Metric; n: number }>(sql`
    with home as (select area, reach, beside_list from household where district = ${district} and area = any(${leaves}::text[])),
    living as (
      select id, area, maybe_same from person where district = ${district} and area = any(${leaves}::text[])
        and merged_into is null and dead_on is null and left_on is null)
    select area, 'households' as metric, count(*)::int as n from home group by 1
    union all select area, 'coverage.' || reach, count(*)::int from home group by 1, 2
    union all select area, 'coverage.' || beside_list, count(*)::int from home where beside_list <> '' group by 1, 2
    union all select area, 'people', count(*)::int from living group by 1
    union all select area, 'people.maybeSame', count(*)::int from living where maybe_same <> '[]' group by 1
    union all select l.area, 'tags.' || t.kind, count(*)::int from living l
      join person_tag t on t.district = ${district} and t.person = l.id and t.closed_at is null group by 1, 2`)
  return rows.map((row) => ({ ...row, day: STANDING }))
}

/**
 * Doors of one address that are about to meet in one area: each but the first takes its id along in its sorting text.
 * Nothing of the address changes.
 */
export const partDoors = (tx: Tx, { district, pairs, picks }: Moves): Promise<number> => {
  const from = [...new Set([...pairs, ...picks].map((move) => move.from))]
  return tx.run(sql`
    with going as (
      select h.id, h.door, coalesce(k.new_area, p.new_area, h.area) as new_area from household h
      left join unnest(${pairs.map((p) => p.from)}::text[], ${pairs.map((p) => p.to)}::text[]) as p(old_area, new_area)
        on p.old_area = h.area
      left join unnest(${picks.map((k) => k.household)}::uuid[], ${picks.map((k) => k.to)}::text[]) as k(household, new_area)
        on k.household = h.id
      where h.district = ${district} and h.area = any(${from}::text[])),
    meeting as (
      select id, door, new_area from going
      union all
      select h.id, h.door, h.area from household h
      where h.district = ${district} and h.area in (select new_area from going) and h.area <> all(${from}::text[])),
    again as (
      select id, row_number() over (partition by new_area, door order by id) as n from meeting)
    update household h set door = h.door || '#' || h.id::text from again a
    where h.district = ${district} and h.id = a.id and a.n > 1`)
}
