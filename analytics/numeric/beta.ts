import { logBetaTerm, regularisedBeta } from './incomplete-beta.ts'
import { digamma, logBeta, trigamma } from './log-gamma.ts'
import { normalQuantile } from './normal.ts'
import { logTails, wantPositive, type Tail } from './tail.ts'

export function betaLogDensity(x: number, a: number, b: number): number {
  if (x < 0 || x > 1) return -Infinity
  if (x === 0) return a < 1 ? Infinity : a === 1 ? Math.log(b) : -Infinity
  if (x === 1) return b < 1 ? Infinity : b === 1 ? Math.log(a) : -Infinity
  return logBetaTerm(a, b, x, 1 - x) - Math.log(x) - Math.log1p(-x)
}

export function betaCdf(x: number, a: number, b: number, tail: Tail = 'lower'): number {
  return regularisedBeta(x, a, b, tail)
}

const FARTHEST = 700

/**
 * log(x / (1 - x)) of the beta quantile: full accuracy at both ends. Newton's method on the log of the smaller tail, which is
 * concave in the logit, so it converges from any start.
 */
export function betaLogitQuantile(p: number, a: number, b: number, tail: Tail = 'lower'): number {
  wantPositive(a, 'a')
  wantPositive(b, 'b')
  const { lower, upper } = logTails(p, tail)
  if (lower === -Infinity) return -Infinity
  if (upper === -Infinity) return Infinity
  // beyond e^-700 of an end only the first term of the series is left, and x itself has no double
  const nearZero = (lower + Math.log(a) + logBeta(a, b)) / a
  if (nearZero < -FARTHEST) return nearZero
  const nearOne = -(upper + Math.log(b) + logBeta(a, b)) / b
  if (nearOne > FARTHEST) return nearOne
  const onLower = lower < upper
  const side = onLower ? 'log-lower' : 'log-upper'
  const target = onLower ? lower : upper
  const deviate = onLower ? normalQuantile(lower, 0, 1, 'log-lower') : normalQuantile(upper, 0, 1, 'log-upper')
  let z = digamma(a) - digamma(b) + deviate * Math.sqrt(trigamma(a) + trigamma(b))
  z = Math.max(-FARTHEST, Math.min(FARTHEST, z))
  for (let i = 0; i < 200; i++) {
    const x = 1 / (1 + Math.exp(-z))
    const y = 1 / (1 + Math.exp(z))
    const value = regularisedBeta(x, a, b, side, y)
    const slope = Math.exp(logBetaTerm(a, b, x, y) - value)
    const step = ((value - target) / slope) * (onLower ? -1 : 1)
    z = Math.max(-FARTHEST, Math.min(FARTHEST, z + Math.max(-50, Math.min(50, step))))
    if (Math.abs(step) < 1e-9) break
  }
  return z
}

/** Beta quantile; relative error about 1e-13 at the lower end (near 1 use the quantile of 1 - X). */
export function betaQuantile(p: number, a: number, b: number, tail: Tail = 'lower'): number {
  return 1 / (1 + Math.exp(-betaLogitQuantile(p, a, b, tail)))
}
