import { meanFromProbability, negativeBinomialCdf, negativeBinomialQuantile } from '../numeric/negative-binomial.ts'
import { normalCdf, normalQuantile } from '../numeric/normal.ts'
import { poissonCdf, poissonQuantile } from '../numeric/poisson.ts'
import type { Prediction } from './farrington-model.ts'

const powers = { '2/3': 2 / 3, '1/2': 1 / 2, none: 1 } as const
export type Power = keyof typeof powers

export interface Threshold {
  readonly upper: number
  /** Chance of a count at least as large. */
  readonly p: number
}

/** The count is about normal after the power: mean mu^power, its variance by the delta method; z of the tail `alpha`. */
export function powerThreshold({ eta, etaError, phi }: Prediction, y: number, power: Power, alpha: number): Threshold {
  const exponent = powers[power]
  const mu = Math.exp(eta)
  // standard error on the response scale, squared, over mu
  const tau = phi + mu * etaError ** 2
  const variance = { '2/3': (4 / 9) * Math.cbrt(mu), '1/2': 1 / 4, none: mu }[power] * tau
  const middle = mu ** exponent
  const half = normalQuantile(alpha, 0, 1, 'upper') * Math.sqrt(variance)
  const ends = [middle - half, middle + half].map((end) => end ** (1 / exponent)).filter((end) => !Number.isNaN(end))
  const upper = ends.length > 0 ? Math.max(...ends) : Number.NaN
  return { upper, p: normalCdf(y ** exponent, middle, Math.sqrt(variance), 'upper') }
}

/** `muan` takes the mean itself at the end of its interval, `nbPlugin` as estimated. */
export function mean({ eta, etaError }: Prediction, method: string, alpha: number): number {
  return Math.exp(method === 'nbPlugin' ? eta : eta + normalQuantile(alpha, 0, 1, 'upper') * etaError)
}

/** Quantile of the negative binomial with variance phi mu, or of Poisson where phi is 1. */
export function countThreshold(mu: number, phi: number, y: number, alpha: number): Threshold {
  if (!(mu < Infinity)) return { upper: Number.NaN, p: Number.NaN }
  if (phi <= 1) return { upper: poissonQuantile(alpha, mu, 'upper'), p: poissonCdf(y - 1, mu, 'upper') }
  const size = mu / (phi - 1)
  const same = meanFromProbability(size, 1 / phi)
  return {
    upper: negativeBinomialQuantile(alpha, size, same, 'upper'),
    p: negativeBinomialCdf(y - 1, size, same, 'upper'),
  }
}
