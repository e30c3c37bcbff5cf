import { glm, type GlmData, type GlmFit } from './glm.ts'
import { negativeBinomial, poisson } from './glm-family.ts'
import { digamma, trigamma } from './log-gamma.ts'

export interface NegativeBinomialFit extends GlmFit {
  /** variance mu + mu^2 / theta; Infinity where the counts vary no more than a Poisson count does */
  readonly theta: number
  readonly thetaStandardError: number
}

/** Distinct counts with their weight: digamma is needed once for each. */
export function distinct(y: ArrayLike<number>, weights?: ArrayLike<number>): [count: number, weight: number][] {
  const seen = new Map<number, number>()
  for (let i = 0; i < y.length; i++) seen.set(y[i]!, (seen.get(y[i]!) ?? 0) + (weights ? weights[i]! : 1))
  return [...seen].filter(([, weight]) => weight > 0)
}

export interface Counts {
  readonly y: ArrayLike<number>
  readonly mu: Float64Array
  readonly weights: ArrayLike<number> | undefined
  readonly distinct: [count: number, weight: number][]
}

/** First and minus the second derivative of the log likelihood in theta. */
export function thetaSlopes(theta: number, { y, mu, weights, distinct }: Counts): [number, number] {
  const psi = digamma(theta)
  const psi1 = trigamma(theta)
  let score = 0
  let information = 0
  for (const [count, weight] of distinct) {
    score += weight * (digamma(theta + count) - psi)
    information += weight * (psi1 - trigamma(theta + count))
  }
  for (let i = 0; i < y.length; i++) {
    const w = weights ? weights[i]! : 1
    if (w <= 0) continue
    const total = theta + mu[i]!
    const both = (y[i]! + theta) / total
    score += w * (1 - both - Math.log1p(mu[i]! / theta))
    information += w * ((2 - both) / total - 1 / theta)
  }
  return [score, information]
}

/**
 * Maximum-likelihood theta at known means (as MASS::theta.ml): Newton's method from the moment estimate, or from `start`. Infinity where
 * the counts show no more spread than Poisson. `weights` count observations.
 */
export function thetaByLikelihood(
  y: ArrayLike<number>,
  mu: Float64Array,
  weights?: ArrayLike<number>,
  start?: number,
): { theta: number; standardError: number } {
  const counts: Counts = { y, mu, weights, distinct: distinct(y, weights) }
  let [n, spread, excess] = [0, 0, 0]
  for (let i = 0; i < y.length; i++) {
    const w = weights ? weights[i]! : 1
    n += w
    spread += w * (y[i]! / mu[i]! - 1) ** 2
    excess += w * ((y[i]! - mu[i]!) ** 2 - y[i]!)
  }
  // the likelihood rises without end exactly where the counts vary no more than Poisson (Levin & Reeds 1977)
  if (excess <= 0) return { theta: Infinity, standardError: NaN }
  let theta = start ?? n / spread
  for (let i = 0; i < 100; i++) {
    const [score, information] = thetaSlopes(theta, counts)
    const step = information > 0 ? score / information : score > 0 ? theta : -theta / 2
    const next = Math.max(theta / 4, Math.min(theta * 4, theta + step))
    const done = Math.abs(next - theta) <= 1e-9 * theta
    theta = next
    if (theta > 1e8) return { theta: Infinity, standardError: NaN }
    if (done) break
  }
  return { theta, standardError: 1 / Math.sqrt(thetaSlopes(theta, counts)[1]) }
}

/**
 * Negative binomial regression with a log link, theta by maximum likelihood, alternating with the means as MASS::glm.nb does
 * (Venables & Ripley 2002, section 7.4). Standard errors are those at the found theta, dispersion 1.
 */
export function glmNegativeBinomial(data: Omit<GlmData, 'family'>): NegativeBinomialFit {
  let fit = glm({ ...data, family: poisson })
  let found = thetaByLikelihood(data.y, fit.fitted, data.weights)
  for (let i = 0; i < 100 && Number.isFinite(found.theta); i++) {
    fit = glm({ ...data, family: negativeBinomial(found.theta), etaStart: fit.linear })
    const next = thetaByLikelihood(data.y, fit.fitted, data.weights, found.theta)
    const done = Math.abs(next.theta - found.theta) <= 1e-8 * found.theta
    found = next
    if (done) break
  }
  return { ...fit, theta: found.theta, thetaStandardError: found.standardError }
}
