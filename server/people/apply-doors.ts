import type { Tx } from '../platform/database.ts'
import type { Keys } from '../platform/keys.ts'
import type { Scope } from '../platform/scope.ts'
import { about, observationOf, openSealed } from './apply-record.ts'
import { addressOf, doorOf, nowhere } from './doors.ts'
import { decodeFacts, encodeFacts } from './facts.ts'
import { coverageOf, findingOf, type Counted } from './rules-coverage.ts'
import { absorb } from './rules-precedence.ts'
import { addAliases, insertDoors, lockDoors, updateDoors, type DoorLine, type DoorRow } from './store-doors.ts'
import type { Told } from './told.ts'

/** Somebody made the same door or person at this moment: what was planned has to be planned again. */
export class Collision extends Error {}

// by when they happened and not by when they came: the same ones stay whatever the order of arrival
const inTime = (a: DoorLine, b: DoorLine): number =>
  a.observedAt < b.observedAt ? -1 : a.observedAt > b.observedAt ? 1 : a.id < b.id ? -1 : 1

/** A door takes its latest 60 events along; nobody knocks more often in 90 days. */
const keptEvents = 60

export type Doors = {
  /** The row of a told door, as it stands now in memory. */
  of(told: Told): DoorRow | null
  /** False once for a new door: from then on it is in the counters. */
  isCounted(row: DoorRow): boolean
  /** Writes what changed. Errors: Collision. */
  save(): Promise<void>
}

/** Finds every door that is told of, and plans the new ones. Rows are locked in the order of their ids. */
export async function findDoors(
  tx: Tx,
  scope: Scope<'people.write'>,
  told: readonly Told[],
  now: string,
): Promise<Doors> {
  const asked = told.filter((t) => t.household !== null)
  const refs = asked.map((t) => ({ id: t.household!, area: t.area, door: doorOf(t.place) }))
  const byId = new Map<string, DoorRow>()
  const byDoor = new Map<string, DoorRow>()
  const made = new Set<DoorRow>()
  const aliases = new Map<string, DoorRow>()
  const file = (row: DoorRow): void => {
    byId.set(row.id, row)
    byDoor.set(`${row.area} ${row.door}`, row)
  }
  for (const { asked: names, ...row } of refs.length === 0 ? [] : await lockDoors(tx, scope, refs)) {
    file(row)
    // two rows may answer to one reference, by its id and by its address: the id is the surer word
    for (const name of names) if (!byId.has(name)) byId.set(name, row)
  }
  refs.forEach((ref, i) => {
    const known = byId.get(ref.id) ?? (ref.door === nowhere ? undefined : byDoor.get(`${ref.area} ${ref.door}`))
    if (known && known.id !== ref.id) aliases.set(ref.id, known)
    const row = known ?? newDoor(ref, asked[i]!)
    if (!known) made.add(row)
    file(row)
    byId.set(ref.id, row)
  })
  const rows = new Set(refs.map((ref) => byId.get(ref.id)!))
  const fresh = new Set(made)
  return {
    of: (t) => (t.household === null ? null : (byId.get(t.household) ?? null)),
    isCounted: (row) => !fresh.delete(row),
    save: () => saveDoors(tx, scope, [...rows], made, aliases, now),
  }
}

async function saveDoors(
  tx: Tx,
  scope: Scope<'people.write'>,
  rows: readonly DoorRow[],
  made: ReadonlySet<DoorRow>,
  aliases: ReadonlyMap<string, DoorRow>,
  now: string,
): Promise<void> {
  if (made.size > 0) {
    const written = await insertDoors(tx, scope, [...made], now)
    if (written.length < made.size) throw new Collision()
  }
  const changed = rows.filter((row) => !made.has(row))
  if (changed.length > 0) await updateDoors(tx, scope, changed, now)
  if (aliases.size > 0)
    await addAliases(
      tx,
      scope,
      [...aliases].map(([id, row]) => ({ id, household: row.id, area: row.area })),
    )
}

