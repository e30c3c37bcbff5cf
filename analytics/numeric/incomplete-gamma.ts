import { deviancePart, logGamma1p, stirlingError } from './log-gamma.ts'
import { toTail, type Tail } from './tail.ts'

const TWO_PI = 2 * Math.PI
const TINY = 1e-300

/** log of x^a e^-x / gamma(a + 1), the Poisson density of a at mean x for real a > 0. */
export function logPoissonTerm(a: number, x: number): number {
  if (a < 1) return a * Math.log(x) - x - logGamma1p(a)
  return -stirlingError(a) - deviancePart(a, x) - 0.5 * Math.log(TWO_PI * a)
}

function lowerSeries(a: number, x: number): number {
  let term = 1
  let sum = 1
  for (let n = 1; n < 1e7; n++) {
    term *= x / (a + n)
    sum += term
    if (term < sum * 1e-17) break
  }
  return logPoissonTerm(a, x) + Math.log(sum)
}

/** Legendre's continued fraction, evaluated by Lentz's method as modified by Thompson and Barnett. */
function upperFraction(a: number, x: number): number {
  let b = x + 1 - a
  let c = 1 / TINY
  let d = 1 / b
  let h = d
  for (let i = 1; i < 1e7; i++) {
    const an = -i * (i - a)
    b += 2
    d = an * d + b
    if (Math.abs(d) < TINY) d = TINY
    c = b + an / c
    if (Math.abs(c) < TINY) c = TINY
    d = 1 / d
    const step = d * c
    h *= step
    if (Math.abs(step - 1) < 5e-16) break
  }
  return logPoissonTerm(a, x) + Math.log(a) + Math.log(h)
}

/** log Q(a, x) for x <= 1, where Q may be small because a is (the alternating series of DLMF 8.7.1). */
function upperSmall(a: number, x: number): number {
  let term = a
  let f = 0
  for (let n = 1; n < 200; n++) {
    term *= -x / n
    const add = term / (a + n)
    f += add
    if (Math.abs(add) <= Math.abs(f) * 1e-17) break
  }
  const g = Math.expm1(a * Math.log(x) - logGamma1p(a))
  return Math.log(-(f + g + f * g))
}

/**
 * Regularised incomplete gamma function: P(a, x) = integral of t^(a-1) e^-t / gamma(a) over (0, x) ('lower'), Q = 1 - P ('upper').
 * a > 0, x >= 0. Relative error about 1e-13 in either tail. DLMF 8.7, 8.9.
 */
export function regularisedGamma(a: number, x: number, tail: Tail = 'lower'): number {
  if (Number.isNaN(a) || Number.isNaN(x)) return NaN
  if (x <= 0) return toTail(-Infinity, true, tail)
  if (x === Infinity) return toTail(-Infinity, false, tail)
  if (x <= 1 && a < 1) {
    const lower = lowerSeries(a, x)
    return lower < -Math.LN2 ? toTail(lower, true, tail) : toTail(upperSmall(a, x), false, tail)
  }
  return x < a + 1 ? toTail(lowerSeries(a, x), true, tail) : toTail(upperFraction(a, x), false, tail)
}
