import { asJob } from '../access/index.ts'
import { now } from '../platform/clock.ts'
import type { Database, Tx } from '../platform/database.ts'
import { openJournal, type Journal } from '../platform/journal.ts'
import { fenceOf, noFence, type Scope } from '../platform/scope.ts'
import { holdDelta, orderDelta } from './rules-deltas.ts'
import { endHoldsUnder, expireHolds } from './store-brief.ts'
import { markSunset, overWithoutSunset } from './store-emergency.ts'
import { endOrdersUnder, expireOrders } from './store-orders.ts'
import { listDistricts } from './store-verify.ts'

/** Writes down what ended by itself, and starts the sunset of an emergency that is over. */
export async function expire(db: Database): Promise<void> {
  for (const { district } of await db.transact(noFence, listDistricts)) {
    const scope = asJob('orders.expire', district)
    let ended = 1000
    while (ended >= 1000)
      ended = await db.transact(fenceOf(scope), (tx) => expireSome(tx, scope, openJournal(tx, district, scope.actor)))
    await db.transact(fenceOf(scope), (tx) => sunset(tx, scope, openJournal(tx, district, scope.actor)))
  }
}

async function expireSome(tx: Tx, scope: Scope<'orders.read'>, journal: Journal): Promise<number> {
  const orders = await expireOrders(tx, scope, now())
  for (const { id, area } of orders)
    journal({ kind: 'orders.expired', area, subject: id, retention: 'legal', deltas: [orderDelta(area, -1)] })
  for (const { id, area } of await expireHolds(tx, scope, now()))
    journal({ kind: 'orders.holdEnded', area, subject: id, deltas: [holdDelta(area, -1)] })
  return orders.length
}

async function sunset(tx: Tx, scope: Scope<'orders.read'>, journal: Journal): Promise<void> {
  const at = now()
  for (const { id, area } of await overWithoutSunset(tx, scope.district, at)) {
    for (const order of await endOrdersUnder(tx, scope, id, at))
      journal({
        ...{ kind: 'orders.endedWithEmergency', area: order.area, subject: order.id, retention: 'legal' },
        deltas: [orderDelta(order.area, -1)],
      })
    for (const hold of await endHoldsUnder(tx, scope, id, at))
      journal({ kind: 'orders.holdEnded', area: hold.area, subject: hold.id, deltas: [holdDelta(hold.area, -1)] })
    await markSunset(tx, scope.district, id, at)
    journal({ kind: 'orders.sunsetBegan', area, subject: id, retention: 'legal' })
  }
}
