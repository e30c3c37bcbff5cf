import type { Verb } from '@gridward/contract/verbs'
import { asJob } from '../access/index.ts'
import type { Tx } from '../platform/database.ts'
import type { Scope } from '../platform/scope.ts'
import { findHold } from './store-brief.ts'
import type { Led } from './store-codes.ts'
import { findOrder } from './store-orders.ts'

/** When the limit behind a code ends; null when it has ended. A guard learns no more than this. */
export async function livingUntil(
  tx: Tx,
  enter: (scope: Scope<Verb>) => Promise<unknown>,
  led: Led,
  now: string,
): Promise<string | null> {
  const scope = asJob('orders.notice', led.district)
  await enter(scope)
  const row = await (led.about === 'order' ? findOrder : findHold)(tx, scope, led.subject)
  return row && row.endedAt === null && row.endsAt > now ? row.endsAt : null
}
