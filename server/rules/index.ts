import { packFor, type Parameters, type RuleKind } from '@gridward/contract/rules'
import type { Tx } from '../platform/database.ts'
import { ruleDefaults } from './rules-defaults.ts'
import { plainUnit } from './rules-packs.ts'
import { packsOn, unitOf } from './store.ts'

export { registerRule, type Effect, type Rule } from './registry.ts'
export { ruleDefaults } from './rules-defaults.ts'

/** Parameters that hold somewhere on a day, and the pack they come from: null while only the product's assumption holds. */
export type InForce<K extends RuleKind> = {
  parameters: Parameters<K>
  pack: { id: string; version: number; title: string; document: string } | null
}

/** What holds for a kind in an area on a day. Without an active pack the default holds, which limits nobody. */
export async function rulesInForce<K extends RuleKind>(
  tx: Tx,
  district: number,
  kind: K,
  area: string,
  day: string,
): Promise<InForce<K>> {
  const pack = packFor(await packsOn(tx, district, kind, day), kind, area, day)
  if (!pack) return { parameters: ruleDefaults[kind].parameters as Parameters<K>, pack: null }
  const { id, version, title, document } = pack
  return { parameters: pack.parameters as Parameters<K>, pack: { id, version, title, document } }
}

/** The unit of an account in the one spelling that signatures are compared in; '' signs nothing. */
export const signingUnit = async (tx: Tx, district: number, account: string): Promise<string> =>
  plainUnit(await unitOf(tx, district, account))
