import * as contract from '@gridward/contract/calls'
import { digestOf } from '../platform/canonical.ts'
import { cursorOf, readCursor } from '../platform/cursor.ts'
import { readCounters } from '../platform/counters.ts'
import { found } from '../platform/problem.ts'
import type { Serve } from '../serve.ts'
import { scopeFor } from '../access/index.ts'
import { channels } from './channels-desk.ts'
import { lineOf } from './lines.ts'
import { makeMove } from './moving-on.ts'
import { about, raise } from './raising.ts'
import { residentCalls } from './resident.ts'
import * as store from './store-calls.ts'
import { deliveriesOf, dropPhone } from './store-deliveries.ts'
import { workOrders } from './work-orders.ts'

export function calls(serve: Serve): void {
  serve(contract.listCalls, async ({ tx, scope, session, query, keys, journal, now }) => {
    const limit = query.limit ?? 50
    const after = readCursor(query.after, 'instant', 'id')
    const area = query.area ?? ''
    const lateAt = query.late ? now : undefined
    const wish = { area, kind: query.kind, done: query.done ?? false, lateAt, limit: limit + 1, after }
    const rows = await store.listCalls(tx, scope, wish)
    const shown = rows.slice(0, limit)
    const ids = digestOf(shown.map((row) => row.id)).toString('hex')
    const under = area || (scope.prefixes[0] ?? '')
    journal({ kind: 'calls.listed', area: under, content: { n: shown.length, ids }, retention: 'look' })
    const counted = await readCounters(tx, scopeFor(session, 'areas.read', under, null), [under], now.slice(0, 10))
    const open = wish.done || wish.kind || lateAt ? 0 : (counted.find((c) => c.metric === 'calls.open')?.n ?? 0)
    const more = rows.length > limit
    const last = shown.at(-1)
    return {
      items: shown.map((row) => lineOf(row, keys, session, now)),
      next: more && last ? cursorOf([wish.done ? last.raisedAt : last.dueAt!, last.id]) : null,
      // beyond the first page nobody counts again: the number of now, or what is known of it
      total: Math.max(open, shown.length),
      more: (more || after !== null) && open === 0,
    }
  })

  serve(contract.raiseCall, async ({ tx, scope, session, body, keys, journal, now }) => {
    const { byResident, ...call } = body
    const worker = session.grants.every((grant) => grant.role === 'gridWorker' || grant.role === 'medic')
    const source = byResident ? 'resident' : worker ? 'worker' : 'officer'
    await raise(tx, scope, journal, keys, [{ ...call, source }], { zone: session.zone, now })
    return lineOf(found(await store.findCall(tx, scope, body.id)), keys, session, now)
  })

  serve(contract.openCall, async ({ tx, scope, session, params, keys, journal, now }) => {
    const row = found(await store.findCall(tx, scope, params.id))
    journal({ kind: 'calls.opened', area: row.area, subject: row.id, retention: 'look' })
    const contact = row.contact ? (JSON.parse(keys.open(row.contact, about.contact)) as Contact) : nobody
    const steps = await store.stepsOf(tx, scope, row.id)
    return {
      ...lineOf(row, keys, session, now),
      ...contact,
      source: row.source,
      text: keys.open(row.text, about.text),
      answer: row.answer ? keys.open(row.answer, about.answer) : '',
      rating: row.rating,
      closedWhy: row.closedWhy,
      steps: steps.map(({ at, what, by, note }) => ({
        ...{ at, what, by: by ?? '' },
        note: note ? keys.open(note, about.note) : '',
      })),
      deliveries: await deliveriesOf(tx, scope, row.id),
    }
  })

  serve(contract.acceptCall, async ({ params, ...m }) =>
    makeMove(m, params.id, { do: 'accept', by: m.session.account }, undefined, async (row, to) => {
      await store.saveLoop(m.tx, m.scope, row.id, to, m.now)
      await dropPhone(m.tx, m.scope, row.id, m.now)
    }),
  )

  serve(contract.answerCall, async ({ params, body, ...m }) => {
    const { account } = m.session
    const answer = m.keys.seal(body.text, about.answer)
    return makeMove(m, params.id, { do: 'answer', by: account }, body.text, (row, to) =>
      store.saveAnswer(m.tx, m.scope, row.id, answer, account, to, m.now),
    )
  })

  serve(contract.verifyCall, async ({ params, body, ...m }) => {
    const { account } = m.session
    const what = { do: 'verify', by: account, done: body.done } as const
    return makeMove(m, params.id, what, body.note, (row, to) =>
      body.done
        ? store.saveVerified(m.tx, m.scope, row.id, account, body.rating ?? null, m.now)
        : store.saveLoop(m.tx, m.scope, row.id, to, m.now),
    )
  })

  serve(contract.closeCall, async ({ params, body, ...m }) => {
    await makeMove(m, params.id, { do: 'close', why: body.why }, body.note, async (row) => {
      await store.saveClosed(m.tx, m.scope, row.id, m.session.account, body.why, m.now)
      await dropPhone(m.tx, m.scope, row.id, m.now)
    })
    return { done: true }
  })

  workOrders(serve)
  channels(serve)
  residentCalls(serve)
}

type Contact = { name: string; phone: string }
const nobody: Contact = { name: '', phone: '' }
