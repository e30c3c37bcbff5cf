import type { Estimate } from '../estimate.ts'
import { studentQuantile } from '../numeric/student.ts'

export interface EmpiricalDelay {
  readonly n: number
  /** pairs left out because a date is missing */
  readonly missing: number
  /** delays below 0: real for serial intervals with early transmission, a fault of the data for most other delays */
  readonly negative: number
  readonly mean: Estimate
  readonly sd: number
  readonly median: number
  /** quantiles at the probabilities asked for, between neighbours as R's type 7 */
  readonly quantiles: Float64Array
}

/**
 * Delays between two days per pair, such as infector's and infectee's onset (the serial interval), as they were observed: mean with its
 * t interval, sd (n - 1), median, quantiles. NaN marks a missing day. Misleads: in a growing outbreak, where long delays are
 * not seen yet (use `fitDelay` with `until`).
 */
export function empiricalDelay(
  from: ArrayLike<number>,
  to: ArrayLike<number>,
  options: { readonly level?: number; readonly probabilities?: ArrayLike<number> } = {},
): EmpiricalDelay {
  if (from.length !== to.length) throw new RangeError(`to must be as long as from (${from.length})`)
  const level = options.level ?? 0.95
  const all = Float64Array.from({ length: from.length }, (_, i) => to[i]! - from[i]!)
  const values = all.filter((value) => !Number.isNaN(value)).sort()
  const n = values.length
  const mean = n > 0 ? values.reduce((a, b) => a + b, 0) / n : NaN
  const sd = n > 1 ? Math.sqrt(values.reduce((a, b) => a + (b - mean) ** 2, 0) / (n - 1)) : NaN
  const reach = n > 1 ? (studentQuantile(0.5 + level / 2, n - 1) * sd) / Math.sqrt(n) : NaN
  const at = (p: number): number => {
    const place = p * (n - 1)
    const below = Math.floor(place)
    return n > 0 ? values[below]! + (place - below) * (values[Math.min(below + 1, n - 1)]! - values[below]!) : NaN
  }
  return {
    n,
    missing: from.length - n,
    negative: values.filter((value) => value < 0).length,
    mean: { estimate: mean, low: mean - reach, high: mean + reach, level, method: 'mean of observed delays' },
    sd,
    median: at(0.5),
    quantiles: Float64Array.from(options.probabilities ?? [0.05, 0.25, 0.5, 0.75, 0.95], at),
  }
}
