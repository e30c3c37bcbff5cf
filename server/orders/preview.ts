import { readCounters } from '../platform/counters.ts'
import { narrow } from '../platform/scope.ts'
import type { Rule } from '../rules/index.ts'
import { runLimits } from './rules-limits.ts'

/** New limits change nobody's order: each keeps the pack that it was issued under. */
export const limitsRule: Rule<'limits'> = {
  kind: 'limits',
  run: runLimits,
  async preview(tx, scope, { area, today }) {
    const counted = await readCounters(tx, narrow(scope, 'areas.read'), [area], today)
    const active = counted.find((one) => one.metric === 'orders.active')?.n ?? 0
    return { changes: 0, lines: [{ what: 'orders', now: active, then: active }] }
  },
}
