import * as contract from '@gridward/contract/calls'
import { listAreas } from '../areas/index.ts'
import { digestOf } from '../platform/canonical.ts'
import { Problem } from '../platform/problem.ts'
import { narrow } from '../platform/scope.ts'
import type { Serve } from '../serve.ts'
import { uuidv7 } from 'uuidv7'
import { refuse } from './problems.ts'
import { raise } from './raising.ts'
import * as store from './store-orders.ts'

/** 令行禁止: one order to every area of a level; each receipt and each answer is a call of its own. */
export function workOrders(serve: Serve): void {
  serve(contract.issueWorkOrder, async ({ tx, scope, session, body, keys, journal, now }) => {
    const { district, zone, account } = session
    const digest = digestOf(body)
    const known = await store.findWorkOrder(tx, district, body.id)
    if (known && !known.digest.equals(digest)) throw new Problem('sameIdOtherContent')
    if (known) return { areas: known.areas }
    const below = await listAreas(tx, narrow(scope, 'areas.read'), { level: body.level, under: body.from })
    if (below.length === 0) throw refuse('refusedByRule', (w) => w.noAreas)
    const { id, from: area, level, title } = body
    await store.addWorkOrder(tx, district, { id, area, level, title, areas: below.length, digest, by: account, now })
    const text = `${title}\n${body.text}`
    const wishes = below.map(({ path }) => ({
      ...({ id: uuidv7(), area: path, kind: 'order', source: 'officer', text, batch: id } as const),
    }))
    await raise(tx, scope, journal, keys, wishes, { zone, now })
    journal({ kind: 'calls.ordered', area, subject: id, content: { level, title, areas: below.length } })
    return { areas: below.length }
  })

  serve(contract.listWorkOrders, ({ tx, scope, now }) => store.listWorkOrders(tx, scope, now))
}
