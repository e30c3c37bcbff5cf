import type { Delta, Metric } from '@gridward/contract/metrics'
import { STANDING } from '@gridward/contract/metrics'
import type { Tx } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'

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
  with: [
    { table: 'person_tag', by: 'person' },
    { table: 'person_pair', by: 'person' },
  ],
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
