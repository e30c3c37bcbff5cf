import type { Purpose } from '@gridward/contract/route'
import type { Verb } from '@gridward/contract/verbs'
import type { Tx } from '../platform/database.ts'
import { makeScope, type Actor, type Scope } from '../platform/scope.ts'
import { decide } from './rules.ts'
import { grantsAt } from './store-then.ts'

/**
 * The right that an account held in an area when it did something offline; undefined when it held none. What was allowed
 * then is stored, also when the grant has ended since.
 */
export async function scopeThen<V extends Verb>(
  tx: Tx,
  who: { district: number; account: string; actor: Actor },
  verb: V,
  where: { area: string; at: string; purpose: Purpose | null },
): Promise<Scope<V> | undefined> {
  const grants = await grantsAt(tx, who.district, who.account, where.at)
  const decision = decide(grants, verb, where.area)
  if (decision.is !== 'allowed') return undefined
  return makeScope(verb, who.district, decision.prefixes, who.actor, where.purpose)
}
