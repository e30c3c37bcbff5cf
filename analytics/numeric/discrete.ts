import { isUpper, logTails, toTail, type Tail } from './tail.ts'

// R's qDiscrete search treats a probability as reached within 64 units of rounding; in a far tail a logarithm has fewer digits.
const SLACK = 64 * 2 ** -52

/**
 * Smallest whole k in [0, last] with P(X <= k) >= p, found by doubling steps from `guess` and then by halves. `logCdf(k, tail)` gives a
 * log tail. The comparison is made on the smaller tail, so that probabilities beside 0 and 1 keep their digits.
 */
export function discreteQuantile(
  p: number,
  tail: Tail,
  guess: number,
  last: number,
  logCdf: (k: number, tail: 'log-lower' | 'log-upper') => number,
): number {
  const { lower, upper } = logTails(p, tail)
  if (lower === -Infinity) return 0
  if (upper === -Infinity) return last
  const onLower = isUpper(tail) ? lower < upper && lower < -0.7 : lower <= upper || lower < -1e-4
  const reached = (k: number): boolean =>
    onLower
      ? logCdf(k, 'log-lower') >= lower - SLACK * (1 - lower)
      : logCdf(k, 'log-upper') <= upper + SLACK * (1 - upper)
  let high = Math.max(0, Math.min(last, Math.round(Number.isFinite(guess) ? guess : 0)))
  let low = high
  let step = Math.max(1, Math.floor(high * 0.001))
  while (high < last && !reached(high)) {
    low = high
    high = Math.min(last, high + step)
    step *= 2
  }
  if (low === high) {
    while (low > 0 && reached(low)) {
      high = low
      low = Math.max(0, low - step)
      step *= 2
    }
    if (low === 0 && reached(0)) return 0
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (reached(middle)) high = middle
    else low = middle
  }
  return high
}

/** Third-order Cornish-Fisher value, the usual start of a discrete quantile. */
export function cornishFisher(z: number, mean: number, sd: number, skew: number): number {
  return mean + sd * (z + (skew * (z * z - 1)) / 6)
}

/** R's tolerance for counts that arrive as 2.9999999. */
export const wholeBelow = (x: number): number => Math.floor(x + 1e-7)

/** Nothing at or below (`isLower`) the value, or nothing above it. */
export const nothing = (isLower: boolean, tail: Tail): number => toTail(-Infinity, isLower, tail)
