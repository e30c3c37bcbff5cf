import type { Estimate } from '../estimate.ts'
import { gammaFromMoments } from '../numeric/gamma.ts'

/**
 * Reproduction number from an exponential growth rate, R = 1 / M(-r) with M the moment generating function of the generation interval
 * (Wallinga & Lipsitch 2007, doi:10.1098/rspb.2006.3754, eq. 2.7). Gamma interval: R = (1 + r scale)^shape; 0 where r <= -1 / scale, a
 * decline faster than the interval allows. `mean` and `sd` in days.
 */
export function reproductionGamma(r: number, mean: number, sd: number): number {
  const { shape, scale } = gammaFromMoments(mean, sd)
  return r * scale <= -1 ? 0 : Math.exp(shape * Math.log1p(r * scale))
}

/** R = 1 / sum_k w_k exp(-r k) for a discrete interval, w[k] the probability of k days; the weights are used as they are. */
export function reproductionDiscrete(r: number, w: ArrayLike<number>): number {
  let sum = 0
  for (let k = 0; k < w.length; k++) sum += w[k]! * Math.exp(-r * k)
  return 1 / sum
}

/**
 * R from an interval given as a histogram (Wallinga & Lipsitch 2007, eq. 3.6): `edges` a_0 < ... < a_n in days, `shares` y_1 ... y_n,
 * R = r / sum_i y_i (exp(-r a_{i-1}) - exp(-r a_i)) / (a_i - a_{i-1}). Errors: RangeError where edges do not ascend.
 */
export function reproductionHistogram(r: number, edges: ArrayLike<number>, shares: ArrayLike<number>): number {
  if (edges.length !== shares.length + 1) throw new RangeError('edges must hold one more number than shares')
  let sum = 0
  for (let i = 0; i < shares.length; i++) {
    const width = edges[i + 1]! - edges[i]!
    if (!(width > 0)) throw new RangeError(`edges[${i + 1}] must be above edges[${i}]`)
    const drop = r === 0 ? 1 : -Math.expm1(-r * width) / (r * width)
    sum += shares[i]! * Math.exp(-r * edges[i]!) * drop
  }
  return 1 / sum
}

/** Carries the interval of a growth rate over to R; R rises with r, so its ends are the R of the ends. The interval's own spread is not in it. */
export function reproductionFromGrowth(rate: Estimate, toR: (r: number) => number, method: string): Estimate {
  const { estimate, low, high, level } = rate
  return { estimate: toR(estimate), low: toR(low), high: toR(high), level, method }
}
