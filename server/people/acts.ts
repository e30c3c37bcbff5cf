import type { Delta } from '@gridward/contract/metrics'
import { STANDING } from '@gridward/contract/metrics'
import type { Tx } from '../platform/database.ts'
import type { Keys } from '../platform/keys.ts'
import { Problem } from '../platform/problem.ts'
import { enterScope, type Scope } from '../platform/scope.ts'
import { asJob } from '../access/index.ts'
import { leaveHomes, net, newWork, retag, standing, type PersonWork } from './apply-people.ts'
import { unflag } from './flags.ts'
import { livesAt, registerOf, writeRegister } from './apply-record.ts'
import { savePeople } from './apply-save.ts'
import type { Circumstances } from './apply.ts'
import { choicesOf, stillToSay } from './rules-choice.ts'
import { absorb, type Observation } from './rules-precedence.ts'
import { decidePair, pairOf } from './store-pairs.ts'
import { lockCandidates, markMerged, unmerge, type KnownRow } from './store-persons.ts'
import type { Fields } from './told.ts'

/**
 * What an officer does by hand. Each is kept as a submission of its own, so that the register can be made again from
 * what was said; `act` is what that submission holds.
 */
export type Act =
  | { do: 'correct'; person: string; fields: Fields }
  | { do: 'death'; person: string; day: string | null }
  | { do: 'move'; person: string; day: string; household: string | null; area: string; relation: string }
  | { do: 'closeTag'; person: string; kind: string }
  /** `keep`: fields that shall be as in `person`; when it is there, all others stay as in `into`. */
  | { do: 'merge'; person: string; into: string; keep?: readonly string[] }
  | { do: 'apart'; person: string; other: string }
  | { do: 'different'; person: string; other: string }

export type ActBy = { submission: string; observedAt: string; day: string; by: string | null }
export type Acted = { area: string; deltas: Delta[] }

/** Errors: notFound for a person who is not there (any more). */
export async function carryOut(
  tx: Tx,
  scope: Scope<'people.write'>,
  keys: Keys,
  act: Act,
  by: ActBy,
  circumstances: Circumstances,
): Promise<Acted> {
  const wide = asJob('people.project', scope.district)
  await enterScope(tx, wide)
  if (act.do === 'apart') await unmerge(tx, wide, act.other, act.person)
  const ids = [act.person, ...('other' in act ? [act.other] : []), ...('into' in act ? [act.into] : [])]
  const rows = await lockCandidates(tx, wide, { numbers: [], phones: [], households: [], ids })
  const row = rows.find((one) => one.id === act.person)
  if (!row) throw new Problem('notFound')
  const work = newWork()
  for (const one of rows) work.tags.set(one, { tags: one.tags, area: one.area })
  // a record that was part of another one counted nowhere until now
  const counted = act.do === 'apart' ? rows.filter((one) => one.id !== act.other) : rows
  const before = counted.flatMap(standing)
  work.changed.add(row)
  perform(keys, act, row, rows, by, work, circumstances)
  // first out of the index of living records: the other one may take over number and name
  if (act.do === 'merge') await markMerged(tx, wide, act.person, act.into, circumstances.now)
  await savePeople(tx, wide, work, circumstances.now, act.do)
  await noteDecision(tx, wide, act, rows, { now: circumstances.now, account: by.by })
  const freed = act.do === 'merge' ? await unflag(tx, wide, [act.person]) : []
  await enterScope(tx, scope)
  const after = rows.filter((one) => !(act.do === 'merge' && one === row)).flatMap(standing)
  const deltas = net([...before.map((change) => ({ ...change, n: -change.n })), ...after])
  return { area: row.area, deltas: [...deltas.map((delta) => ({ ...delta, day: STANDING })), ...freed] }
}

const decisions = { different: 'different', merge: 'same', apart: 'open' } as const

