import { dayOf } from '@gridward/contract/days'
import type { CallLine } from '@gridward/contract/calls'
import type { Session } from '../access/index.ts'
import type { Tx } from '../platform/database.ts'
import type { Journal } from '../platform/journal.ts'
import type { Keys } from '../platform/keys.ts'
import { found } from '../platform/problem.ts'
import type { Scope } from '../platform/scope.ts'
import { rulesInForce } from '../rules/index.ts'
import { lineOf, loopOf } from './lines.ts'
import { refuse } from './problems.ts'
import { about } from './raising.ts'
import { clockOf, type Clock } from './rules-clocks.ts'
import { callDeltas } from './rules-deltas.ts'
import { move, type Loop, type Move } from './rules-loop.ts'
import * as store from './store-calls.ts'

export type Mover = {
  tx: Tx
  scope: Scope<'calls.answer' | 'calls.read' | 'calls.route'>
  session: Session
  keys: Keys
  journal: Journal
  now: string
}

export const clockFor = async (tx: Tx, district: number, row: store.CallRow, day: string): Promise<Clock> =>
  clockOf((await rulesInForce(tx, district, 'calls', row.area, day)).parameters, row.kind)

/**
 * Makes one move of a call: `save` writes what is special to it, history, counters and journal are the same for all.
 * Errors: notFound, refusedByRule (needsSecondPerson for one's own answer).
 */
export async function makeMove(
  m: Mover,
  id: string,
  what: Move,
  note: string | undefined,
  save: (row: store.CallRow, to: Loop) => Promise<unknown>,
): Promise<CallLine> {
  const { tx, scope, session, keys, journal, now } = m
  const row = found(await store.lockCall(tx, scope, id))
  const day = dayOf(now, session.zone)
  const to = move(loopOf(row), what, await clockFor(tx, session.district, row, day), now)
  if (to === 'ownAnswer') throw refuse('needsSecondPerson', (w) => w.ownAnswer)
  if (typeof to === 'string') throw refuse('refusedByRule', (w) => w[to])
  if (to.state !== row.state) {
    await save(row, to)
    const said = what.do === 'verify' && !what.done ? 'notDone' : to.state
    const sealed = note ? keys.seal(note, about.note) : null
    await store.addSteps(tx, session.district, [
      { call: id, area: row.area, what: said, by: session.account, note: sealed, now },
    ])
    journal({
      ...{ kind: `calls.${said}`, area: row.area, subject: id, content: { kind: row.kind } },
      deltas: callDeltas(row.area, day, row.state, to.state),
    })
  }
  return lineOf(found(await store.findCall(tx, scope, id)), keys, session, now)
}
