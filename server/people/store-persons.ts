import type { Tx } from '../platform/database.ts'
import type { Scope } from '../platform/scope.ts'
import { scoped, sql } from '../platform/sql.ts'
import type { Facts } from './facts.ts'
import type { RecentDays } from './rules-facts.ts'
import type { Suspicion } from './rules-matching.ts'
import type { TagProposal } from './rules-tags.ts'

export type Home = { household: string; starts_on: string; relation: string }
export type OpenTag = {
  kind: TagProposal['kind']
  opened_at: string
  basis: TagProposal['basis']
  purpose: TagProposal['purpose']
  since: string
  until: string | null
  submission: string | null
}

export type PersonRow = {
  id: string
  area: string
  household: string | null
  name: string
  name_plain: string
  name_pinyin: string
  name_initials: string
  sex: 'male' | 'female' | null
  birth_date: string | null
  id_kind: string
  id_blind: Buffer | null
  phone_blind: Buffer | null
  facts: Facts
  sealed: Buffer | null
  days: RecentDays[]
  maybe_same: Suspicion[]
  dead_on: string | null
  left_on: string | null
  version: number
}
export type KnownRow = PersonRow & { homes: Home[]; tags: OpenTag[] }

export type Wanted = {
  numbers: readonly Buffer[]
  phones: readonly Buffer[]
  households: readonly string[]
  ids: readonly string[]
}

/** A record with its open homes and ledger entries; the table's alias is `p`. */
export const knownColumns = sql`p.id, p.area, p.household, p.name, p.name_plain, p.name_pinyin, p.name_initials, p.sex, p.birth_date, p.id_kind,
      p.id_blind, p.phone_blind, p.facts, p.sealed, p.days, p.maybe_same, p.dead_on, p.left_on, p.version,
      coalesce((select jsonb_agg(jsonb_build_object('household', m.household, 'starts_on', m.starts_on, 'relation', m.relation))
        from membership m where m.district = p.district and m.person = p.id and m.ends_on is null), '[]') as homes,
      coalesce((select jsonb_agg(to_jsonb(t) - 'district' - 'person' - 'area' - 'street' - 'community' - 'closed_at' - 'closed_why')
        from person_tag t where t.district = p.district and t.person = p.id and t.closed_at is null), '[]') as tags`

/**
 * Everybody whom a declaration could be about: by number, by phone, by door, by choice. Locked in the order of ids.
 * any(array(…)) keeps it an index scan however little is known of the tables; "in" read the whole district.
 */
export const lockCandidates = (tx: Tx, scope: Scope<'people.write'>, wanted: Wanted): Promise<KnownRow[]> =>
  tx.query(sql`
    with wanted as (
      select p.id from person p where p.district = ${scope.district} and p.merged_into is null
        and p.id_blind = any(${wanted.numbers}::bytea[])
      union select p.id from person p where p.district = ${scope.district} and p.phone_blind = any(${wanted.phones}::bytea[])
      union select m.person from membership m where m.district = ${scope.district} and m.ends_on is null
        and m.household = any(${wanted.households}::uuid[])
      union select coalesce(p.merged_into, p.id) from person p
        where p.district = ${scope.district} and p.id = any(${wanted.ids}::uuid[]))
    select ${knownColumns}
    from person p where p.district = ${scope.district} and ${scoped(scope, sql`p.area`)} and p.merged_into is null
      and p.id = any(array(select id from wanted))
    order by p.id for update of p`)

