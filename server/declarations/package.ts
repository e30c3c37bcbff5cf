import { maskIdentity, maskPhone } from '@gridward/contract/identity'
import { mostDoors, type DoorForWorker, type workersPackage } from '@gridward/contract/declarations'
import { digestOf } from '../platform/canonical.ts'
import type { Keys } from '../platform/keys.ts'
import { narrow } from '../platform/scope.ts'
import type { Handler } from '../serve.ts'
import {
  householdLine,
  listDoors,
  residentsIn,
  secretsOf,
  secondsFor,
  type DoorLineRow,
  type ResidentRow,
} from '../people/index.ts'
import { keepDefinitions, shipped } from './definitions.ts'
import { roundView } from './rounds.ts'
import { claimsAt } from './store-claims.ts'
import { openRounds, roundFor } from './store-rounds.ts'

export const workers: Handler<typeof workersPackage> = async ({ query, tx, scope, keys, journal, now }) => {
  await keepDefinitions(tx, now)
  const reader = narrow(scope, 'people.read')
  const round = roundFor(await openRounds(tx, scope.district), query.grid) ?? null
  const doors = await listDoors(tx, reader, {}, { after: null, limit: mostDoors, now })
  const residents = await residentsIn(tx, reader)
  const claims = new Set((await claimsAt(tx, narrow(scope, 'declarations.read'))).map((row) => row.household))
  const seconds = new Set((await secondsFor(tx, reader, scope.actor.account)).map((row) => row.id))
  const byDoor = groupBy(residents)
  const households = doors.map((door) =>
    forWorker(keys, door, byDoor.get(door.id) ?? [], claims.has(door.id), seconds, now),
  )
  const content = { round: round && roundView(round), households: households.map(({ overdue: _, ...rest }) => rest) }
  const tag = digestOf(content).toString('base64url').slice(0, 22)
  const same = query.known === tag
  if (!same)
    journal({
      kind: 'people.carried',
      area: query.grid,
      content: { doors: doors.length, people: residents.length, tag },
      retention: 'look',
    })
  return {
    ...{ tag, same, now, round: content.round },
    households: same ? [] : households,
    questionnaires: same
      ? []
      : shipped.map((form) => ({ key: form.key, version: form.version, definition: { ...form } })),
  }
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
