import { betaLogitQuantile } from '../numeric/beta.ts'
import { drawBeta } from '../numeric/draws.ts'
import { gaussLegendre } from '../numeric/quadrature.ts'
import { random } from '../numeric/random.ts'
import type { Cast } from './nowcast.ts'
import type { ReportingTriangle } from './triangle.ts'

export interface BayesOptions {
  /** prior mean and variance of a day's count, a gamma mixture of Poissons: 50 and 3000 by default */
  readonly prior?: { readonly mean: number; readonly variance: number }
  /** weight of the flat prior per delay, 0.1 by default */
  readonly kappa?: number
  /** largest count considered; by default at least 300 and ten times the largest observed */
  readonly largest?: number
  /** draws of the delay distribution for the truncated model, and their seed */
  readonly draws?: number
  readonly seed?: number
}

const NODES = 64

/** Chances 1 - F of being unreported at an age, as sets of equally weighted or weighted values. */
interface Mixture {
  readonly unreported: Float64Array
  readonly weights: Float64Array
}

/** Delay counts without regard to truncation: F(x) is a beta distribution, taken at the nodes of a quadrature over its probability. */
function plainMixture({ n, maxDelay }: ReportingTriangle, age: number, kappa: number): Mixture {
  let a = 0
  let b = 0
  for (let d = 0; d <= maxDelay; d++) {
    if (d <= age) a += n[d]! + kappa
    else b += n[d]! + kappa
  }
  const { nodes, weights } = gaussLegendre(NODES)
  const unreported = nodes.map((x) => 1 / (1 + Math.exp(betaLogitQuantile((1 + x) / 2, a, b))))
  return { unreported, weights: weights.map((w) => w / 2) }
}

/** Delay counts of the truncated triangle: F(x) is a product of betas, one for each reverse-time hazard (generalised Dirichlet), drawn. */
function truncatedDraws(triangle: ReportingTriangle, kappa: number, options: BayesOptions): Float64Array[] {
  const { n, all, maxDelay } = triangle
  const draws = options.draws ?? 1000
  const reported = Array.from({ length: maxDelay + 1 }, () => new Float64Array(draws).fill(1))
  for (let k = 0; k < draws; k++) {
    const stream = random(options.seed ?? 1, k)
    for (let d = maxDelay; d >= 1; d--) {
      const hazard = drawBeta(stream, n[d]! + kappa, all[d]! - n[d]! + kappa * d)
      reported[d - 1]![k] = reported[d]![k]! * (1 - hazard)
    }
  }
  return reported
}

/**
 * Distribution of the count of a day of which `seen` are reported: for each chance of being unreported, N - seen is negative binomial of
 * size seen + s and success 1 - (1 - F) mu / (mu + s); mixed over the chances. On 0 ... largest.
 */
function counts(seen: number, mixture: Mixture, mean: number, size: number, largest: number): Float64Array {
  const out = new Float64Array(largest + 1)
  const one = new Float64Array(largest + 1 - seen)
  mixture.unreported.forEach((unreported, i) => {
    const q = (unreported * mean) / (mean + size)
    let term = 1
    let sum = 0
    for (let k = 0; k < one.length; k++) {
      one[k] = term
      sum += term
      term *= ((k + seen + size) / (k + 1)) * q
      if (term > 1e280) {
        for (let j = 0; j <= k; j++) one[j] = one[j]! / 1e280
        sum /= 1e280
        term /= 1e280
      }
    }
    const weight = mixture.weights[i]! / sum
    for (let k = 0; k < one.length; k++) out[seen + k] = out[seen + k]! + weight * one[k]!
  })
  return out
}

/** Median and equal-tailed interval: the first count whose cumulative probability is above each. */
function summarised(probabilities: Float64Array, level: number): Omit<Cast, 'informed'> {
  const at = (p: number): number => {
    let sum = 0
    for (let k = 0; k < probabilities.length; k++) {
      sum += probabilities[k]!
      if (sum > p) return k
    }
    return probabilities.length - 1
  }
  return { estimate: at(0.5), low: at((1 - level) / 2), high: at((1 + level) / 2) }
}

/**
 * Bayesian nowcasts of Hoehle & an der Heiden 2014 (doi:10.1111/biom.12194) as surveillance::nowcast: `truncated` false is its
 * "bayes.notrunc" (delays as counted so far, which makes them look short while cases rise), true its "bayes.trunc".
 */
export function bayes(triangle: ReportingTriangle, level: number, truncated: boolean, options: BayesOptions): Cast[] {
  const { observed, last, maxDelay } = triangle
  const { mean, variance } = options.prior ?? { mean: 50, variance: 3000 }
  if (!(mean > 0 && variance > mean))
    throw new RangeError('prior variance must be above the prior mean, and the mean above 0')
  const size = (mean * mean) / (variance - mean)
  const kappa = options.kappa ?? 0.1
  const most = observed.reduce((a, b) => Math.max(a, b), 0)
  const largest = options.largest ?? Math.max(300, 10 * most)
  if (most > largest)
    throw new RangeError(`largest (${largest}) must not be below the largest observed count (${most})`)
  const drawn = truncated ? truncatedDraws(triangle, kappa, options) : []
  return Array.from(observed, (seen, t): Cast => {
    const age = last - t
    if (age >= maxDelay) return { estimate: seen, low: seen, high: seen, informed: true }
    const reported = drawn[age]
    const mixture = reported
      ? { unreported: reported.map((f) => 1 - f), weights: reported.map(() => 1 / reported.length) }
      : plainMixture(triangle, age, kappa)
    return { ...summarised(counts(seen, mixture, mean, size, largest), level), informed: seen > 0 }
  })
}
