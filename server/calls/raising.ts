import { addSeconds, dayOf } from '@gridward/contract/days'
import type { CallKind } from '@gridward/contract/rules'
import type { CallSource } from '@gridward/contract/calls'
import { digestOf } from '../platform/canonical.ts'
import type { Tx } from '../platform/database.ts'
import type { Journal } from '../platform/journal.ts'
import type { Keys } from '../platform/keys.ts'
import { Problem } from '../platform/problem.ts'
import type { Scope } from '../platform/scope.ts'
import { rulesInForce } from '../rules/index.ts'
import { clockOf } from './rules-clocks.ts'
import { callDeltas } from './rules-deltas.ts'
import * as store from './store-calls.ts'

/** Where sealed texts of this room belong. */
export const about = {
  text: 'call.text',
  contact: 'call.contact',
  answer: 'call.answer',
  note: 'call_step.note',
  phone: 'call_delivery.phone',
  secret: 'call_webhook.secret',
} as const

export type Raised = {
  id: string
  area: string
  kind: CallKind
  source: CallSource
  text: string
  name?: string | undefined
  phone?: string | undefined
  person?: string | undefined
  batch?: string | undefined
}

/**
 * Raises calls of one kind, with the clock that holds in their areas; a job routes them a moment later. The same id
 * again is nothing new. Errors: sameIdOtherContent.
 */
export async function raise(
  tx: Tx,
  scope: Scope<'calls.raise' | 'calls.route'>,
  journal: Journal,
  keys: Keys,
  calls: readonly Raised[],
  at: { zone: string; now: string },
): Promise<number> {
  const { now } = at
  const day = dayOf(now, at.zone)
  const by = scope.actor.account
  const first = calls[0]
  if (!first) return 0
  const { parameters } = await rulesInForce(tx, scope.district, 'calls', first.area, day)
  const dueAt = addSeconds(now, clockOf(parameters, first.kind).accept * 60)
  const rows = calls.map((call): store.NewCall => {
    const contact = call.name || call.phone ? JSON.stringify({ name: call.name ?? '', phone: call.phone ?? '' }) : null
    return {
      ...{ id: call.id, area: call.area, kind: call.kind, source: call.source, digest: digestOf(call), by, now, dueAt },
      text: keys.seal(call.text, about.text),
      contact: contact === null ? null : keys.seal(contact, about.contact),
      person: call.person ?? null,
      batch: call.batch ?? null,
    }
  })
  const added = new Set((await store.addCalls(tx, scope, rows)).map((row) => row.id))
  for (const row of rows.filter((one) => !added.has(one.id))) {
    const known = await store.findCall(tx, scope, row.id)
    if (!known?.digest.equals(row.digest)) throw new Problem('sameIdOtherContent')
  }
  const fresh = rows.filter((row) => added.has(row.id))
  if (fresh.length === 0) return 0
  await store.addSteps(
    tx,
    scope.district,
    fresh.map(({ id, area }) => ({ call: id, area, what: 'raised', by, note: null, now })),
  )
  for (const { id, area, kind, source } of fresh)
    journal({
      ...{ kind: 'calls.raised', area, subject: id, content: { kind, source } },
      deltas: callDeltas(area, day, null, 'raised'),
    })
  return fresh.length
}
