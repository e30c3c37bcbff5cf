import * as contract from '@gridward/contract/orders'
import { maskName } from '@gridward/contract/identity'
import { digestOf } from '../platform/canonical.ts'
import { readCounters } from '../platform/counters.ts'
import type { Keys } from '../platform/keys.ts'
import { found } from '../platform/problem.ts'
import { narrow } from '../platform/scope.ts'
import type { Serve } from '../serve.ts'
import { refuse } from './problems.ts'
import { groundBehind } from './resting.ts'
import { orderDelta } from './rules-deltas.ts'
import { stateOf, step, type Order } from './rules-lifecycle.ts'
import { about } from './seals.ts'
import { appealsOf, type AppealRow } from './store-appeals.ts'
import * as store from './store-orders.ts'

export const orderOf = (row: store.OrderRow): Order => ({
  signers: row.signers,
  startsAt: row.startsAt,
  endsAt: row.endsAt,
  endedAt: row.endedAt,
  servedAt: row.servedAt,
  appeal: row.appealDueAt ? { dueAt: row.appealDueAt } : null,
})

function orderLine(row: store.OrderRow, keys: Keys, now: string, open = false): contract.OrderLine {
  const name = keys.open(row.name, about.name)
  return {
    id: row.id,
    area: row.area,
    name: open ? name : maskName(name),
    kind: row.kind,
    basis: row.basis,
    state: stateOf(orderOf(row), now),
    startsAt: row.startsAt,
    endsAt: row.endsAt,
    servedAt: row.servedAt,
    endedAt: row.endedAt ?? (row.endsAt <= now ? row.endsAt : null),
    endedWhy: row.endedWhy ?? (row.endsAt <= now ? 'expired' : null),
    appealDueAt: row.appealDueAt,
    unbacked: row.unbacked,
  }
}

const appealView = (row: AppealRow, keys: Keys): contract.OrderView['appeals'][number] => ({
  id: row.id,
  raisedAt: row.raisedAt,
  dueAt: row.dueAt,
  text: keys.open(row.text, about.appeal),
  answeredAt: row.answeredAt,
  outcome: row.outcome,
  answer: row.answer ? keys.open(row.answer, about.appeal) : '',
})

export function issued(serve: Serve): void {
  serve(contract.listOrders, async ({ tx, scope, query, keys, journal, now }) => {
    const limit = query.limit ?? 50
    const offset = Number(query.after ?? 0) || 0
    const area = query.area ?? ''
    const wish = { area, ended: query.ended ?? false, limit: limit + 1, offset, now }
    const rows = await store.listOrders(tx, scope, wish)
    const shown = rows.slice(0, limit)
    const ids = digestOf(shown.map((row) => row.id)).toString('hex')
    journal({
      kind: 'orders.listed',
      area: area || (scope.prefixes[0] ?? ''),
      content: { n: shown.length, ids, ended: wish.ended },
      retention: 'look',
    })
    const more = rows.length > limit
    const under = scope.prefixes.length === 1 ? area || scope.prefixes[0]! : area
    const counted = await readCounters(tx, narrow(scope, 'areas.read'), [under], now.slice(0, 10))
    const active = counted.find((c) => c.metric === 'orders.active')?.n ?? shown.length
    return {
      items: shown.map((row) => orderLine(row, keys, now)),
      next: more ? String(offset + limit) : null,
      total: wish.ended ? offset + shown.length : Math.max(active, offset + shown.length),
      more: wish.ended && more,
    }
  })

  serve(contract.openOrder, async ({ tx, scope, params, keys, journal, now }) => {
    const row = found(await store.findOrder(tx, scope, params.id))
    const ground = await groundBehind(tx, scope, row.id)
    const appeals = await appealsOf(tx, scope, row.id)
    journal({ kind: 'orders.opened', area: row.area, subject: row.id, retention: 'look' })
    return {
      ...orderLine(row, keys, now, true),
      reason: ground.reason,
      document: ground.document,
      packVersion: ground.packVersion,
      signers: signersOf(ground),
      servedHow: row.servedHow,
      endedReason: row.endedReason || null,
      appeals: appeals.map((one) => appealView(one, keys)),
    }
  })

  serve(contract.serveOrder, async ({ tx, scope, session, params, body, journal, now }) => {
    const row = found(await store.lockOrder(tx, scope, params.id))
    if (typeof step(orderOf(row), { do: 'serve' }, now) === 'string') throw refuse('gone', (w) => w.ended)
    const done = await store.serve(tx, scope, row.id, session.account, body.how, now)
    if (done > 0) journal({ kind: 'orders.served', area: row.area, subject: row.id, content: body, retention: 'legal' })
    return { done: true }
  })

  serve(contract.liftOrder, async ({ tx, scope, session, params, body, journal, now }) => {
    const row = found(await store.lockOrder(tx, scope, params.id))
    const next = step(orderOf(row), { do: 'lift', reason: body.reason }, now)
    if (typeof next === 'string') throw refuse('gone', (w) => w.ended)
    const end = { at: now, by: session.account, why: 'lifted', reason: body.reason } as const
    await store.end(tx, scope, row.id, end)
    journal({
      kind: 'orders.lifted',
      area: row.area,
      subject: row.id,
      content: body,
      retention: 'legal',
      deltas: [orderDelta(row.area, -1)],
    })
    return { done: true }
  })
}

function signersOf(g: store.Ground): contract.OrderView['signers'] {
  const signers = [
    { name: g.proposerName, unit: g.proposerUnit, at: g.proposedAt },
    { name: g.secondName, unit: g.secondUnit, at: g.secondAt },
  ]
  return g.thirdName ? [...signers, { name: g.thirdName, unit: g.thirdUnit!, at: g.thirdAt! }] : signers
}
