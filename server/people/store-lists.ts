import { upperBound } from '@gridward/contract/paths'
import type { Tx } from '../platform/database.ts'
import type { Scope } from '../platform/scope.ts'
import { every, raw, scoped, sql, type Sql } from '../platform/sql.ts'
import type { Facts } from './facts.ts'
import type { OpenTag } from './store-persons.ts'

export type LineRow = {
  id: string
  area: string
  household: string | null
  address: string | null
  name: string
  sex: 'male' | 'female' | null
  birth_date: string | null
  id_kind: string
  facts: Facts
  sealed: Buffer | null
  suspected: boolean
  dead_on: string | null
  version: number
  updated_at: string
  updated_text: string
  tags: OpenTag[]
  key: string
}

type Reader = Scope<'people.read'>

/**
 * The streets of a scope. A list of a whole district takes the first rows of each street and merges them: a range over
 * paths would lose the order of the index. A scan that jumps from street to street costs a fraction of a millisecond.
 */
export const streetsOf = async (tx: Tx, scope: Reader): Promise<string[]> => {
  if (!scope.prefixes.includes('')) return [...new Set(scope.prefixes.map((prefix) => prefix.slice(0, 9)))].sort()
  const rows = await tx.query<{ street: string }>(sql`
    with recursive s(street) as (
      (select min(p.street) from person p where p.district = ${scope.district} and p.merged_into is null)
      union all
      select (select min(p.street) from person p
        where p.district = ${scope.district} and p.merged_into is null and p.street > s.street)
      from s where s.street is not null)
    select street from s where street is not null and ${scoped(scope, sql`street`)}`)
  return rows.map((row) => row.street)
}

/** Rows of a scope by its own column: one community, or the streets. `alias` has street, community and area. */
export function places(scope: Reader, streets: readonly string[], alias: Sql): { from: Sql; where: Sql } {
  const [only] = scope.prefixes
  if (scope.prefixes.length === 1 && only !== undefined && only.length >= 12)
    return {
      from: sql`(select ${only.slice(0, 12)}::text collate "C" as place) w`,
      where: sql`${alias}.community = w.place`,
    }
  return { from: sql`unnest(${streets}::text[]) as w(place)`, where: sql`${alias}.street = w.place collate "C"` }
}

const tagsOf = sql`coalesce((select jsonb_agg(jsonb_build_object('kind', t.kind, 'basis', t.basis, 'purpose', t.purpose,
    'since', t.since, 'until', t.until) order by t.kind)
  from person_tag t where t.district = p.district and t.person = p.id and t.closed_at is null), '[]') as tags`
/** Of a person `p` with `withHome`. */
export const lineColumns = sql`p.id, p.area, p.household, h.address, p.name, p.sex, p.birth_date, p.id_kind, p.facts, p.sealed,
  p.maybe_same <> '[]' as suspected, p.dead_on, p.version, p.updated_at, p.updated_at::text as updated_text, ${tagsOf}`
export const withHome = sql`left join household h on h.district = p.district and h.id = p.household`

/** Whom the counters count. Somebody who died, left or was joined with another is found by name or number, and in no list. */
const counted = sql`p.merged_into is null and p.dead_on is null and p.left_on is null`

