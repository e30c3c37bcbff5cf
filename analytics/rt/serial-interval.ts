import { regularisedGamma } from '../numeric/incomplete-gamma.ts'
import { wantPositive } from '../numeric/tail.ts'

/**
 * Discrete serial interval: a gamma interval shifted by one day, of mean `mean` and standard deviation `sd` days, seen on whole
 * days (Cori 2013 web appendix 11, doi:10.1093/aje/kwt133). w[k], k = 0 ... length - 1, is the probability of k days:
 * k F(k) + (k-2) F(k-2) - 2 (k-1) F(k-1) + a b (2 G(k-1) - G(k-2) - G(k)), F and G gamma with shapes a and a + 1,
 * a = ((mean-1)/sd)^2, b = sd^2 / (mean-1). w[0] = 0; rounding below 0 is cut. The weights are not rescaled to a sum of 1.
 * Errors: RangeError unless mean > 1 and sd > 0.
 */
export function discreteSerialInterval(mean: number, sd: number, length: number): Float64Array {
  if (!(mean > 1 && mean < Infinity))
    throw new RangeError(`mean of the serial interval must be above 1 day, not ${mean}`)
  wantPositive(sd, 'sd of the serial interval')
  const a = ((mean - 1) / sd) ** 2
  const b = (sd * sd) / (mean - 1)
  const w = new Float64Array(Math.max(0, length))
  // held = E[(k - X) ; X < k], X gamma: both gamma functions are needed once per day
  let before = 0
  let last = 0
  let full = 0
  for (let k = 1; k < w.length && full < 3; k++) {
    const f = regularisedGamma(a, k / b)
    const g = regularisedGamma(a + 1, k / b)
    // where both are 1 for three days the formula is 0, and so it is ever after
    full = f === 1 && g === 1 ? full + 1 : 0
    const held = k * f - a * b * g
    w[k] = Math.max(0, held + before - 2 * last)
    before = last
    last = held
  }
  return w
}

/**
 * Checks a serial interval given by hand: w[k] the probability of k days, w[0] = 0, none negative, a sum of 1 to within 0.01
 * (EpiEstim's rule). Returns a copy. Errors: RangeError with the index.
 */
export function givenSerialInterval(w: ArrayLike<number>): Float64Array {
  let sum = 0
  for (let k = 0; k < w.length; k++) {
    if (!(w[k]! >= 0)) throw new RangeError(`w[${k}] must be 0 or more, not ${w[k]}`)
    sum += w[k]!
  }
  if (w.length < 2 || w[0] !== 0)
    throw new RangeError('w[0] must be 0: nobody infects before the day of infection is over')
  if (Math.abs(sum - 1) > 0.01) throw new RangeError(`w must add up to 1, it adds up to ${sum}`)
  return Float64Array.from(w)
}

/** Mean in days of a discrete interval whose weights are used as they are. */
export function meanOf(w: ArrayLike<number>): number {
  let mean = 0
  for (let k = 1; k < w.length; k++) mean += k * w[k]!
  return mean
}