// A door without any address is known by its id alone.
const newDoor = (ref: { id: string; area: string; door: string }, told: Told): DoorRow => ({
  ...{
    id: ref.id,
    area: ref.area,
    ...told.place,
    address: addressOf(told.place),
    use: 'unknown',
    facts: { w: [], f: {} },
  },
  door: ref.door === nowhere ? `${nowhere}#${ref.id}` : ref.door,
  ...{ sealed: null, expected: false, reach: 'notReached', beside_list: '', events: [], tries: 0, reached_at: null },
  ...{ due_at: told.round.dueAt, round: told.round.id, second_due: false, version: 0 },
})

export const countedOf = (row: DoorRow): Counted => ({ area: row.area, reach: row.reach, beside: row.beside_list })

/** Adds what was told to a door: facts by precedence, events, and where it stands after them. */
export function tellDoor(keys: Keys, row: DoorRow, told: Told): { second: boolean; disagrees: boolean } {
  if (Object.keys(told.fields).length > 0) {
    const before = decodeFacts(row.facts, openSealed(keys, row.sealed, about.household))
    const register = absorb(before, [observationOf(told, told.fields)])
    const { facts, secrets } = encodeFacts(register)
    row.facts = facts
    row.sealed = secrets ? keys.seal(JSON.stringify(secrets), about.household) : null
    row.use = (register['household.use']?.kept.value as DoorRow['use'] | undefined) ?? row.use
  }
  const look = secondLook(row, told)
  const lines: DoorLine[] = []
  if (told.visit) {
    const { id, result, account } = told.visit
    lines.push({ id, observedAt: told.observedAt, kind: 'visit', result, account, people: told.people.length })
  }
  if (told.declared) lines.push({ id: told.submission, observedAt: told.observedAt, kind: 'declaration' })
  if (lines.length > 0) {
    const known = new Set(lines.map((line) => line.id))
    row.events = [...row.events.filter((line) => !known.has(line.id)), ...lines].sort(inTime).slice(-keptEvents)
    row.round = told.round.id ?? row.round
    stand(row, told)
    if (look.second) row.second_due = false
    else if (told.visit && isDrawn(keys, row, told)) row.second_due = true
  }
  return look
}

function stand(row: DoorRow, told: Told): void {
  const coverage = coverageOf(row.events, told.round)
  row.reach = coverage.reach
  row.reached_at = coverage.since
  row.due_at = coverage.dueAt
  row.tries = coverage.tries
  row.beside_list = besideOf(row, told.round.listed)
}

/** Found: people live where no list expected any. Missing: expected, and nobody lives there. */
export function besideOf(row: Pick<DoorRow, 'expected' | 'reach'>, listed: boolean): DoorRow['beside_list'] {
  if (row.expected) return row.reach === 'empty' ? 'missing' : ''
  return listed && (row.reach === 'visited' || row.reach === 'declared' || row.reach === 'refused') ? 'found' : ''
}

/** A share of the visited doors, the same whoever computes it, and nobody can know it before the round exists. */
function isDrawn(keys: Keys, row: DoorRow, told: Told): boolean {
  const result = told.visit?.result
  if (!told.round.id || !result || findingOf(result) === null) return false
  const visits = row.events.filter((line) => line.kind === 'visit' && line.account !== told.visit?.account)
  if (visits.length > 0) return false
  // with a key of ours: nobody can work out beforehand which of the own doors will be looked at again
  const draw = keys.blind(`${told.round.id}/${row.id}`, 'second visit').readUInt32BE(0) / 2 ** 32
  return draw < told.round.share
}

/** A second visit by somebody else, and whether it saw something else: another result, or another number of people. */
function secondLook(row: DoorRow, told: Told): { second: boolean; disagrees: boolean } {
  const { visit } = told
  const first = row.events.findLast((line) => line.kind === 'visit' && findingOf(line.result) !== null)
  if (!row.second_due || !visit || !first || first.kind !== 'visit' || first.account === visit.account)
    return { second: false, disagrees: false }
  const finding = findingOf(visit.result)
  if (finding === null) return { second: false, disagrees: false }
  const counted = told.declared && first.people !== undefined && first.people !== told.people.length
  return { second: true, disagrees: findingOf(first.result) !== finding || (finding === 'home' && counted) }
}
