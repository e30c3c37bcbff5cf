import type { Tx } from '../platform/database.ts'
import type { Scope } from '../platform/scope.ts'
import { scoped, sql } from '../platform/sql.ts'
import type { OpenTag } from './store-persons.ts'

export type NewHome = {
  person: string
  household: string
  area: string
  starts_on: string
  relation: string
  ends_on: string | null
}

/** People behind doors; a person who is there already keeps the day on which that began. */
export const openHomes = (tx: Tx, scope: Scope<'people.write'>, homes: readonly NewHome[]): Promise<number> =>
  tx.run(sql`
    insert into membership (district, person, household, area, starts_on, relation, ends_on)
    select ${scope.district}::int, t.* from unnest(${homes.map((h) => h.person)}::uuid[], ${homes.map((h) => h.household)}::uuid[],
      ${homes.map((h) => h.area)}::text[], ${homes.map((h) => h.starts_on)}::date[], ${homes.map((h) => h.relation)}::text[],
      ${homes.map((h) => h.ends_on)}::date[]) as t
    on conflict (district, person, household, starts_on) do update set ends_on = excluded.ends_on, relation = excluded.relation`)

export type EndedHome = { person: string; household: string; ends_on: string }
export const endHomes = (tx: Tx, scope: Scope<'people.write'>, homes: readonly EndedHome[]): Promise<number> =>
  tx.run(sql`
    update membership m set ends_on = greatest(t.ends_on, m.starts_on)
    from unnest(${homes.map((h) => h.person)}::uuid[], ${homes.map((h) => h.household)}::uuid[],
      ${homes.map((h) => h.ends_on)}::date[]) as t(person, household, ends_on)
    where m.district = ${scope.district} and ${scoped(scope, sql`m.area`)} and m.person = t.person
      and m.household = t.household and m.ends_on is null`)

export type TagRow = OpenTag & { person: string; area: string }

export const openTags = (tx: Tx, scope: Scope<'people.write'>, tags: readonly TagRow[]): Promise<number> =>
  tx.run(sql`
    insert into person_tag (district, person, kind, opened_at, area, basis, purpose, since, until, submission)
    select ${scope.district}::int, t.* from unnest(${tags.map((t) => t.person)}::uuid[], ${tags.map((t) => t.kind)}::text[],
      ${tags.map((t) => t.opened_at)}::timestamptz[], ${tags.map((t) => t.area)}::text[],
      ${tags.map((t) => JSON.stringify(t.basis))}::jsonb[], ${tags.map((t) => t.purpose)}::text[],
      ${tags.map((t) => t.since)}::date[], ${tags.map((t) => t.until)}::date[], ${tags.map((t) => t.submission)}::uuid[]) as t
    on conflict do nothing`)

/** Open tags whose reason or end is another now, or whose person moved. */
export const changeTags = (tx: Tx, scope: Scope<'people.write'>, tags: readonly TagRow[]): Promise<number> =>
  tx.run(sql`
    update person_tag g set area = t.area, basis = t.basis, purpose = t.purpose, since = t.since, until = t.until,
      submission = t.submission
    from unnest(${tags.map((t) => t.person)}::uuid[], ${tags.map((t) => t.kind)}::text[], ${tags.map((t) => t.area)}::text[],
      ${tags.map((t) => JSON.stringify(t.basis))}::jsonb[], ${tags.map((t) => t.purpose)}::text[],
      ${tags.map((t) => t.since)}::date[], ${tags.map((t) => t.until)}::date[], ${tags.map((t) => t.submission)}::uuid[])
      as t(person, kind, area, basis, purpose, since, until, submission)
    where g.district = ${scope.district} and ${scoped(scope, sql`g.area`)} and g.person = t.person and g.kind = t.kind
      and g.closed_at is null`)

export const closeTags = (
  tx: Tx,
  scope: Scope<'people.write'>,
  tags: readonly { person: string; kind: string }[],
  now: string,
  why: string,
): Promise<number> =>
  tx.run(sql`
    update person_tag g set closed_at = ${now}, closed_why = ${why}
    from unnest(${tags.map((t) => t.person)}::uuid[], ${tags.map((t) => t.kind)}::text[]) as t(person, kind)
    where g.district = ${scope.district} and ${scoped(scope, sql`g.area`)} and g.person = t.person and g.kind = t.kind
      and g.closed_at is null`)

/** People with a ledger entry whose last day is over. */
export const tagsPast = (
  tx: Tx,
  scope: Scope<'people.write'>,
  today: string,
  limit: number,
): Promise<{ person: string }[]> =>
  tx.query(sql`
    select distinct g.person from person_tag g
    where g.district = ${scope.district} and ${scoped(scope, sql`g.area`)} and g.closed_at is null
      and g.until is not null and g.until < ${today}::date
    limit ${limit}`)
