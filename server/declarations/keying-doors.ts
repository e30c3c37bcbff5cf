import type { KeyedLine, PaperLine } from '@gridward/contract/declarations/paper'
import type { Tx } from '../platform/database.ts'
import { covers, narrow, type Scope } from '../platform/scope.ts'
import { doorAt, doorsById, doorsByTail, noPlace, recordId, type NamedDoor, type Place } from '../people/index.ts'
import { todaysPath } from './areas.ts'
import { lineCode, readLineCode } from './rules-line-code.ts'

/** The door that a line is about. `known` false: nobody has entered it before, `id` is the one that it will get. */
export type LineDoor = { id: string; area: string; place: Place; address: string; people: number; known: boolean }

export const viewOf = (door: NamedDoor): PaperLine => ({
  code: lineCode(door.id),
  household: door.id,
  ...{ area: door.area, address: door.address, head: door.head, people: door.people, use: door.use, reach: door.reach },
})

type Found = LineDoor | 'unknownLine' | 'whichDoor' | 'noAddress'

/** The doors of all lines by code, by id, or by area and address. Nothing outside of the scope is found. */
export async function findLineDoors(
  tx: Tx,
  scope: Scope<'declarations.key'>,
  lines: readonly KeyedLine[],
): Promise<Map<KeyedLine, Found>> {
  const reader = narrow(scope, 'people.read')
  const tails = new Map(lines.map((line) => [line, line.code === undefined ? null : readLineCode(line.code)]))
  const asked = [...new Set([...tails.values()].filter((tail) => tail !== null))]
  const coded = asked.length > 0 ? await doorsByTail(tx, reader, asked) : []
  const ids = lines.flatMap((line) => line.household ?? [])
  const byId = new Map((ids.length > 0 ? await doorsById(tx, reader, ids) : []).map((door) => [door.id, door]))
  const found = new Map<KeyedLine, Found>()
  for (const line of lines) {
    const doors = coded.filter((door) => door.tail === tails.get(line))
    const chosen = line.household === undefined ? undefined : byId.get(line.household)
    if (chosen) found.set(line, known(chosen))
    else if (doors.length > 1) found.set(line, 'whichDoor')
    else if (doors[0]) found.set(line, known(doors[0]))
    else if (line.code !== undefined || line.household !== undefined) found.set(line, 'unknownLine')
    else found.set(line, await atAddress(tx, scope, line))
  }
  return found
}

const known = (door: NamedDoor): LineDoor => {
  const { id, area, estate, building, unit, room, address, people } = door
  return { id, area, place: { estate, building, unit, room }, address, people, known: true }
}

async function atAddress(tx: Tx, scope: Scope<'declarations.key'>, line: KeyedLine): Promise<Found> {
  const place: Place = { ...noPlace, ...trimmed(line.place) }
  const area = line.area ? await todaysPath(tx, scope.district, line.area) : undefined
  if (!area || !covers(scope, area) || (place.building === '' && place.room === '')) return 'noAddress'
  const reader = narrow(scope, 'people.read')
  const id = await doorAt(tx, reader, area, place)
  const [door] = id ? await doorsById(tx, reader, [id]) : []
  if (door) return known(door)
  return { id: recordId(line.id, 'door'), area, place, address: '', people: 0, known: false }
}

const trimmed = (place: KeyedLine['place']): Partial<Place> =>
  Object.fromEntries(Object.entries(place ?? {}).map(([part, text]) => [part, text.trim()]))
