import type { Tx } from '../platform/database.ts'
import type { Scope } from '../platform/scope.ts'
import { scoped, sql } from '../platform/sql.ts'
import type { DoorRow } from './store-doors.ts'
import type { Evidence } from './rules-score.ts'
import type { Suspicion } from './rules-matching.ts'

type Reader = Scope<'people.read'>

export type HomeRow = {
  household: string
  address: string
  relation: string
  starts_on: string
  ends_on: string | null
}

/** Every home that somebody had, the newest first; those outside the scope are left out. */
export const homesOf = (tx: Tx, scope: Reader, person: string): Promise<HomeRow[]> =>
  tx.query(sql`
    select m.household, h.address, m.relation, m.starts_on, m.ends_on from membership m
    join household h on h.district = m.district and h.id = m.household
    where m.district = ${scope.district} and m.person = ${person} and ${scoped(scope, sql`m.area`)}
    order by m.ends_on desc nulls first, m.starts_on desc`)

/** Who is suspected to be the same, with what may be shown of them; one who lives outside the scope has no name here. */
export const suspicionsOf = (
  tx: Tx,
  scope: Reader,
  person: string,
): Promise<(Suspicion & { name: string | null; score: number | null; evidence: Evidence[] })[]> =>
  tx.query(sql`
    select s.value ->> 'person' as person, s.value ->> 'reason' as reason, o.name,
      r.score, coalesce(r.evidence, '[]') as evidence
    from person p cross join lateral jsonb_array_elements(p.maybe_same) s
    left join person o on o.district = p.district and o.id = (s.value ->> 'person')::uuid and ${scoped(scope, sql`o.area`)}
    left join person_pair r on r.district = p.district and ${scoped(scope, sql`r.area`)}
      and r.person = greatest(p.id, (s.value ->> 'person')::uuid) and r.other = least(p.id, (s.value ->> 'person')::uuid)
    where p.district = ${scope.district} and ${scoped(scope, sql`p.area`)} and p.id = ${person}`)

export const mergedInto = (tx: Tx, scope: Reader, person: string): Promise<{ id: string }[]> =>
  tx.query(sql`
    select p.id from person p
    where p.district = ${scope.district} and ${scoped(scope, sql`p.area`)} and p.merged_into = ${person} order by p.id`)

/** The record that one lives on in, through every joining since; itself when it was never joined. */
export const becameOf = async (tx: Tx, scope: Reader, person: string): Promise<string> => {
  const row = await tx.maybe<{ id: string }>(sql`
    with recursive way(id, next, n) as (
      select p.id, p.merged_into, 0 from person p
      where p.district = ${scope.district} and ${scoped(scope, sql`p.area`)} and p.id = ${person}
      union all
      select p.id, p.merged_into, w.n + 1 from way w join person p on p.district = ${scope.district} and p.id = w.next
      where ${scoped(scope, sql`p.area`)} and w.n < 100)
    select id from way order by n desc limit 1`)
  return row?.id ?? person
}

export type DoorLineRow = Pick<
  DoorRow,
  | 'id'
  | 'area'
  | 'address'
  | 'estate'
  | 'building'
  | 'unit'
  | 'room'
  | 'use'
  | 'expected'
  | 'reach'
  | 'beside_list'
  | 'tries'
  | 'reached_at'
  | 'due_at'
  | 'second_due'
> & { door: string; due_text: string | null }

export const doorColumns = sql`h.id, h.area, h.address, h.estate, h.building, h.unit, h.room, h.use, h.expected, h.reach,
  h.beside_list, h.tries, h.reached_at, h.due_at, h.second_due, h.door, h.due_at::text as due_text`

export const findDoor = (tx: Tx, scope: Reader, id: string): Promise<DoorLineRow | undefined> =>
  tx.maybe(sql`
    select ${doorColumns} from household h
    where h.district = ${scope.district} and ${scoped(scope, sql`h.area`)} and h.id = ${id}`)