/** What was said of two records is remembered with their pair, wherever it was said. */
async function noteDecision(
  tx: Tx,
  scope: Scope<'people.write'>,
  act: Act,
  rows: readonly KnownRow[],
  by: { now: string; account: string | null },
): Promise<void> {
  const [one, two] = rows
  if (!(act.do === 'different' || act.do === 'merge' || act.do === 'apart') || !one || !two) return
  const pair = pairOf(one.id, two.id)
  const { area } = one.id === pair.person ? one : two
  await decidePair(tx, scope, { ...pair, area }, decisions[act.do], by)
}

function perform(
  keys: Keys,
  act: Act,
  row: KnownRow,
  rows: readonly KnownRow[],
  by: ActBy,
  work: PersonWork,
  circumstances: Circumstances,
): void {
  const observation = (fields: Fields): Observation => ({
    ...{ source: 'officer', verified: true, observedAt: by.observedAt, submission: by.submission, by: by.by },
    fields,
  })
  const other = rows.find((one) => one !== row)
  switch (act.do) {
    case 'correct':
      return writeRegister(keys, row, absorb(registerOf(keys, row), [observation(act.fields)]))
    case 'death':
      row.dead_on = act.day
      return
    case 'closeTag':
      // the days that opened it have been judged; a later one opens it again
      row.tags = row.tags.filter((tag) => tag.kind !== act.kind)
      row.days = row.days.filter((day) => day.observedOn > by.day)
      return
    case 'move':
      return moveOut(keys, row, act, observation, work)
    case 'different':
      row.maybe_same = row.maybe_same.filter((one) => one.person !== act.other)
      if (other) {
        other.maybe_same = other.maybe_same.filter((one) => one.person !== row.id)
        work.changed.add(other)
      }
      return
    case 'merge':
      return mergeInto(keys, row, other, { ...by, keep: act.keep, observation }, work, circumstances)
    case 'apart':
      for (const one of rows) retag(one, circumstances)
      return
  }
}

function moveOut(
  keys: Keys,
  row: KnownRow,
  act: Extract<Act, { do: 'move' }>,
  observation: (fields: Fields) => Observation,
  work: PersonWork,
): void {
  leaveHomes(row, act.day, work)
  if (act.household === null) {
    row.left_on = act.day
    row.household = null
    return
  }
  const { household, area, relation } = act
  writeRegister(keys, row, absorb(registerOf(keys, row), [observation({ [livesAt]: household })]))
  row.homes = [{ household, starts_on: act.day, relation }]
  work.homes.set(`${row.id}${household}`, {
    person: row.id,
    household,
    area,
    starts_on: act.day,
    relation,
    ends_on: null,
  })
  row.household = household
  row.area = area
  row.left_on = null
}

/** The other record takes the facts of this one; this one stays as it is, so that it can be taken out again. */
function mergeInto(
  keys: Keys,
  row: KnownRow,
  into: KnownRow | undefined,
  by: ActBy & { keep: readonly string[] | undefined; observation: (fields: Fields) => Observation },
  work: PersonWork,
  circumstances: Circumstances,
): void {
  if (!into) throw new Problem('notFound')
  const said = Object.entries(registerOf(keys, row)).flatMap(([field, state]) =>
    [state.kept, ...(state.lastWord ? [state.lastWord] : [])].map(({ value, ...word }): Observation => ({
      ...word,
      fields: { [field]: value },
    })),
  )
  const lives = into.facts.f[livesAt]
  const chosen = by.keep ? choicesOf(registerOf(keys, row), registerOf(keys, into), by.keep) : {}
  writeRegister(
    keys,
    into,
    absorb(
      registerOf(keys, into),
      said.filter((one) => !(livesAt in one.fields) || !lives),
    ),
  )
  const joined = registerOf(keys, into)
  const fields = stillToSay(joined, chosen)
  if (Object.keys(fields).length > 0) writeRegister(keys, into, absorb(joined, [by.observation(fields)]))
  into.maybe_same = into.maybe_same.filter((one) => one.person !== row.id)
  into.days = [
    ...into.days,
    ...row.days.filter((day) => into.days.every((known) => known.submission !== day.submission)),
  ]
  retag(into, circumstances)
  row.maybe_same = []
  row.tags = []
  leaveHomes(row, by.day, work)
  work.changed.add(into)
}
