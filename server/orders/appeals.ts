import * as contract from '@gridward/contract/orders'
import { orderWords } from '@gridward/contract/words/orders'
import { maskName } from '@gridward/contract/identity'
import { digestOf } from '../platform/canonical.ts'
import type { Tx } from '../platform/database.ts'
import type { Journal } from '../platform/journal.ts'
import type { Keys } from '../platform/keys.ts'
import { field, found, Problem } from '../platform/problem.ts'
import { narrow, type Scope } from '../platform/scope.ts'
import type { Serve } from '../serve.ts'
import { orderOf } from './issued.ts'
import { refuse } from './problems.ts'
import { groundBehind } from './resting.ts'
import { orderDelta } from './rules-deltas.ts'
import { step } from './rules-lifecycle.ts'
import { about } from './seals.ts'
import * as store from './store-appeals.ts'
import { end, lockOrder } from './store-orders.ts'

/** Starts the clock of an objection. The same id again answers the same. Errors: gone, alreadyExists, sameIdOtherContent. */
export async function raise(
  tx: Tx,
  scope: Scope<'orders.read'>,
  journal: Journal,
  keys: Keys,
  wish: { id: string; order: string; text: string; by: string; now: string },
): Promise<{ dueAt: string }> {
  const row = found(await lockOrder(tx, scope, wish.order))
  const known = await store.findAppeal(tx, scope, wish.id)
  if (known && (known.order !== wish.order || keys.open(known.text, about.appeal) !== wish.text))
    throw new Problem('sameIdOtherContent')
  if (known) return { dueAt: known.dueAt }
  const { appealHours } = await groundBehind(tx, scope, row.id)
  const next = step(orderOf(row), { do: 'appeal', hours: appealHours }, wish.now)
  if (next === 'appealOpen') throw refuse('alreadyExists', (w) => w.appealOpen)
  if (typeof next === 'string') throw refuse('gone', (w) => w.ended)
  const { dueAt } = next.appeal!
  const { id, order, now } = wish
  const said = { id, order, area: row.area, signers: row.signers, by: wish.by, now, dueAt }
  await store.addAppeal(tx, scope.district, { ...said, text: keys.seal(wish.text, about.appeal) })
  journal({ kind: 'orders.appealed', area: row.area, subject: row.id, content: { id, dueAt }, retention: 'legal' })
  return { dueAt }
}

export function appeals(serve: Serve): void {
  serve(contract.appealFor, async ({ tx, scope, session, params, body, keys, journal, now }) =>
    raise(tx, narrow(scope, 'orders.read'), journal, keys, {
      ...{ id: body.id, order: params.id, text: body.text, by: session.account, now },
    }),
  )

  serve(contract.listAppeals, async ({ tx, scope, session, keys, journal, now }) => {
    const rows = await store.listWaiting(tx, scope)
    const ids = digestOf(rows.map((row) => row.id)).toString('hex')
    journal({
      kind: 'orders.appealsListed',
      area: scope.prefixes[0] ?? '',
      content: { n: rows.length, ids },
      retention: 'look',
    })
    return rows.map((row) => ({
      id: row.id,
      order: row.order,
      area: row.area,
      name: maskName(keys.open(row.name, about.name)),
      kind: row.kind,
      text: keys.open(row.text, about.appeal),
      raisedAt: row.raisedAt,
      dueAt: row.dueAt,
      late: row.dueAt <= now,
      mayAnswer: !row.signers.includes(session.account),
    }))
  })

  serve(contract.answerAppeal, async ({ tx, scope, session, params, body, keys, journal, now, language }) => {
    const appeal = found(await store.lockAppeal(tx, scope, params.id))
    if (appeal.answeredAt) throw refuse('gone', (w) => w.ended)
    if (body.answer.trim() === '') {
      const text = orderWords[language].problems.answerNeeded
      throw new Problem('invalid', { fields: [field('answer', 'required', text)] })
    }
    const row = found(await lockOrder(tx, scope, appeal.order))
    const next = step(orderOf(row), { do: 'answer', by: session.account, outcome: body.outcome }, now)
    if (next === 'signerCannotAnswer') throw refuse('needsSecondPerson', (w) => w.signerCannotAnswer)
    const answer = keys.seal(body.answer, about.appeal)
    await store.answerAppeal(tx, scope, appeal.id, { by: session.account, outcome: body.outcome, answer, now })
    const lifts = body.outcome === 'lifted' && typeof next !== 'string'
    if (lifts)
      await end(tx, scope, row.id, { at: now, by: session.account, why: 'appeal', reason: body.answer.slice(0, 500) })
    journal({
      kind: 'orders.appealAnswered',
      area: row.area,
      subject: row.id,
      content: { appeal: appeal.id, outcome: body.outcome },
      retention: 'legal',
      deltas: lifts ? [orderDelta(row.area, -1)] : [],
    })
    return { done: true }
  })
}
