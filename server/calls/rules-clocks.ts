import type { CallKind, Input, Parameters } from '@gridward/contract/rules'

export type Clock = { accept: number; answer: number; verify: number }

/** Minutes of a kind that its pack does not name: a call never goes without a clock. */
const fallback: Clock = { accept: 60, answer: 1440, verify: 1440 }

export function clockOf(calls: Parameters<'calls'>, kind: CallKind): Clock {
  const found = calls.clocks.find((clock) => clock.kind === kind)
  return found ? { accept: found.accept, answer: found.answer, verify: found.verify } : fallback
}

/** The rule as its worked examples see it. */
export const runCalls = (calls: Parameters<'calls'>, input: Input<'calls'>): unknown => clockOf(calls, input.kind)
