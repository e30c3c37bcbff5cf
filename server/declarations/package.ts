import { maskIdentity, maskPhone } from '@gridward/contract/identity'
import { mostDoors, type DoorForWorker, type workersPackage } from '@gridward/contract/declarations'
import { digestOf } from '../platform/canonical.ts'
import type { Keys } from '../platform/keys.ts'
import { narrow } from '../platform/scope.ts'
import type { Call, Handler } from '../serve.ts'
import {
  householdLine,
  listDoors,
  residentsIn,
  secretsOf,
  secondsFor,
  versionOfDoors,
  type DoorLineRow,
  type ResidentRow,
} from '../people/index.ts'
import { keepDefinitions, shipped } from './definitions.ts'
import { roundView } from './rounds.ts'
import { claimsAt } from './store-claims.ts'
import { openRounds, roundFor } from './store-rounds.ts'

/** Counts up when the same rows are shown in another way. */
const form = 2

export const workers: Handler<typeof workersPackage> = async (call) => {
  const { query, tx, scope, journal, now } = call
  await keepDefinitions(tx, now)
  const reader = narrow(scope, 'people.read')
  const row = roundFor(await openRounds(tx, scope.district), query.grid)
  const round = row ? roundView(row) : null
  const claims = (await claimsAt(tx, narrow(scope, 'declarations.read'))).flatMap(({ household }) => household ?? [])
  const seconds = (await secondsFor(tx, reader, scope.actor.account)).map(({ id }) => id)
  const rows = await versionOfDoors(tx, reader, now)
  const forms = shipped.map(({ key, version }) => ({ key, version }))
  const content = { form, round, claims: claims.sort(), seconds: seconds.sort(), rows, forms }
  const tag = digestOf(content).toString('base64url').slice(0, 22)
  if (query.known === tag) return { tag, same: true, now, round, cut: false, households: [], questionnaires: [] }
  const { households, cut } = await doorsFor(call, { claims: new Set(claims), seconds: new Set(seconds) })
  const people = households.reduce((n, { residents }) => n + residents.length, 0)
  journal({
    kind: 'people.carried',
    area: query.grid,
    content: { doors: households.length, people, tag },
    retention: 'look',
  })
  const questionnaires = shipped.map((one) => ({ key: one.key, version: one.version, definition: { ...one } }))
  return { tag, same: false, now, round, cut, households, questionnaires }
}

/** The doors with everybody behind them, at most as many as a phone takes; `cut`: there are more. */
async function doorsFor(
  { tx, scope, keys, now }: Call<typeof workersPackage>,
  todo: { claims: ReadonlySet<string>; seconds: ReadonlySet<string> },
): Promise<{ households: DoorForWorker[]; cut: boolean }> {
  const reader = narrow(scope, 'people.read')
  const doors = await listDoors(tx, reader, {}, { after: null, limit: mostDoors + 1, now })
  const byDoor = groupBy(await residentsIn(tx, reader))
  const households = doors
    .slice(0, mostDoors)
    .map((door) => forWorker(keys, door, byDoor.get(door.id) ?? [], todo.claims.has(door.id), todo.seconds, now))
  return { households, cut: doors.length > mostDoors }
}

function groupBy(rows: readonly ResidentRow[]): Map<string, ResidentRow[]> {
  const groups = new Map<string, ResidentRow[]>()
  for (const row of rows) {
    const group = groups.get(row.household)
    if (group) group.push(row)
    else groups.set(row.household, [row])
  }
  return groups
}

function forWorker(
  keys: Keys,
  door: DoorLineRow,
  residents: readonly ResidentRow[],
  claimed: boolean,
  seconds: ReadonlySet<string>,
  now: string,
): DoorForWorker {
  const line = householdLine(door, now)
  const todo: DoorForWorker['todo'] = []
  if (claimed) todo.push('claim')
  if (seconds.has(door.id)) todo.push('second')
  if (line.reach === 'notReached') todo.push('knock')
  else if (line.reach === 'noAnswer' || line.reach === 'refused') todo.push('again')
  else if (line.overdue) todo.push('fresh')
  // who was drawn for a second look is told to those alone who may make it
  return { ...line, secondDue: seconds.has(door.id), residents: residents.map((row) => residentView(keys, row)), todo }
}

function residentView(keys: Keys, row: ResidentRow): DoorForWorker['residents'][number] {
  const { number, phone } = secretsOf(keys, row.sealed)
  return {
    id: row.id,
    name: row.name,
    relation: row.relation,
    sex: row.sex,
    birthYear: row.birth_date ? Number(row.birth_date.slice(0, 4)) : null,
    idNumber: maskIdentity(number),
    phone: phone === '' ? '' : maskPhone(phone),
    tags: row.tags,
  }
}
