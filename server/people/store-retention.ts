import { STANDING, type Metric } from '@gridward/contract/metrics'
import type { Tx } from '../platform/database.ts'
import type { Kept, KeptForEmergency, Sweeper, Taken } from '../platform/retention/entry.ts'
import { scoped, sql } from '../platform/sql.ts'

export const peopleKept: readonly Kept[] = [
  {
    ...{ table: 'person_tag', days: 30, method: 'rowDeleted' },
    // a closed entry is counted nowhere any more
    take: async (tx, scope, { before }, limit) => ({
      n: await tx.run(sql`
        with due as (
          select t.person, t.kind, t.opened_at from person_tag t
          where t.district = ${scope.district} and ${scoped(scope, sql`t.area`)} and t.closed_at < ${before} limit ${limit})
        delete from person_tag t using due
        where t.district = ${scope.district} and t.person = due.person and t.kind = due.kind and t.opened_at = due.opened_at`),
    }),
  },
]

type Count = { area: string; metric: Metric; n: number }
const fewer = (rows: readonly Count[]) => rows.map((row) => ({ ...row, n: -row.n, day: STANDING }))

/** People go with their homes and ledgers; what they counted for is taken off the stocks, days of the past stay as told. */
async function takePeople(tx: Tx, scope: Sweeper, except: readonly string[], limit: number): Promise<Taken> {
  const due = await tx.query<{ id: string }>(sql`
    select p.id from person p where p.district = ${scope.district} and ${scoped(scope, sql`p.area`)}
      and not p.area ^@ any(${except}::text[]) order by p.id limit ${limit} for update`)
  const ids = due.map((row) => row.id)
  const counts = await tx.query<Count>(sql`
    with living as (
      select p.id, p.area, p.maybe_same from person p where p.district = ${scope.district} and p.id = any(${ids}::uuid[])
        and ${scoped(scope, sql`p.area`)} and p.merged_into is null and p.dead_on is null and p.left_on is null)
    select area, 'people' as metric, count(*)::int as n from living group by 1
    union all select area, 'people.maybeSame', count(*)::int from living where maybe_same <> '[]' group by 1
    union all select l.area, 'tags.' || t.kind, count(*)::int from living l
      join person_tag t on t.district = ${scope.district} and t.person = l.id and t.closed_at is null group by 1, 2`)
  await tx.run(sql`
    delete from person p where p.district = ${scope.district} and p.id = any(${ids}::uuid[]) and ${scoped(scope, sql`p.area`)}`)
  return { n: ids.length, subjects: ids, deltas: fewer(counts) }
}

async function takeDoors(tx: Tx, scope: Sweeper, except: readonly string[], limit: number): Promise<Taken> {
  const due = await tx.query<{ id: string }>(sql`
    select h.id from household h where h.district = ${scope.district} and ${scoped(scope, sql`h.area`)}
      and not h.area ^@ any(${except}::text[]) order by h.id limit ${limit} for update`)
  const ids = due.map((row) => row.id)
  const counts = await tx.query<Count>(sql`
    with home as (
      select h.area, h.reach, h.beside_list from household h
      where h.district = ${scope.district} and h.id = any(${ids}::uuid[]) and ${scoped(scope, sql`h.area`)})
    select area, 'households' as metric, count(*)::int as n from home group by 1
    union all select area, 'coverage.' || reach, count(*)::int from home group by 1, 2
    union all select area, 'coverage.' || beside_list, count(*)::int from home where beside_list <> '' group by 1, 2`)
  await tx.run(sql`
    delete from household h where h.district = ${scope.district} and h.id = any(${ids}::uuid[]) and ${scoped(scope, sql`h.area`)}`)
  return { n: ids.length, subjects: ids, deltas: fewer(counts) }
}

const count = async (counted: Promise<{ n: number }>): Promise<number> => (await counted).n

export const peopleForEmergency: readonly KeptForEmergency[] = [
  {
    ...{ table: 'person', method: 'rowDeleted', take: takePeople },
    left: (tx, scope, except) =>
      count(
        tx.one(sql`
          select count(*)::int as n from person p where p.district = ${scope.district} and ${scoped(scope, sql`p.area`)}
            and not p.area ^@ any(${except}::text[])`),
      ),
  },
  {
    ...{ table: 'household', method: 'rowDeleted', take: takeDoors },
    left: (tx, scope, except) =>
      count(
        tx.one(sql`
          select count(*)::int as n from household h where h.district = ${scope.district} and ${scoped(scope, sql`h.area`)}
            and not h.area ^@ any(${except}::text[])`),
      ),
  },
]
