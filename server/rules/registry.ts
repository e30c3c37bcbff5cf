import type { Input, Parameters, RuleKind } from '@gridward/contract/rules'
import type { Tx } from '../platform/database.ts'
import type { Scope } from '../platform/scope.ts'

/** What a pack would bring: how many people or doors change, and the load line by line, now and then. */
export type Effect = { changes: number; lines: { what: string; now: number; then: number }[] }

/** A kind of rule: its pure function, and what counts the effect of new parameters in an area on a day. */
export type Rule<K extends RuleKind = RuleKind> = {
  kind: K
  run(parameters: Parameters<K>, input: Input<K>): unknown
  preview?(
    tx: Tx,
    scope: Scope<'rules.draft'>,
    wish: { parameters: Parameters<K>; current: Parameters<K>; area: string; now: string; today: string },
  ): Promise<Effect>
}

const registered = new Map<RuleKind, Rule>()

/** Called once by the house while it is loaded, for each kind; its room brings the function. */
export const registerRule = <K extends RuleKind>(rule: Rule<K>): void =>
  void registered.set(rule.kind, rule as unknown as Rule)

/** Errors: a kind that no room brought is a fault of ours. */
export function ruleOf(kind: RuleKind): Rule {
  const rule = registered.get(kind)
  if (!rule) throw new Error(`no room registered the rule ${kind}`)
  return rule
}
