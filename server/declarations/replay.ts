import type { Tx } from '../platform/database.ts'
import type { Keys } from '../platform/keys.ts'
import { narrow, type Scope } from '../platform/scope.ts'
import {
  applyTold,
  carryOut,
  clearCommunity,
  noPlace,
  snapshotOf,
  type Act,
  type Snapshot,
  type Told,
} from '../people/index.ts'
import { dayOf } from '@gridward/contract/days'
import { openSealedJson } from './sealing.ts'
import { appliedIn, type StoredSubmission } from './store-submissions.ts'
import { visitsIn, type VisitLine } from './store-take-back.ts'
import { surroundings, type Surroundings } from './surroundings.ts'
import { remake, toldAgain } from './take-back.ts'

export type Replayed = {
  submissions: number
  visits: number
  people: number
  households: number
  /** What would be another register: the record, what stands there, and what the raw answers say. */
  differences: { what: 'person' | 'household'; id: string; stands: string | null; replayed: string | null }[]
}

/** Ends the trial: everything done in it is undone. */
class GoBack extends Error {}

/** `at` is when it came, or was judged; `n` the order in which the register took what came at one moment. */
type Step = { at: string; n: number; run: () => Promise<void> }

/**
 * Makes the register of a community again from what was declared there, and compares. Nothing of it stays: the
 * transaction goes back to where it was. People who were also declared elsewhere are left out of the comparison.
 */
export async function replay(
  tx: Tx,
  scope: Scope<'people.write'>,
  keys: Keys,
  community: string,
  now: string,
): Promise<Replayed> {
  const reader = narrow(scope, 'people.read', community)
  const around = await surroundings(tx, scope.district, keys, now)
  const submissions = await appliedIn(tx, reader, community)
  const visits = await visitsIn(tx, reader, community)
  const own = new Set([...submissions.map((s) => s.id), ...visits.map((v) => v.id)])
  const before = await snapshotOf(tx, reader, keys, own)
  const writer = narrow(scope, 'people.write', community)
  let after = before
  const again = async (): Promise<never> => {
    await clearCommunity(tx, writer, community)
    for (const step of stepsOf(tx, writer, keys, submissions, visits, around)) await step.run()
    after = await snapshotOf(tx, reader, keys, own)
    throw new GoBack()
  }
  await tx.savepoint(again).catch((error: unknown) => {
    if (!(error instanceof GoBack)) throw error
  })
  return {
    submissions: submissions.length,
    visits: visits.length,
    people: before.people.size,
    households: before.households.size,
    differences: compare(before, after),
  }
}

function stepsOf(
  tx: Tx,
  scope: Scope<'people.write'>,
  keys: Keys,
  submissions: readonly StoredSubmission[],
  visits: readonly VisitLine[],
  around: Surroundings,
): Step[] {
  const visitOf = new Map(visits.flatMap((visit) => (visit.submission ? [[visit.submission, visit] as const] : [])))
  const tell = async (told: Told | null): Promise<void> => {
    if (told) await applyTold(tx, scope, keys, [told], { now: around.now, today: around.today, rules: around.rules })
  }
  const said = submissions.map((row): Step => {
    const when = { at: row.judged_at ?? row.received_at, n: row.applied ?? 0 }
    if (row.questionnaire.startsWith('act-')) return { ...when, run: () => actAgain(tx, scope, keys, row, around) }
    return { ...when, run: async () => tell(await toldAgain(tx, keys, row, visitOf.get(row.id) ?? null, around)) }
  })
  const knocks = visits
    .filter((visit) => !visit.submission)
    .map((visit): Step => ({ at: visit.received_at, n: 0, run: () => tell(knockOf(visit, around)) }))
  return merged(
    said.sort((a, b) => a.n - b.n),
    knocks,
  )
}

/** Answers in the order in which the register took them, each knock before the first answer that came after it. */
function merged(said: readonly Step[], knocks: readonly Step[]): Step[] {
  const steps: Step[] = []
  let next = 0
  for (const one of said) {
    for (let knock = knocks[next]; knock && knock.at <= one.at; knock = knocks[++next]) steps.push(knock)
    steps.push(one)
  }
  return [...steps, ...knocks.slice(next)]
}

const knockOf = (visit: VisitLine, around: Surroundings): Told => ({
  ...{ submission: visit.id, source: 'door', verified: true, observedAt: visit.observed_at, by: visit.account },
  ...{
    day: dayOf(visit.observed_at, around.zone),
    area: visit.area,
    household: visit.household,
    place: { ...noPlace, ...visit.place },
    fields: {},
  },
  visit: { id: visit.id, result: visit.result, account: visit.account },
  ...{ declared: false, round: around.roundOf(visit.area), people: [] },
})

async function actAgain(
  tx: Tx,
  scope: Scope<'people.write'>,
  keys: Keys,
  row: StoredSubmission,
  around: Surroundings,
): Promise<void> {
  const act = openSealedJson(keys, row.sealed) as Act
  const by = {
    submission: row.id,
    observedAt: row.observed_at,
    day: dayOf(row.observed_at, around.zone),
    by: row.account,
  }
  if (act.do === 'apart') await remake(tx, scope, keys, [act.person], around.now, row.applied ?? 0)
  await carryOut(tx, scope, keys, act, by, { now: around.now, today: around.today, rules: around.rules })
}

function compare(before: Snapshot, after: Snapshot): Replayed['differences'] {
  const differences: Replayed['differences'] = []
  for (const [what, a, b] of [
    ['person', before.people, after.people],
    ['household', before.households, after.households],
  ] as const)
    for (const id of new Set([...a.keys(), ...b.keys()])) {
      const [stands, replayed] = [a.get(id) ?? null, b.get(id) ?? null]
      if (stands !== replayed) differences.push({ what, id, stands, replayed })
    }
  return differences
}
