import { deviancePart, stirlingError } from './log-gamma.ts'
import { toTail, type Tail } from './tail.ts'

const TWO_PI = 2 * Math.PI

/** log of x^a y^b / beta(a, b) where y = 1 - x is given by itself so that neither loses digits (Loader 2000). */
export function logBetaTerm(a: number, b: number, x: number, y: number): number {
  const n = a + b
  const errors = stirlingError(n) - stirlingError(a) - stirlingError(b)
  return errors - deviancePart(a, n * x) - deviancePart(b, n * y) + 0.5 * (Math.log(a / n) + Math.log(b / TWO_PI))
}

/** Continued fraction of DiDonato & Morris 1992 (ACM TOMS 18:360-373, eq. 9) by Lentz's method; x below the mean. */
function logFraction(a: number, b: number, x: number, y: number): number {
  const lambda = a <= b ? a - (a + b) * x : (a + b) * y - b
  let f = (a / (a + 1)) * (lambda + 1)
  let c = f
  let d = 0
  for (let n = 1; n < 1e7; n++) {
    const e = a + 2 * n - 1
    const w = n * (b - n) * x
    const an = (((a + n - 1) / e) * (a + b + n - 1) * w * x) / e
    const bn = n + w / e + ((a + n) / (e + 2)) * (lambda + 1 + n * (1 + y))
    d = 1 / (bn + an * d)
    c = bn + an / c
    f *= c * d
    if (Math.abs(c * d - 1) < 5e-16) break
  }
  return logBetaTerm(a, b, x, y) - Math.log(f)
}

/**
 * Regularised incomplete beta function I_x(a, b) ('lower') and 1 - I_x ('upper'); a, b > 0, 0 <= x <= 1.
 * `y` is 1 - x for callers that know it to full accuracy. Relative error about 1e-13 in the smaller tail. DLMF 8.17.
 */
export function regularisedBeta(x: number, a: number, b: number, tail: Tail = 'lower', y = 1 - x): number {
  if (Number.isNaN(x + a + b)) return NaN
  if (x <= 0) return toTail(-Infinity, true, tail)
  if (y <= 0) return toTail(-Infinity, false, tail)
  if (x <= (a + 1) / (a + b + 2)) return toTail(logFraction(a, b, x, y), true, tail)
  return toTail(logFraction(b, a, y, x), false, tail)
}
