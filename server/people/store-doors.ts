import { upperBound } from '@gridward/contract/paths'
import type { Tx } from '../platform/database.ts'
import type { Scope } from '../platform/scope.ts'
import { scoped, sql } from '../platform/sql.ts'
import { doorOf, nowhere, type Place } from './rules-doors.ts'
import type { Facts } from './facts.ts'
import type { Reach } from '@gridward/contract/coverage'
import type { DoorEvent } from './rules-coverage.ts'

/** An event of the door with who was there, so that a second visit is somebody else's. */
export type DoorLine = DoorEvent & { account?: string | null; people?: number }

export type DoorRow = {
  id: string
  area: string
  estate: string
  building: string
  unit: string
  room: string
  address: string
  door: string
  use: 'own' | 'rent' | 'vacant' | 'unknown'
  facts: Facts
  sealed: Buffer | null
  expected: boolean
  reach: Reach
  beside_list: '' | 'found' | 'missing'
  events: DoorLine[]
  tries: number
  reached_at: string | null
  due_at: string | null
  round: string | null
  second_due: boolean
  version: number
}

/** A door looked for: by the id that the sender knows, or by area and address. */
export type DoorRef = { id: string; area: string; door: string }

/**
 * The doors behind some references, locked in the order of their ids so that two senders wait instead of blocking each
 * other. `asked` is the reference's id where that is another name of the door.
 */
export const lockDoors = (
  tx: Tx,
  scope: Scope<'people.write'>,
  refs: readonly DoorRef[],
): Promise<(DoorRow & { asked: string[] })[]> =>
  tx.query(sql`
    with asked as (
      select * from unnest(${refs.map((r) => r.id)}::uuid[], ${refs.map((r) => r.area)}::text[], ${refs.map((r) => r.door)}::text[])
        as t(id, area, door)),
    wanted as (
      select a.id as asked, a.id as household from asked a
      union select a.id, o.household from asked a join household_alias o on o.district = ${scope.district} and o.id = a.id
      union select a.id, h.id from asked a
        join household h on h.district = ${scope.district} and h.area = a.area and h.door = a.door where a.door <> ${nowhere})
    select h.id, h.area, h.estate, h.building, h.unit, h.room, h.address, h.door, h.use, h.facts, h.sealed, h.expected,
      h.reach, h.beside_list, h.events, h.tries, h.reached_at, h.due_at, h.round, h.second_due, h.version,
      array(select w.asked from wanted w where w.household = h.id) as asked
    from household h where h.district = ${scope.district} and ${scoped(scope, sql`h.area`)}
      and h.id = any(array(select household from wanted))
    order by h.id for update of h`)

/** New doors in the order of walking; one that another transaction has just made is left out of the answer. */
export const insertDoors = (
  tx: Tx,
  scope: Scope<'people.write'>,
  doors: readonly DoorRow[],
  now: string,
): Promise<{ id: string }[]> => {
  const rows = [...doors].sort((a, b) => cmp(a.area, b.area) || cmp(a.door, b.door))
  return tx.query(sql`
    insert into household (district, id, area, estate, building, unit, room, address, door, use, facts, sealed, expected, reach,
      beside_list, events, tries, reached_at, due_at, round, second_due, created_at, updated_at)
    select ${scope.district}::int, t.*, ${now}::timestamptz, ${now}::timestamptz
    from ${unnestDoors(rows)} as t(id, area, estate, building, unit, room, address, door, use, facts, sealed, expected, reach,
      beside_list, events, tries, reached_at, due_at, round, second_due)
    on conflict do nothing returning id`)
}

export const updateDoors = (
  tx: Tx,
  scope: Scope<'people.write'>,
  doors: readonly DoorRow[],
  now: string,
): Promise<number> =>
  tx.run(sql`
    update household h set area = t.area, estate = t.estate, building = t.building, unit = t.unit, room = t.room,
      address = t.address, door = t.door, use = t.use, facts = t.facts, sealed = t.sealed, expected = t.expected,
      reach = t.reach, beside_list = t.beside_list, events = t.events, tries = t.tries, reached_at = t.reached_at,
      due_at = t.due_at, round = t.round, second_due = t.second_due,
      version = h.version + 1, updated_at = ${now}
    from ${unnestDoors(doors)} as t(id, area, estate, building, unit, room, address, door, use, facts, sealed, expected, reach,
      beside_list, events, tries, reached_at, due_at, round, second_due)
    where h.district = ${scope.district} and ${scoped(scope, sql`h.area`)} and h.id = t.id`)

const unnestDoors = (d: readonly DoorRow[]) => sql`unnest(
  ${d.map((r) => r.id)}::uuid[], ${d.map((r) => r.area)}::text[], ${d.map((r) => r.estate)}::text[], ${d.map((r) => r.building)}::text[],
  ${d.map((r) => r.unit)}::text[], ${d.map((r) => r.room)}::text[], ${d.map((r) => r.address)}::text[], ${d.map((r) => r.door)}::text[],
  ${d.map((r) => r.use)}::text[], ${d.map((r) => JSON.stringify(r.facts))}::jsonb[], ${d.map((r) => r.sealed)}::bytea[],
  ${d.map((r) => r.expected)}::bool[], ${d.map((r) => r.reach)}::text[], ${d.map((r) => r.beside_list)}::text[],
  ${d.map((r) => JSON.stringify(r.events))}::jsonb[], ${d.map((r) => r.tries)}::int[], ${d.map((r) => r.reached_at)}::timestamptz[],
  ${d.map((r) => r.due_at)}::timestamptz[], ${d.map((r) => r.round)}::uuid[], ${d.map((r) => r.second_due)}::bool[])`

/** Remembers that a phone called this door by another id. */
export const addAliases = (
  tx: Tx,
  scope: Scope<'people.write'>,
  aliases: readonly { id: string; household: string; area: string }[],
): Promise<number> =>
  tx.run(sql`
    insert into household_alias (district, id, household, area)
    select ${scope.district}::int, t.* from unnest(${aliases.map((a) => a.id)}::uuid[], ${aliases.map((a) => a.household)}::uuid[],
      ${aliases.map((a) => a.area)}::text[]) as t
    on conflict do nothing`)

const cmp = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The id of the door at an address, wherever in `area` it lies; null when there is none, or more than one. */
export const doorAt = async (
  tx: Tx,
  scope: Scope<'people.read'>,
  area: string,
  place: Place,
): Promise<string | null> => {
  const door = doorOf(place)
  if (door === nowhere) return null
  const rows = await tx.query<{ id: string }>(sql`
    select h.id from household h
    where h.district = ${scope.district} and ${scoped(scope, sql`h.area`)}
      and h.area >= ${area} and h.area < ${upperBound(area)} and h.door in (${door}, ${door} || '#' || h.id::text) limit 2`)
  return rows.length === 1 ? rows[0]!.id : null
}

/** Where doors lie, by their id or by one that a phone gave them. */
export const areasOfDoors = (
  tx: Tx,
  scope: Scope<'people.read' | 'people.write'>,
  ids: readonly string[],
): Promise<{ id: string; area: string }[]> =>
  tx.query(sql`
    select a.id, h.area from unnest(${ids}::uuid[]) as a(id)
    left join household_alias o on o.district = ${scope.district} and o.id = a.id
    join household h on h.district = ${scope.district} and h.id = coalesce(o.household, a.id) and ${scoped(scope, sql`h.area`)}`)
