import type { Tx } from '../platform/database.ts'
import type { Scope } from '../platform/scope.ts'
import { scoped, sql } from '../platform/sql.ts'
import type { VisitResult } from '@gridward/contract/coverage'
import type { Place } from '../people/index.ts'
import { submissionColumns, type StoredSubmission } from './store-submissions.ts'

type Writer = Scope<'declarations.visit'>

export const lockSubmissions = (tx: Tx, scope: Writer, ids: readonly string[]): Promise<StoredSubmission[]> =>
  tx.query(sql`
    select ${submissionColumns} from submission s
    where s.district = ${scope.district} and ${scoped(scope, sql`s.area`)} and s.id = any(${ids}::uuid[])
    order by s.id for update of s`)

/** Everything in the register that speaks of some doors or people, in the order in which it was taken. */
export const saidAround = (
  tx: Tx,
  scope: Writer | Scope<'people.write'>,
  of: { households: readonly string[]; persons: readonly string[] },
): Promise<StoredSubmission[]> =>
  tx.query(sql`
    with near as (
      select s.id from submission s where s.district = ${scope.district} and s.household = any(${of.households}::uuid[])
      union select s.id from membership m join submission s on s.district = m.district and s.household = m.household
        where m.district = ${scope.district} and m.person = any(${of.persons}::uuid[])
      union select (w.value ->> 3)::uuid from person p cross join lateral jsonb_array_elements(p.facts -> 'w') w
        where p.district = ${scope.district} and p.id = any(${of.persons}::uuid[]))
    select ${submissionColumns} from submission s
    where s.district = ${scope.district} and ${scoped(scope, sql`s.area`)} and s.applied is not null
      and s.id in (select id from near)
    order by s.applied`)

export type VisitLine = {
  id: string
  area: string
  household: string
  result: VisitResult
  observed_at: string
  received_at: string
  account: string | null
  second: boolean
  disagrees: boolean | null
  submission: string | null
  place: Partial<Place>
}
export const visitColumns = sql`v.id, v.area, v.household, v.result, v.observed_at, v.received_at, v.account, v.second, v.disagrees,
  v.submission, v.place`

export const visitsOf = (tx: Tx, scope: Writer, submissions: readonly string[]): Promise<VisitLine[]> =>
  tx.query(sql`
    select ${visitColumns} from visit v
    where v.district = ${scope.district} and ${scoped(scope, sql`v.area`)} and v.submission = any(${submissions}::uuid[])`)

/** What others did later at the doors of an import, by account. */
export const builtOn = (
  tx: Tx,
  scope: Writer,
  of: string,
): Promise<{ account: string | null; what: 'visit' | 'declaration'; n: number }[]> =>
  tx.query(sql`
    with mine as (
      select distinct s.household, min(s.received_at) over () as since from submission s
      where s.district = ${scope.district} and ${scoped(scope, sql`s.area`)} and s.import = ${of}::uuid and s.household is not null)
    select v.account, 'visit' as what, count(*)::int as n from mine m
    join visit v on v.district = ${scope.district} and v.household = m.household and v.import is distinct from ${of}::uuid
      and v.received_at >= m.since group by v.account
    union all
    select s.account, 'declaration' as what, count(*)::int as n from mine m
    join submission s on s.district = ${scope.district} and s.household = m.household and s.import is distinct from ${of}::uuid
      and s.received_at >= m.since group by s.account`)

export const deleteSent = async (tx: Tx, scope: Writer, ids: readonly string[]): Promise<void> => {
  await tx.run(sql`
    delete from visit v
    where v.district = ${scope.district} and ${scoped(scope, sql`v.area`)} and v.submission = any(${ids}::uuid[])`)
  await tx.run(sql`
    delete from submission s
    where s.district = ${scope.district} and ${scoped(scope, sql`s.area`)} and s.id = any(${ids}::uuid[])`)
}

/** Every knock of a community. */
export const visitsIn = (tx: Tx, scope: Scope<'people.read'>, community: string): Promise<VisitLine[]> =>
  tx.query(sql`
    select ${visitColumns} from visit v
    where v.district = ${scope.district} and ${scoped(scope, sql`v.area`)} and v.community = ${community}
    order by v.received_at, v.id`)
