import { asJob } from '../access/index.ts'
import type { Tx } from '../platform/database.ts'
import { enterScope, type Scope } from '../platform/scope.ts'
import { groundOf, type Ground } from './store-orders.ts'

/**
 * What an order rests on, for whoever may see the order. The decision may lie above the reader's areas: a street decided
 * about people of several communities.
 */
export async function groundBehind(
  tx: Tx,
  scope: Scope<'orders.read' | 'orders.propose' | 'orders.appeal'>,
  order: string,
): Promise<Ground> {
  await enterScope(tx, asJob('orders.notice', scope.district))
  const ground = await groundOf(tx, scope, order)
  await enterScope(tx, scope)
  return ground
}
