import { cornishFisher, discreteQuantile, nothing, wholeBelow } from './discrete.ts'
import { logBetaTerm, regularisedBeta } from './incomplete-beta.ts'
import { normalQuantile } from './normal.ts'
import type { Tail } from './tail.ts'

function wantTrials(n: number, p: number): void {
  if (!(n >= 0) || !Number.isInteger(n)) throw new RangeError(`n must be a whole number, 0 or more, not ${n}`)
  if (!(p >= 0 && p <= 1)) throw new RangeError(`p must lie in [0, 1], not ${p}`)
}

export function binomialLogDensity(k: number, n: number, p: number): number {
  wantTrials(n, p)
  if (k < 0 || k > n || !Number.isInteger(k)) return -Infinity
  if (k === 0) return n === 0 ? 0 : n * Math.log1p(-p)
  if (k === n) return n * Math.log(p)
  if (p === 0 || p === 1) return -Infinity
  return logBetaTerm(k, n - k, p, 1 - p) + Math.log(n / k / (n - k))
}

/** P(X <= k) = I_(1-p)(n - k, k + 1). */
export function binomialCdf(k: number, n: number, p: number, tail: Tail = 'lower'): number {
  wantTrials(n, p)
  const whole = wholeBelow(k)
  if (whole < 0) return nothing(true, tail)
  if (whole >= n) return nothing(false, tail)
  return regularisedBeta(1 - p, n - whole, whole + 1, tail, p)
}

/** Smallest k with P(X <= k) >= prob, as R's qbinom. */
export function binomialQuantile(prob: number, n: number, p: number, tail: Tail = 'lower'): number {
  wantTrials(n, p)
  if (n === 0 || p === 0) return 0
  if (p === 1) return n
  const sd = Math.sqrt(n * p * (1 - p))
  const guess = cornishFisher(normalQuantile(prob, 0, 1, tail), n * p, sd, (1 - 2 * p) / sd)
  return discreteQuantile(prob, tail, guess, n, (k, side) => binomialCdf(k, n, p, side))
}
