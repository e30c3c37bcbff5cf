import { STANDING, type Delta } from '@gridward/contract/metrics'
import { asJob } from '../access/index.ts'
import type { Tx } from '../platform/database.ts'
import type { Keys } from '../platform/keys.ts'
import { enterScope, type Scope } from '../platform/scope.ts'
import { besideOf, countedOf } from './apply-doors.ts'
import { net, newWork, retag, standing, type Change } from './apply-people.ts'
import { about, livesAt, newRecord, observationOf, tell, writeRegister } from './apply-record.ts'
import { savePeople } from './apply-save.ts'
import type { Circumstances } from './apply.ts'
import { unflag } from './flags.ts'
import { encodeFacts } from './facts.ts'
import { coverageDeltas, coverageOf } from './rules-coverage.ts'
import { project } from './rules-precedence.ts'
import { lockDoors, updateDoors, type DoorRow } from './store-doors.ts'
import { lockCandidates, type KnownRow } from './store-persons.ts'
import { deleteDoors, deletePersons, forgetHomes } from './store-unmake.ts'
import type { RoundRules, Told, ToldPerson } from './told.ts'

/** What is still said of a person, in the order in which it came. Nothing: the record goes. */
export type PersonLeft = { id: string; said: { told: Told; person: ToldPerson; household: string | null }[] }
/** What is still said of a door; `gone`: ids of the visits and declarations that are taken back. */
export type DoorLeft = { id: string; said: readonly Told[]; gone: ReadonlySet<string>; round: RoundRules }

/**
 * Makes records again from what is left when submissions are taken back; a record of which nothing is left goes. Must
 * be called with everything that is left: what is not handed in is forgotten.
 */
export async function unmake(
  tx: Tx,
  scope: Scope<'people.write'>,
  keys: Keys,
  left: { people: readonly PersonLeft[]; doors: readonly DoorLeft[] },
  circumstances: Circumstances,
): Promise<Delta[]> {
  const wide = asJob('people.project', scope.district)
  await enterScope(tx, wide)
  const doors = await lockDoors(
    tx,
    wide,
    left.doors.map(({ id }) => ({ id, area: '', door: '|||' })),
  )
  const ids = left.people.map((one) => one.id)
  const rows = await lockCandidates(tx, wide, { numbers: [], phones: [], households: [], ids })
  const people = await unmakePeople(tx, wide, keys, left.people, rows, circumstances)
  const places = await unmakeDoors(tx, wide, keys, left.doors, doors, circumstances.now)
  await enterScope(tx, scope)
  return [...people, ...places]
}

async function unmakePeople(
  tx: Tx,
  scope: Scope<'people.write'>,
  keys: Keys,
  left: readonly PersonLeft[],
  rows: readonly KnownRow[],
  circumstances: Circumstances,
): Promise<Delta[]> {
  const saidOf = new Map(left.map((one) => [one.id, one.said]))
  const changes: Change[] = []
  const gone: string[] = []
  const homes: { person: string; households: string[] }[] = []
  const work = newWork()
  for (const row of rows) {
    const said = saidOf.get(row.id) ?? []
    changes.push(...standing(row).map((change) => ({ ...change, n: -change.n })))
    if (said.length === 0) {
      gone.push(row.id)
      continue
    }
    work.tags.set(row, { tags: row.tags, area: row.area })
    work.changed.add(row)
    const fresh = newRecord(row.id, row.area)
    for (const one of said) tell(keys, fresh, one.told, one.person, one.household)
    Object.assign(row, { days: fresh.days, facts: fresh.facts })
    writeRegister(
      keys,
      row,
      project(
        said.map(({ told, person, household }) =>
          observationOf(told, household ? { ...person.fields, [livesAt]: household } : person.fields),
        ),
      ),
    )
    const known = new Set(said.map((one) => one.household))
    const stays = row.homes.filter((home) => known.has(home.household))
    homes.push({ person: row.id, households: stays.map((home) => home.household) })
    row.homes = stays
    row.household = stays.some((home) => home.household === row.household)
      ? row.household
      : (stays[0]?.household ?? null)
    retag(row, circumstances)
    changes.push(...standing(row))
  }
  if (homes.length > 0) await forgetHomes(tx, scope, homes)
  await savePeople(tx, scope, work, circumstances.now, 'takenBack')
  const freed = await unflag(tx, scope, gone)
  if (gone.length > 0) await deletePersons(tx, scope, gone)
  return [...net(changes).map((change) => ({ ...change, day: STANDING })), ...freed]
}

async function unmakeDoors(
  tx: Tx,
  scope: Scope<'people.write'>,
  keys: Keys,
  left: readonly DoorLeft[],
  doors: readonly DoorRow[],
  now: string,
): Promise<Delta[]> {
  const leftOf = new Map(left.map((one) => [one.id, one]))
  const deltas: Delta[] = []
  const changed: DoorRow[] = []
  const empty: DoorRow[] = []
  for (const row of doors) {
    const { said, gone, round } = leftOf.get(row.id)!
    const before = countedOf(row)
    row.events = row.events.filter((event) => !gone.has(event.id))
    const { facts, secrets } = encodeFacts(project(said.map((told) => observationOf(told, told.fields))))
    row.facts = facts
    row.sealed = secrets ? keys.seal(JSON.stringify(secrets), about.household) : null
    row.use = (facts.f['household.use']?.[1] as DoorRow['use'] | undefined) ?? 'unknown'
    const coverage = coverageOf(row.events, round)
    Object.assign(row, {
      reach: coverage.reach,
      reached_at: coverage.since,
      due_at: coverage.dueAt,
      tries: coverage.tries,
    })
    row.beside_list = besideOf(row, round.listed)
    if (row.events.length === 0 && said.length === 0 && !row.expected) empty.push(row)
    else changed.push(row)
    deltas.push(...coverageDeltas(before, countedOf(row)))
  }
  if (changed.length > 0) await updateDoors(tx, scope, changed, now)
  const deleted = new Set(
    (empty.length > 0
      ? await deleteDoors(
          tx,
          scope,
          empty.map((row) => row.id),
        )
      : []
    ).map((row) => row.id),
  )
  for (const row of empty) if (deleted.has(row.id)) deltas.push(...coverageDeltas(countedOf(row), null))
  const stay = empty.filter((row) => !deleted.has(row.id))
  if (stay.length > 0) await updateDoors(tx, scope, stay, now)
  return deltas
}
