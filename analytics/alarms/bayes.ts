import { meanFromProbability, negativeBinomialQuantile } from '../numeric/negative-binomial.ts'
import { checkSeries, checkWindow, pointsOf, type Alarms } from './series.ts'

export interface BayesOptions {
  /** Time points to judge, from 0. Default: all that have their reference values. */
  readonly range?: ArrayLike<number>
  /** Years back. Default 0. */
  readonly b?: number
  /** Half window. Default 6. */
  readonly w?: number
  /** Whether the `w` time points just before belong to the reference. Default true. */
  readonly actY?: boolean
  readonly alpha?: number
  /** Time points a year. Default 52. */
  readonly frequency?: number
}

/**
 * Bayes detector: with n reference values of sum s and Jeffreys' prior, the next count is negative binomial of size s + 1/2 and
 * probability n / (n + 1); an alarm is a count above its 1 - alpha quantile (`upperbound`). A reference of zeros alone may have
 * the quantile 0, and then one case alarms. Throws RangeError without reference values.
 * Riebler 2004; Hoehle 2007, doi:10.1007/s00180-007-0074-8; surveillance 1.20.3 `algo.bayes`.
 */
export function bayes(series: ArrayLike<number>, options: BayesOptions = {}): Alarms {
  const { b = 0, w = 6, actY = true, alpha = 0.05, frequency = 52 } = options
  const counts = checkSeries(series)
  checkWindow({ b, w, frequency }, alpha)
  if (b === 0 && (!actY || w < 1))
    throw new RangeError('b is 0 and actY false (or w 0): there are no reference values.')
  const at = pointsOf(counts, options.range, b * frequency + w)
  const upTo = new Float64Array(counts.length + 1)
  for (let t = 0; t < counts.length; t++) upTo[t + 1] = upTo[t]! + counts[t]!
  const upperbound = Float64Array.from(at, (t) => {
    let [sum, n] = actY ? [upTo[t]! - upTo[t - w]!, w] : [0, 0]
    for (let year = 1; year <= b; year++) {
      const middle = t - year * frequency
      sum += upTo[middle + w + 1]! - upTo[middle - w]!
      n += 2 * w + 1
    }
    const size = sum + 0.5
    return negativeBinomialQuantile(alpha, size, meanFromProbability(size, n / (n + 1)), 'upper')
  })
  return { at, upperbound, alarm: Uint8Array.from(at, (t, k) => (counts[t]! > upperbound[k]! ? 1 : 0)) }
}
