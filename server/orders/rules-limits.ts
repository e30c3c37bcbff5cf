import { addDays } from '@gridward/contract/days'
import type { Input, OrderBasis, OrderKind, Parameters } from '@gridward/contract/rules'

type Limits = Parameters<'limits'>

/**
 * Last day of an order: the day of the last contact, stay or arrival is day 0, so that 14 days end with the day + 14.
 * Null: the pack does not allow this kind on this basis.
 */
export function lastDayOf(limits: Limits, kind: OrderKind, basis: OrderBasis, dayZero: string): string | null {
  const days = limits.orders.find((one) => one.kind === kind && one.basis === basis)?.days
  return days === undefined ? null : addDays(dayZero, days)
}

/** Hours that a hold may last at most; null where the pack allows none on this basis. */
export const holdHours = (limits: Limits, basis: string): number | null =>
  limits.holds.find((one) => one.basis === basis)?.hours ?? null

export const mayAct = (limits: Limits, kind: string, basis: string): boolean =>
  limits.acts.some((one) => one.kind === kind && one.basis === basis)

/** The rule as its worked examples see it. */
export function runLimits(limits: Limits, input: Input<'limits'>): unknown {
  if (input.limit === 'order') {
    const lastDay = lastDayOf(limits, input.kind, input.basis, input.dayZero)
    return { allowed: lastDay !== null, lastDay }
  }
  if (input.limit === 'act') return { allowed: mayAct(limits, input.kind, input.basis) }
  const hours = holdHours(limits, input.basis)
  return { allowed: hours !== null, hours }
}
