import { cornishFisher, discreteQuantile, nothing, wholeBelow } from './discrete.ts'
import { logBetaTerm, regularisedBeta } from './incomplete-beta.ts'
import { logPoissonTerm } from './incomplete-gamma.ts'
import { normalQuantile } from './normal.ts'
import { poissonCdf } from './poisson.ts'
import { wantPositive, type Tail } from './tail.ts'

/** size / (size + mu) from a size and a mean: variance = mu + mu^2 / size. */
export const probabilityFromMean = (size: number, mu: number): number => size / (size + mu)
/** Mean from a size and the success probability of R's `prob`. */
export const meanFromProbability = (size: number, prob: number): number => (size * (1 - prob)) / prob

/** log P(X = k), negative binomial with mean mu and variance mu + mu^2 / size. */
export function negativeBinomialLogDensity(k: number, size: number, mu: number): number {
  if (k < 0 || !Number.isInteger(k)) return -Infinity
  if (mu === 0) return k === 0 ? 0 : -Infinity
  if (size === Infinity) return k === 0 ? -mu : logPoissonTerm(k, mu)
  if (k === 0) return -size * Math.log1p(mu / size)
  const total = size + mu
  return logBetaTerm(size, k, size / total, mu / total) - Math.log(k)
}

/** P(X <= k) = I_prob(size, k + 1) of the negative binomial with mean mu. */
export function negativeBinomialCdf(k: number, size: number, mu: number, tail: Tail = 'lower'): number {
  const n = wholeBelow(k)
  if (n < 0) return nothing(true, tail)
  if (mu === 0) return nothing(false, tail)
  if (size === Infinity) return poissonCdf(n, mu, tail)
  const total = size + mu
  return regularisedBeta(size / total, size, n + 1, tail, mu / total)
}

/** Smallest k with P(X <= k) >= p, as R's qnbinom(size =, mu =). */
export function negativeBinomialQuantile(p: number, size: number, mu: number, tail: Tail = 'lower'): number {
  if (size !== Infinity) wantPositive(size, 'size')
  if (!(mu >= 0 && mu < Infinity)) throw new RangeError(`mu must be a finite number, 0 or more, not ${mu}`)
  if (mu === 0) return 0
  const sd = Math.sqrt(mu + (mu * mu) / size)
  const guess = cornishFisher(normalQuantile(p, 0, 1, tail), mu, sd, (1 + (2 * mu) / size) / sd)
  return discreteQuantile(p, tail, guess, Infinity, (k, side) => negativeBinomialCdf(k, size, mu, side))
}
