import type { Delta } from '@gridward/contract/metrics'
import { STANDING } from '@gridward/contract/metrics'
import { asJob } from '../access/index.ts'
import type { Tx } from '../platform/database.ts'
import type { Keys } from '../platform/keys.ts'
import { covers, enterScope, type Scope } from '../platform/scope.ts'
import { notFound, Problem } from '../platform/problem.ts'
import { countedOf, Collision, findDoors, tellDoor, type Doors } from './apply-doors.ts'
import { knownOf, type Known } from './apply-known.ts'
import { newWork, tellPeople, type PersonWork } from './apply-people.ts'
import { blindsOf, type Blinds } from './apply-record.ts'
import { savePeople } from './apply-save.ts'
import { coverageDeltas } from './rules-coverage.ts'
import type { ScreeningRules } from './rules-tags.ts'
import { lockCandidates } from './store-persons.ts'
import type { Applied, Told } from './told.ts'

export type Circumstances = { now: string; today: string; rules: ScreeningRules }

/**
 * Takes what was told into the register: doors, people, where they live, ledgers, and where each door stands. Sets of
 * any size go through the same statements. `scope` must cover every area that is told of; finding somebody by number
 * looks at the whole district, because people move, and nothing of what it finds leaves this function.
 */
export async function applyTold(
  tx: Tx,
  scope: Scope<'people.write'>,
  keys: Keys,
  told: readonly Told[],
  circumstances: Circumstances,
): Promise<Applied[]> {
  if (told.some((one) => !covers(scope, one.area))) throw notFound()
  const wide = asJob('people.project', scope.district)
  await enterScope(tx, wide)
  const applied = await applyAgain(tx, wide, keys, told, circumstances, 3)
  // after an error the transaction (or the caller's savepoint) is rolled back, and the old fence comes back with it
  await enterScope(tx, scope)
  return applied
}

/** Two phones may send the same new door at the same moment: the later one plans again and finds what the other made. */
async function applyAgain(
  tx: Tx,
  scope: Scope<'people.write'>,
  keys: Keys,
  told: readonly Told[],
  circumstances: Circumstances,
  tries: number,
): Promise<Applied[]> {
  try {
    return await tx.savepoint(() => applyOnce(tx, scope, keys, told, circumstances))
  } catch (error) {
    if (!(error instanceof Collision)) throw error
    if (tries === 0) throw new Problem('busy', { retryAfter: 1, cause: error })
    return applyAgain(tx, scope, keys, told, circumstances, tries - 1)
  }
}

async function applyOnce(
  tx: Tx,
  scope: Scope<'people.write'>,
  keys: Keys,
  told: readonly Told[],
  circumstances: Circumstances,
): Promise<Applied[]> {
  const doors = await findDoors(tx, scope, told, circumstances.now)
  const blinds = told.map((one) => one.people.map((person) => blindsOf(keys, person.fields)))
  const known = knownOf(await lockKnown(tx, scope, told, doors, blinds))
  const work = newWork()
  const applied = told.map((one, i) => applyOne(keys, one, blinds[i]!, doors, known, work, circumstances))
  await doors.save()
  await savePeople(tx, scope, work, circumstances.now)
  return applied
}

function lockKnown(tx: Tx, scope: Scope<'people.write'>, told: readonly Told[], doors: Doors, blinds: Blinds[][]) {
  const people = told.flatMap((one) => one.people)
  if (people.length === 0) return Promise.resolve([])
  const all = blinds.flat()
  return lockCandidates(tx, scope, {
    numbers: all.flatMap((b) => b.number ?? []),
    phones: all.flatMap((b) => b.phone ?? []),
    households: [...new Set(told.flatMap((one) => (one.people.length > 0 ? (doors.of(one)?.id ?? []) : [])))],
    ids: people.flatMap((person) => person.chosen ?? []),
  })
}

function applyOne(
  keys: Keys,
  told: Told,
  blinds: readonly Blinds[],
  doors: Doors,
  known: Known,
  work: PersonWork,
  circumstances: Circumstances,
): Applied {
  const door = doors.of(told)
  const before = door && doors.isCounted(door) ? countedOf(door) : null
  const look = door ? tellDoor(keys, door, told) : { second: false, disagrees: false }
  const area = door?.area ?? told.area
  const deltas: Delta[] = door ? coverageDeltas(before, countedOf(door)) : []
  const people = tellPeople(keys, told, area, door?.id ?? null, blinds, known, work, circumstances)
  deltas.push(...people.changes.map((change) => ({ ...change, day: STANDING })))
  return { household: door?.id ?? null, area, ...look, persons: people.persons, needs: people.needs, deltas }
}
