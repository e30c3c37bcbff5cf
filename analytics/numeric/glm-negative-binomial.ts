import { glm, type GlmData, type GlmFit } from './glm.ts'
import { negativeBinomial, poisson } from './glm-family.ts'
import { digamma, trigamma } from './log-gamma.ts'

export interface NegativeBinomialFit extends GlmFit {
  /** variance mu + mu^2 / theta; Infinity where the counts vary no more than a Poisson count does */
  readonly theta: number
  readonly thetaStandardError: number
}

/** First and minus the second derivative of the log likelihood in theta. */
function slopes(theta: number, y: ArrayLike<number>, mu: Float64Array, weights?: ArrayLike<number>): [number, number] {
  const psi = digamma(theta)
  const psi1 = trigamma(theta)
  let score = 0
  let information = 0
  for (let i = 0; i < y.length; i++) {
    const w = weights ? weights[i]! : 1
    if (w <= 0) continue
    const total = theta + mu[i]!
    const both = y[i]! + theta
    score += w * (digamma(both) - psi - Math.log1p(mu[i]! / theta) + 1 - both / total)
    information += w * (psi1 - trigamma(both) - 1 / theta + 2 / total - both / (total * total))
  }
  return [score, information]
}

/**
 * Maximum-likelihood theta at known means (as MASS::theta.ml): Newton's method from the moment estimate. Infinity where the
 * counts show no more spread than Poisson. `weights` count observations.
 */
export function thetaByLikelihood(
  y: ArrayLike<number>,
  mu: Float64Array,
  weights?: ArrayLike<number>,
): { theta: number; standardError: number } {
  let n = 0
  let spread = 0
  let excess = 0
  for (let i = 0; i < y.length; i++) {
    const w = weights ? weights[i]! : 1
    n += w
    spread += w * (y[i]! / mu[i]! - 1) ** 2
    excess += w * ((y[i]! - mu[i]!) ** 2 - y[i]!)
  }
  let theta = n / spread
  for (let i = 0; i < 100; i++) {
    const [score, information] = slopes(theta, y, mu, weights)
    const step = information > 0 ? score / information : score > 0 ? theta : -theta / 2
    const next = Math.max(theta / 4, Math.min(theta * 4, theta + step))
    const done = Math.abs(next - theta) <= 1e-10 * theta
    theta = next
    if (theta > 1e8 || (excess <= 0 && theta > 1e6)) return { theta: Infinity, standardError: NaN }
    if (done) break
  }
  return { theta, standardError: 1 / Math.sqrt(slopes(theta, y, mu, weights)[1]) }
}

/**
 * Negative binomial regression with a log link, theta by maximum likelihood, alternating with the means as MASS::glm.nb does
 * (Venables & Ripley 2002, section 7.4). Standard errors are those at the found theta, dispersion 1.
 */
export function glmNegativeBinomial(data: Omit<GlmData, 'family'>): NegativeBinomialFit {
  let fit = glm({ ...data, family: poisson })
  let found = thetaByLikelihood(data.y, fit.fitted, data.weights)
  for (let i = 0; i < 100 && Number.isFinite(found.theta); i++) {
    fit = glm({ ...data, family: negativeBinomial(found.theta) })
    const next = thetaByLikelihood(data.y, fit.fitted, data.weights)
    const done = Math.abs(next.theta - found.theta) <= 1e-9 * found.theta
    found = next
    if (done) break
  }
  return { ...fit, theta: found.theta, thetaStandardError: found.standardError }
}