/** The last changed first. `after`: time and id of the last row seen. */
export const listChanged = (
  tx: Tx,
  scope: Reader,
  streets: readonly string[],
  options: { suspectedOnly: boolean; after: readonly string[] | null; limit: number },
): Promise<LineRow[]> => {
  const { from, where } = places(scope, streets, sql`p`)
  const { after, limit } = options
  return tx.query(sql`
    select ${lineColumns}, '' as key from (
      select p.* from ${from} cross join lateral (
        select p.* from person p where ${every([
          sql`p.district = ${scope.district}`,
          where,
          scoped(scope, sql`p.area`),
          counted,
          options.suspectedOnly ? sql`p.maybe_same <> '[]'` : undefined,
          after ? sql`(p.updated_at, p.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : undefined,
        ])} order by p.updated_at desc, p.id desc limit ${limit}) p
      order by p.updated_at desc, p.id desc limit ${limit}) p ${withHome}
    order by p.updated_at desc, p.id desc`)
}

/** A ledger, the newest reason first. */
export const listTagged = (
  tx: Tx,
  scope: Reader,
  streets: readonly string[],
  options: { kind: string; after: readonly string[] | null; limit: number },
): Promise<LineRow[]> => {
  const { from, where } = places(scope, streets, sql`g`)
  const { kind, after, limit } = options
  return tx.query(sql`
    select ${lineColumns}, g.since::text as key from (
      select g.person, g.since from ${from} cross join lateral (
        select g.person, g.since from person_tag g where ${every([
          sql`g.district = ${scope.district} and g.kind = ${kind} and g.closed_at is null`,
          where,
          scoped(scope, sql`g.area`),
          sql`exists (select from person p where p.district = g.district and p.id = g.person and ${counted})`,
          after ? sql`(g.since, g.person) < (${after[0]}::date, ${after[1]}::uuid)` : undefined,
        ])} order by g.since desc, g.person desc limit ${limit}) g
      order by g.since desc, g.person desc limit ${limit}) g
    join person p on p.district = ${scope.district} and p.id = g.person ${withHome}
    order by g.since desc, g.person desc`)
}

export type NameForm = 'name_plain' | 'name_pinyin' | 'name_initials'

/** Names that begin with a text, in order of that form. */
export const listNamed = (
  tx: Tx,
  scope: Reader,
  streets: readonly string[],
  options: { form: NameForm; term: string; after: readonly string[] | null; limit: number },
): Promise<LineRow[]> => {
  const { term, after, limit } = options
  const form = raw(options.form)
  return tx.query(sql`
    select ${lineColumns}, p.${form} as key from (
      select p.* from unnest(${streets}::text[]) as w(place) cross join lateral (
        select p.* from person p where ${every([
          sql`p.district = ${scope.district} and p.street = w.place collate "C"`,
          scoped(scope, sql`p.area`),
          sql`p.merged_into is null and p.${form} >= ${term} and p.${form} < ${upperBound(term)}`,
          after ? sql`(p.${form}, p.id) > (${after[0]}, ${after[1]}::uuid)` : undefined,
        ])} order by p.${form}, p.id limit ${limit}) p
      order by p.${form}, p.id limit ${limit}) p ${withHome}
    order by p.${form}, p.id`)
}

/** Who has exactly this number, or this phone. */
export const listExact = (
  tx: Tx,
  scope: Reader,
  blinds: { number: Buffer | null; phone: Buffer | null },
  limit: number,
): Promise<LineRow[]> =>
  tx.query(sql`
    select ${lineColumns}, '' as key from person p ${withHome}
    where p.district = ${scope.district} and ${scoped(scope, sql`p.area`)} and p.merged_into is null and p.id = any(array(
      select n.id from person n where n.district = ${scope.district} and n.merged_into is null and n.id_blind = ${blinds.number}
      union select n.id from person n where n.district = ${scope.district} and n.phone_blind = ${blinds.phone}))
    order by p.id limit ${limit}`)

export const findPerson = (tx: Tx, scope: Reader, id: string): Promise<LineRow | undefined> =>
  tx.maybe(sql`
    select ${lineColumns}, '' as key from person p ${withHome}
    where p.district = ${scope.district} and ${scoped(scope, sql`p.area`)} and p.merged_into is null and p.id = ${id}`)

export const peopleBehind = (tx: Tx, scope: Reader, household: string): Promise<LineRow[]> =>
  tx.query(sql`
    select ${lineColumns}, m.relation as key from membership m
    join person p on p.district = m.district and p.id = m.person ${withHome}
    where m.district = ${scope.district} and m.household = ${household} and m.ends_on is null
      and ${scoped(scope, sql`p.area`)} and p.merged_into is null
    order by m.starts_on, p.id`)
