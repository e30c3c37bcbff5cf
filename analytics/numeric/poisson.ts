import { cornishFisher, discreteQuantile, nothing, wholeBelow } from './discrete.ts'
import { logPoissonTerm, regularisedGamma } from './incomplete-gamma.ts'
import { normalQuantile } from './normal.ts'
import { isLog, isUpper, type Tail } from './tail.ts'

export function poissonLogDensity(k: number, mean: number): number {
  if (k < 0 || !Number.isInteger(k)) return -Infinity
  if (mean === 0) return k === 0 ? 0 : -Infinity
  return k === 0 ? -mean : logPoissonTerm(k, mean)
}

/** P(X <= k) of a Poisson count, = Q(k + 1, mean). */
export function poissonCdf(k: number, mean: number, tail: Tail = 'lower'): number {
  const n = wholeBelow(k)
  if (n < 0) return nothing(true, tail)
  if (mean === 0) return nothing(false, tail)
  return regularisedGamma(n + 1, mean, swapped(tail))
}

function swapped(tail: Tail): Tail {
  if (isLog(tail)) return isUpper(tail) ? 'log-lower' : 'log-upper'
  return isUpper(tail) ? 'lower' : 'upper'
}

/** Smallest k with P(X <= k) >= p, as R's qpois. */
export function poissonQuantile(p: number, mean: number, tail: Tail = 'lower'): number {
  if (!(mean >= 0 && mean < Infinity)) throw new RangeError(`mean must be a finite number, 0 or more, not ${mean}`)
  if (mean === 0) return 0
  const z = normalQuantile(p, 0, 1, tail)
  const guess = cornishFisher(z, mean, Math.sqrt(mean), 1 / Math.sqrt(mean))
  return discreteQuantile(p, tail, guess, Infinity, (k, side) => poissonCdf(k, mean, side))
}
