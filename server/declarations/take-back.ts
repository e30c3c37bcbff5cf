import type { Delta } from '@gridward/contract/metrics'
import type { Tx } from '../platform/database.ts'
import type { Keys } from '../platform/keys.ts'
import { narrow, type Scope } from '../platform/scope.ts'
import type { Holder, IntakeCall } from '../platform/intake/index.ts'
import {
  declarationDeltas,
  noPlace,
  unmake,
  type Act,
  visitDeltas,
  type DoorLeft,
  type PersonLeft,
  type Told,
} from '../people/index.ts'
import { findDefinition } from './definitions.ts'
import type { Piece } from './pieces.ts'
import { readPiece } from './reading.ts'
import { isSaidToday } from './rules-reading.ts'
import { openAnswers, openSealedJson } from './sealing.ts'
import { accountNames } from '../access/index.ts'
import { dayOf } from '@gridward/contract/days'
import type { StoredSubmission } from './store-submissions.ts'
import { builtOn, deleteSent, lockSubmissions, saidAround, visitsOf, type VisitLine } from './store-take-back.ts'
import { intakeWords } from './words-intake.ts'
import { surroundings, type Surroundings } from './surroundings.ts'
import { toldOf } from './take.ts'

/** Who said or saw something at the same doors after the import. */
export async function whoBuiltOn(call: IntakeCall): Promise<Holder[]> {
  const scope = narrow(call.scope, 'declarations.visit')
  const rows = await builtOn(call.tx, scope, call.import)
  const names = await accountNames(
    call.tx,
    call.district,
    rows.flatMap((row) => row.account ?? []),
  )
  return rows.map((row) => ({
    who: row.account ? (names.get(row.account) ?? row.account) : '',
    what: intakeWords[call.language].built[row.what],
    rows: row.n,
  }))
}

/** A stored submission in the register's words; null for an act that says nothing about facts. */
export async function toldAgain(
  tx: Tx,
  keys: Keys,
  row: StoredSubmission,
  visit: VisitLine | null,
  around: Surroundings,
): Promise<Told | null> {
  if (row.questionnaire.startsWith('act-')) return toldByOfficer(keys, row, around)
  const definition = await findDefinition(tx, row.questionnaire, row.version)
  if (!definition) return null
  const { source, area, household, place, account, device, collector, digest } = row
  const piece: Piece = {
    ...{ source, area, household, place, account, device, collector, import: row.import },
    verified: row.verified,
    ...{ observedAt: row.observed_at, recordedAt: row.recorded_at },
    visit: visit ? { id: visit.id, result: visit.result, note: '', digest } : null,
    declaration: {
      ...{ id: row.id, definition, answers: openAnswers(keys, row), chosen: row.chosen },
      ...{ digest, replaces: row.replaces },
    },
  }
  return toldOf(piece, readPiece(piece, around), around)
}

/** A correction or a move as a word about its person, row 0. */
function toldByOfficer(keys: Keys, row: StoredSubmission, around: Surroundings): Told | null {
  const act = openSealedJson(keys, row.sealed) as Act
  if (act.do !== 'correct' && act.do !== 'move') return null
  return {
    ...{ submission: row.id, source: 'officer', verified: true, observedAt: row.observed_at, by: row.account },
    ...{
      day: dayOf(row.observed_at, around.zone),
      area: row.area,
      place: noPlace,
      fields: {},
      visit: null,
      declared: false,
    },
    household: act.do === 'move' ? act.household : null,
    round: around.roundOf(row.area),
    people: [{ row: 0, chosen: null, fields: act.do === 'correct' ? act.fields : {} }],
  }
}

