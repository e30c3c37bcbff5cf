import type { Tx } from '../platform/database.ts'
import type { Scope } from '../platform/scope.ts'
import { scoped, sql } from '../platform/sql.ts'
import type { Suspicion } from './rules-matching.ts'

type Writer = Scope<'people.write'>

/** What the comparison reads of a record. `told`: ids of the submissions that spoke of it. */
export type Comparable = {
  id: string
  area: string
  household: string | null
  name_plain: string
  name_pinyin: string
  name_initials: string
  sex: 'male' | 'female' | null
  birth_date: string | null
  id_kind: string
  id_blind: Buffer | null
  phone_blind: Buffer | null
  sealed: Buffer | null
  told: string[]
  maybe_same: Suspicion[]
  version: number
  updated_at: string
  updated_text: string
}

const comparable = sql`p.id, p.area, p.household, p.name_plain, p.name_pinyin, p.name_initials, p.sex, p.birth_date, p.id_kind,
  p.id_blind, p.phone_blind, p.sealed, jsonb_path_query_array(p.facts, '$.w[*][3]') as told, p.maybe_same, p.version,
  p.updated_at, p.updated_at::text as updated_text`
const living = sql`p.merged_into is null and p.dead_on is null`

export type Mark = { keyed: Buffer; updated_text: string; id: string }

export const readMark = (tx: Tx, scope: Writer): Promise<Mark | undefined> =>
  tx.maybe(sql`
    select keyed, updated_at::text as updated_text, id from match_mark where district = ${scope.district} for update`)

export const writeMark = (tx: Tx, scope: Writer, { keyed, updated_text, id }: Mark): Promise<number> =>
  tx.run(sql`
    insert into match_mark (district, keyed, updated_at, id)
    values (${scope.district}, ${keyed}, ${updated_text}::timestamptz, ${id})
    on conflict (district) do update set keyed = excluded.keyed, updated_at = excluded.updated_at, id = excluded.id`)

/** After a change of keys every record is compared anew. */
export const forgetKeys = (tx: Tx, scope: Writer): Promise<number> =>
  tx.run(sql`delete from person_match where district = ${scope.district}`)

/** Records in the order in which they changed, the first ones after a place; street by street, as the index has them. */
export const changedAfter = (
  tx: Tx,
  scope: Writer,
  streets: readonly string[],
  after: { updated_text: string; id: string },
  limit: number,
): Promise<(Comparable & { seen: boolean })[]> =>
  tx.query(sql`
    select ${comparable}, coalesce(m.version = p.version, false) as seen from (
      select p.* from unnest(${streets}::text[]) as w(place) cross join lateral (
        select p.* from person p
        where p.district = ${scope.district} and p.street = w.place collate "C" and ${scoped(scope, sql`p.area`)}
          and p.merged_into is null and (p.updated_at, p.id) > (${after.updated_text}::timestamptz, ${after.id}::uuid)
        order by p.updated_at, p.id limit ${limit}) p
      order by p.updated_at, p.id limit ${limit}) p
    left join person_match m on m.district = p.district and m.person = p.id
    order by p.updated_at, p.id`)

/** `keys` of each record, as texts of an array. */
export const saveKeys = (
  tx: Tx,
  scope: Writer,
  rows: readonly { person: string; version: number; keys: readonly bigint[] }[],
): Promise<number> =>
  tx.run(sql`
    insert into person_match (district, person, version, keys)
    select ${scope.district}::int, t.person, t.version, t.keys::bigint[]
    from unnest(${rows.map((r) => r.person)}::uuid[], ${rows.map((r) => r.version)}::int[],
      ${rows.map((r) => `{${r.keys.join(',')}}`)}::text[]) as t(person, version, keys)
    on conflict (district, person) do update set version = excluded.version, keys = excluded.keys`)

export type Sought = {
  person: string
  keys: readonly bigint[]
  id_blind: Buffer | null
  phone_blind: Buffer | null
  household: string | null
}

/** A record with more neighbours than this lies in a drawer of everybody's data (one phone for a whole dormitory). */
const most = 200

/** Whom each record has to be held against: a drawer, a number, a phone or a door in common. */
export const neighboursOf = (
  tx: Tx,
  scope: Writer,
  sought: readonly Sought[],
): Promise<{ person: string; id: string }[]> =>
  tx.query(sql`
    select w.person, c.id from unnest(${sought.map((s) => s.person)}::uuid[],
        ${sought.map((s) => `{${s.keys.join(',')}}`)}::text[], ${sought.map((s) => s.id_blind)}::bytea[],
        ${sought.map((s) => s.phone_blind)}::bytea[], ${sought.map((s) => s.household)}::uuid[])
      as w(person, keys, id_blind, phone_blind, household)
    cross join lateral (
      (select m.person as id from person_match m where m.district = ${scope.district} and m.keys && w.keys::bigint[] limit ${most})
      union (select p.id from person p where p.district = ${scope.district} and p.merged_into is null
        and p.id_blind = w.id_blind limit ${most})
      union (select p.id from person p where p.district = ${scope.district} and p.phone_blind = w.phone_blind limit ${most})
      union (select m.person from membership m where m.district = ${scope.district} and m.household = w.household
        and m.ends_on is null limit ${most})) c
    where c.id <> w.person`)

export const comparables = (tx: Tx, scope: Writer, ids: readonly string[]): Promise<Comparable[]> =>
  tx.query(sql`
    select ${comparable} from person p
    where p.district = ${scope.district} and ${scoped(scope, sql`p.area`)} and ${living} and p.id = any(${ids}::uuid[])`)
