import type { Tx } from '../platform/database.ts'
import type { Scope } from '../platform/scope.ts'
import { scoped, sql } from '../platform/sql.ts'

export type ExpectedDoor = {
  id: string
  area: string
  estate: string
  building: string
  unit: string
  room: string
  address: string
  door: string
  told: number | null
}
export type Expected = {
  id: string
  area: string
  door: string
  made: boolean
  reach: string
  before: '' | 'found' | 'missing'
}

/** Doors of a list that came before the first knock. A door that is known already is marked as expected. */
export const expectDoors = (
  tx: Tx,
  scope: Scope<'people.write'>,
  d: readonly ExpectedDoor[],
  now: string,
): Promise<Expected[]> =>
  tx.query(sql`
    with list as (
      select * from unnest(${d.map((r) => r.id)}::uuid[], ${d.map((r) => r.area)}::text[], ${d.map((r) => r.estate)}::text[],
        ${d.map((r) => r.building)}::text[], ${d.map((r) => r.unit)}::text[], ${d.map((r) => r.room)}::text[],
        ${d.map((r) => r.address)}::text[], ${d.map((r) => r.door)}::text[])
        as t(id, area, estate, building, unit, room, address, door)),
    known as (
      select h.id, h.area, h.door, h.reach, h.beside_list from household h join list l on h.area = l.area and h.door = l.door
      where h.district = ${scope.district} and ${scoped(scope, sql`h.area`)} order by h.id for update of h),
    marked as (
      update household h set expected = true, beside_list = case when k.reach = 'empty' then 'missing' else '' end,
        version = h.version + 1, updated_at = ${now}
      from known k where h.district = ${scope.district} and h.id = k.id and not h.expected
      returning h.id),
    made as (
      insert into household (district, id, area, estate, building, unit, room, address, door, expected, created_at, updated_at)
      select ${scope.district}::int, l.id, l.area, l.estate, l.building, l.unit, l.room, l.address, l.door, true,
        ${now}::timestamptz, ${now}::timestamptz
      from list l where not exists (select from known k where k.area = l.area and k.door = l.door)
      order by l.area, l.door
      on conflict do nothing returning id, area, door)
    select k.id, k.area, k.door, false as made, k.reach, k.beside_list as before from known k
    union all select m.id, m.area, m.door, true, 'notReached', '' from made m`)

/** Takes doors off the list again; one at which something happened stays. */
export const forgetDoors = (
  tx: Tx,
  scope: Scope<'people.write'>,
  ids: readonly string[],
): Promise<{ id: string; area: string }[]> =>
  tx.query(sql`
    delete from household h
    where h.district = ${scope.district} and ${scoped(scope, sql`h.area`)} and h.id = any(${ids}::uuid[])
      and h.expected and h.events = '[]' and h.facts = '{}'
      and not exists (select from membership m where m.district = h.district and m.household = h.id)
    returning h.id, h.area`)