/** Answers the ids that were written; a missing one was made by another transaction at this moment. */
export const insertPersons = (
  tx: Tx,
  scope: Scope<'people.write'>,
  people: readonly PersonRow[],
  now: string,
): Promise<{ id: string }[]> => {
  const key = (p: PersonRow): string => `${p.id_blind?.toString('hex') ?? '~'}|${p.name_plain}|${p.id}`
  const rows = [...people].map((p) => ({ p, key: key(p) })).sort((a, b) => (a.key < b.key ? -1 : 1))
  return tx.query(sql`
    insert into person (district, id, area, household, name, name_plain, name_pinyin, name_initials, sex, birth_date, id_kind,
      id_blind, phone_blind, facts, sealed, days, maybe_same, dead_on, left_on, created_at, updated_at)
    select ${scope.district}::int, t.*, ${now}::timestamptz, ${now}::timestamptz
    from ${unnestPersons(rows.map((row) => row.p))} as t(id, area, household, name, name_plain, name_pinyin, name_initials, sex,
      birth_date, id_kind, id_blind, phone_blind, facts, sealed, days, maybe_same, dead_on, left_on)
    on conflict do nothing returning id`)
}

export const updatePersons = (
  tx: Tx,
  scope: Scope<'people.write'>,
  people: readonly PersonRow[],
  now: string,
): Promise<number> =>
  tx.run(sql`
    update person p set area = t.area, household = t.household, name = t.name, name_plain = t.name_plain,
      name_pinyin = t.name_pinyin, name_initials = t.name_initials, sex = t.sex, birth_date = t.birth_date,
      id_kind = t.id_kind, id_blind = t.id_blind, phone_blind = t.phone_blind, facts = t.facts, sealed = t.sealed,
      days = t.days, maybe_same = t.maybe_same, dead_on = t.dead_on, left_on = t.left_on, version = p.version + 1,
      updated_at = ${now}
    from ${unnestPersons(people)} as t(id, area, household, name, name_plain, name_pinyin, name_initials, sex,
      birth_date, id_kind, id_blind, phone_blind, facts, sealed, days, maybe_same, dead_on, left_on)
    where p.district = ${scope.district} and ${scoped(scope, sql`p.area`)} and p.id = t.id`)

const unnestPersons = (p: readonly PersonRow[]) => sql`unnest(
  ${p.map((r) => r.id)}::uuid[], ${p.map((r) => r.area)}::text[], ${p.map((r) => r.household)}::uuid[], ${p.map((r) => r.name)}::text[],
  ${p.map((r) => r.name_plain)}::text[], ${p.map((r) => r.name_pinyin)}::text[], ${p.map((r) => r.name_initials)}::text[],
  ${p.map((r) => r.sex)}::text[], ${p.map((r) => r.birth_date)}::date[], ${p.map((r) => r.id_kind)}::text[],
  ${p.map((r) => r.id_blind)}::bytea[], ${p.map((r) => r.phone_blind)}::bytea[], ${p.map((r) => JSON.stringify(r.facts))}::jsonb[],
  ${p.map((r) => r.sealed)}::bytea[], ${p.map((r) => JSON.stringify(r.days))}::jsonb[],
  ${p.map((r) => JSON.stringify(r.maybe_same))}::jsonb[], ${p.map((r) => r.dead_on)}::date[], ${p.map((r) => r.left_on)}::date[])`

/** Out of every list and index of living records; nothing of it is lost. */
export const markMerged = (
  tx: Tx,
  scope: Scope<'people.write'>,
  person: string,
  into: string,
  now: string,
): Promise<number> =>
  tx.run(sql`
    update person p set merged_into = ${into}::uuid, updated_at = ${now}
    where p.district = ${scope.district} and ${scoped(scope, sql`p.area`)} and p.id = ${person}`)

export const unmerge = async (tx: Tx, scope: Scope<'people.write'>, person: string, from: string): Promise<void> => {
  const n = await tx.run(sql`
    update person p set merged_into = null, version = p.version + 1
    where p.district = ${scope.district} and ${scoped(scope, sql`p.area`)} and p.id = ${person} and p.merged_into = ${from}`)
  // the home that the merge ended begins to count again
  if (n > 0)
    await tx.run(sql`
      update membership m set ends_on = null from person p
      where m.district = ${scope.district} and ${scoped(scope, sql`m.area`)} and m.person = ${person}
        and p.district = m.district and p.id = m.person and m.household = p.household`)
}