/** Takes submissions out of the register as if they had never come. Answers for each whether it is gone. */
export async function takeBackSubmissions(call: IntakeCall, ids: readonly string[]): Promise<boolean[]> {
  const { tx, keys, journal, now } = call
  const scope = narrow(call.scope, 'declarations.visit')
  const rows = await lockSubmissions(tx, scope, ids)
  const around = await surroundings(tx, scope.district, keys, now)
  const visits = await visitsOf(tx, scope, ids)
  const left = await whatIsLeft(tx, scope, keys, rows, visits, around)
  const circumstances = { now, today: around.today, rules: around.rules }
  const stocks = await unmake(tx, narrow(scope, 'people.write'), keys, left, circumstances)
  await deleteSent(tx, scope, ids)
  journal({
    kind: 'declarations.takenBack',
    area: rows[0]?.area ?? '',
    content: { import: call.import, n: rows.length },
    deltas: [...stocks, ...flowsBack(rows, visits, around.zone)],
  })
  const known = new Set(rows.map((row) => row.id))
  return ids.map((id) => known.has(id))
}

const flowsBack = (rows: readonly StoredSubmission[], visits: readonly VisitLine[], zone: string): Delta[] =>
  [
    ...rows
      .filter((row) => isSaidToday(row.questionnaire))
      .flatMap((row) => declarationDeltas({ area: row.area, day: dayOf(row.observed_at, zone), source: row.source })),
    ...visits.flatMap((v) =>
      visitDeltas({
        area: v.area,
        day: dayOf(v.observed_at, zone),
        result: v.result,
        second: v.second,
        disagrees: v.disagrees === true,
      }),
    ),
  ].map((delta) => ({ ...delta, n: -delta.n }))

/** Everything that is still said of people and doors, without the submissions that go. */
async function whatIsLeft(
  tx: Tx,
  scope: Scope<'declarations.visit'>,
  keys: Keys,
  rows: readonly StoredSubmission[],
  visits: readonly VisitLine[],
  around: Surroundings,
): Promise<{ people: PersonLeft[]; doors: DoorLeft[] }> {
  const going = new Set(rows.map((row) => row.id))
  const doors = new Map<string, { id: string; said: Told[]; gone: Set<string>; round: DoorLeft['round'] }>()
  for (const { household: id, area } of rows)
    if (id) doors.set(id, { id, said: [], gone: new Set(going), round: around.roundOf(area) })
  for (const visit of visits) doors.get(visit.household)?.gone.add(visit.id)
  const persons = [...new Set(rows.flatMap((row) => row.persons.filter((id) => id !== null)))]
  const people = await saidOf(tx, scope, keys, { persons, households: [...doors.keys()] }, around, (told, other) => {
    if (going.has(other.id)) return false
    if (other.household) doors.get(other.household)?.said.push(told)
    return true
  })
  return { people, doors: [...doors.values()] }
}

async function saidOf(
  tx: Tx,
  scope: Scope<'declarations.visit' | 'people.write'>,
  keys: Keys,
  of: { persons: readonly string[]; households: readonly string[] },
  around: Surroundings,
  counts: (told: Told, row: StoredSubmission) => boolean,
): Promise<PersonLeft[]> {
  const people = new Map<string, PersonLeft>(of.persons.map((id) => [id, { id, said: [] }]))
  for (const row of await saidAround(tx, scope, of)) {
    const told = await toldAgain(tx, keys, row, null, around)
    if (!told || !counts(told, row)) continue
    for (const person of told.people) {
      const id = row.persons[person.row]
      if (id) people.get(id)?.said.push({ told, person, household: told.household })
    }
  }
  return [...people.values()]
}

/** Makes some people's records again from everything that was said of each of them, or from what came before `until`. */
export async function remake(
  tx: Tx,
  scope: Scope<'people.write'>,
  keys: Keys,
  persons: readonly string[],
  now: string,
  until = Infinity,
): Promise<Delta[]> {
  const around = await surroundings(tx, scope.district, keys, now)
  const people = await saidOf(
    tx,
    scope,
    keys,
    { persons, households: [] },
    around,
    (_, row) => (row.applied ?? 0) < until,
  )
  return unmake(tx, scope, keys, { people, doors: [] }, { now, today: around.today, rules: around.rules })
}
