import { readCounters } from '../platform/counters.ts'
import { narrow } from '../platform/scope.ts'
import type { Rule } from '../rules/index.ts'
import { runCalls } from './rules-clocks.ts'

/** A clock that runs keeps its time; the next step of an open call takes the new one. */
export const callsRule: Rule<'calls'> = {
  kind: 'calls',
  run: runCalls,
  async preview(tx, scope, { area, today }) {
    const counted = await readCounters(tx, narrow(scope, 'areas.read'), [area], today)
    const open = counted.find((one) => one.metric === 'calls.open')?.n ?? 0
    return { changes: open, lines: [{ what: 'open', now: open, then: open }] }
  },
}
