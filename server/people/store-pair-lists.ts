import type { Tx } from '../platform/database.ts'
import type { Scope } from '../platform/scope.ts'
import { every, scoped, sql, type Sql } from '../platform/sql.ts'
import { lineColumns, places, withHome, type LineRow } from './store-lists.ts'
import type { PairKey, PairRow, PairState } from './store-pairs.ts'

type Writer = Scope<'people.write'>
type Reader = Scope<'people.read'>
export type PairListRow = PairRow & { found_at: string; decided_at: string | null; decided_by: string | null }

const columns = sql`r.person, r.other, r.area, r.score, r.evidence, r.state, r.found_at, r.decided_at, r.decided_by`

/** Both records of a pair `r`, as `p` and `o`, within the scope. */
const both = (scope: Writer): Sql => sql`
  join person p on p.district = r.district and p.id = r.person and ${scoped(scope, sql`p.area`)}
  join person o on o.district = r.district and o.id = r.other and ${scoped(scope, sql`o.area`)}`

/** Two records that were joined are one of them; nobody is asked about a pair of which one lives on in a third. */
const standing = (state: PairState): Sql =>
  state === 'same'
    ? sql`(p.merged_into = o.id or o.merged_into = p.id)`
    : sql`p.merged_into is null and o.merged_into is null`

/** The streets where pairs of a state lie, as `streetsOf` finds those of people. */
export const pairStreets = async (tx: Tx, scope: Writer, state: PairState): Promise<string[]> => {
  if (!scope.prefixes.includes('')) return [...new Set(scope.prefixes.map((prefix) => prefix.slice(0, 9)))].sort()
  const rows = await tx.query<{ street: string }>(sql`
    with recursive s(street) as (
      (select min(r.street) from person_pair r where r.district = ${scope.district} and r.state = ${state})
      union all
      select (select min(r.street) from person_pair r
        where r.district = ${scope.district} and r.state = ${state} and r.street > s.street)
      from s where s.street is not null)
    select street from s where street is not null and ${scoped(scope, sql`street`)}`)
  return rows.map((row) => row.street)
}

/** The likeliest first. `after`: score and ids of the last pair seen. */
export const pairsIn = (
  tx: Tx,
  scope: Writer,
  reader: Reader,
  streets: readonly string[],
  options: { state: PairState; after: readonly string[] | null; limit: number },
): Promise<PairListRow[]> => {
  const { from, where } = places(reader, streets, sql`r`)
  const { state, after, limit } = options
  return tx.query(sql`
    select ${columns} from (
      select r.* from ${from} cross join lateral (
        select r.* from person_pair r ${both(scope)} where ${every([
          sql`r.district = ${scope.district} and r.state = ${state}`,
          where,
          scoped(scope, sql`r.area`),
          standing(state),
          after
            ? sql`(r.score, r.person, r.other) < (${after[0]}::int, ${after[1]}::uuid, ${after[2]}::uuid)`
            : undefined,
        ])} order by r.score desc, r.person desc, r.other desc limit ${limit}) r
      order by r.score desc, r.person desc, r.other desc limit ${limit}) r
    order by r.score desc, r.person desc, r.other desc`)
}

export const findPair = (tx: Tx, scope: Writer, { person, other }: PairKey): Promise<PairListRow | undefined> =>
  tx.maybe(sql`
    select ${columns} from person_pair r ${both(scope)}
    where r.district = ${scope.district} and ${scoped(scope, sql`r.area`)} and r.person = ${person} and r.other = ${other}`)

/** Records by id, those too that were joined with another. */
export const linesOf = (tx: Tx, scope: Reader, ids: readonly string[]): Promise<LineRow[]> =>
  tx.query(sql`
    select ${lineColumns}, '' as key from person p ${withHome}
    where p.district = ${scope.district} and ${scoped(scope, sql`p.area`)} and p.id = any(${ids}::uuid[])`)

export const putState = (
  tx: Tx,
  scope: Writer,
  { person, other }: PairKey,
  state: PairState,
  by: { now: string; account: string | null },
): Promise<number> =>
  tx.run(sql`
    update person_pair r set state = ${state}, decided_at = ${by.now}, decided_by = ${by.account}
    where r.district = ${scope.district} and ${scoped(scope, sql`r.area`)} and r.person = ${person} and r.other = ${other}`)
