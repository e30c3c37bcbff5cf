import { addSeconds, dayOf } from '@gridward/contract/days'
import { asJob } from '../access/index.ts'
import { now } from '../platform/clock.ts'
import type { Database, Tx } from '../platform/database.ts'
import { openJournal, type Journal } from '../platform/journal.ts'
import type { Keys } from '../platform/keys.ts'
import { fenceOf, noFence, type Scope } from '../platform/scope.ts'
import { clockFor } from './moving-on.ts'
import { loopOf } from './lines.ts'
import { callDeltas } from './rules-deltas.ts'
import { move } from './rules-loop.ts'
import * as store from './store-calls.ts'
import type { CallRow } from './store-calls.ts'
import { dropPhone } from './store-deliveries.ts'
import { tell } from './telling.ts'

/** Rows of one transaction: short enough that nobody waits for it. */
const batch = 200
/** 10,000 calls of a district at a time; the job comes again in a moment. */
const mostTurns = 50
/** A verified call that nobody rates any more is closed after three days. */
const ripe = 3 * 86_400

type Work = {
  tx: Tx
  scope: Scope<'calls.route'>
  journal: Journal
  keys: Keys
  at: { now: string; day: string; zone: string }
  /** What could not get on, and why; the others went on without it. */
  failed: unknown[]
}

/**
 * Routes what was raised, escalates what is late, closes what was verified long ago: every district, until nothing is left.
 * Errors: at the end, what kept single calls or a district from getting on.
 */
export async function turnCalls(db: Database, keys: Keys): Promise<void> {
  const failed: unknown[] = []
  for (const { district, zone } of await db.transact(noFence, store.listDistricts)) {
    const scope = asJob('calls.escalate', district)
    for (const work of [routeSome, escalateSome, closeSome])
      await inTurns(() =>
        db.transact(fenceOf(scope), (tx) => {
          const at = { now: now(), day: dayOf(now(), zone), zone }
          return work({ tx, scope, journal: openJournal(tx, district, scope.actor), keys, at, failed })
        }),
      ).catch((error: unknown) => failed.push(error))
  }
  if (failed.length > 0) throw new AggregateError(failed, `calls: ${(failed[0] as Error).message}`)
}

/**
 * As long as a whole batch got on, and so many times at most: what cannot get on, and a clock without minutes, wait for the
 * next turn of the job instead of keeping this one for ever.
 */
export async function inTurns(work: () => Promise<number>): Promise<void> {
  for (let turn = 0; turn < mostTurns; turn++) if ((await work()) < batch) return
}

/** One after the other, each for itself: one that fails keeps no other waiting. Answers how many got on. */
async function each({ tx, failed }: Work, rows: readonly CallRow[], step: (row: CallRow) => Promise<boolean>) {
  let done = 0
  for (const row of rows)
    await tx
      .savepoint(() => step(row))
      .then((moved) => (done += moved ? 1 : 0))
      .catch((error: unknown) => failed.push(error))
  return done
}

async function routeSome(work: Work): Promise<number> {
  const { tx, scope, journal, at } = work
  return each(work, await store.lockRaised(tx, scope, batch), async (row) => {
    const atArea = await tell(work, row, row.area, 'routed')
    const to = move(loopOf(row), { do: 'route', atArea }, await clockFor(tx, scope.district, row, at.day), at.now)
    if (typeof to === 'string') return false
    // the clock of a call runs from the moment it was raised, not from the moment we came to it
    await store.saveLoop(tx, scope, row.id, { ...to, dueAt: row.dueAt }, at.now)
    await store.addSteps(tx, scope.district, [
      { call: row.id, area: row.area, what: 'routed', by: null, note: null, now: at.now },
    ])
    journal({ kind: 'calls.routed', area: row.area, subject: row.id, content: { atArea } })
    return true
  })
}

async function escalateSome(work: Work): Promise<number> {
  const { tx, scope, journal, at } = work
  return each(work, await store.lockOverdue(tx, scope, at.now, batch), async (row) => {
    const to = move(loopOf(row), { do: 'escalate' }, await clockFor(tx, scope.district, row, at.day), at.now)
    if (typeof to === 'string') return false
    await dropPhone(tx, scope, row.id, at.now)
    const atArea = await tell(work, row, to.atArea, 'escalated')
    await store.saveLoop(tx, scope, row.id, { ...to, atArea }, at.now)
    await store.addSteps(tx, scope.district, [
      { call: row.id, area: row.area, what: 'escalated', by: null, note: null, now: at.now },
    ])
    journal({ kind: 'calls.escalated', area: row.area, subject: row.id, content: { atArea, n: to.escalations } })
    return true
  })
}

async function closeSome({ tx, scope, journal, at }: Work): Promise<number> {
  for (const { id, area } of await store.closeVerified(tx, scope, addSeconds(at.now, -ripe), at.now))
    journal({ kind: 'calls.closed', area, subject: id, deltas: callDeltas(area, at.day, 'verified', 'closed') })
  return 0
}
