import { STANDING, type Delta } from '@gridward/contract/metrics'
import type { CallState } from '@gridward/contract/calls'
import { isOpen } from './rules-loop.ts'

/** What a change of state adds to and takes from the counters; null before the call existed. */
export function callDeltas(area: string, day: string, from: CallState | null, to: CallState): Delta[] {
  const open = (to !== 'closed' && isOpen(to) ? 1 : 0) - (from !== null && isOpen(from) ? 1 : 0)
  const deltas: Delta[] = []
  if (open !== 0) deltas.push({ area, day: STANDING, metric: 'calls.open', n: open })
  if (from === null) deltas.push({ area, day, metric: 'calls.raised', n: 1 })
  if (to === 'answered' && from !== 'answered') deltas.push({ area, day, metric: 'calls.answered', n: 1 })
  return deltas
}
