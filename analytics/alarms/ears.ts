import { checkChoice } from '../choice.ts'
import { normalQuantile } from '../numeric/normal.ts'
import { checkSeries, pointsOf, type Alarms } from './series.ts'

export type EarsMethod = 'C1' | 'C2' | 'C3'

export interface EarsOptions {
  /** Time points to judge, from 0. Default: all that have their baseline. */
  readonly range?: ArrayLike<number>
  /** Length of the baseline, at least 3. Default 7. */
  readonly baseline?: number
  /** Smallest standard deviation that is used. Default 0. */
  readonly minSigma?: number
  /** Chance of a false alarm on a day. Default 0.001 for C1 and C2, 0.025 for C3. */
  readonly alpha?: number
}

const defaultBaseline = 7
const shortestBaseline = 3
const lags = { C1: 0, C2: 2, C3: 4 } as const
const defaultAlpha = { C1: 0.001, C2: 0.001, C3: 0.025 } as const

/**
 * EARS: today's count beside mean and standard deviation (n - 1) of a short baseline. C1: the `baseline` days before;
 * C2: the same two days earlier, so that the start of an outbreak does not raise its own threshold; both alarm above
 * mean + z sd. C3 adds what C2 exceeded on the two days before: mean + sd (z - sum of max(0, C2 - 1)), where R's
 * `earsC`, which this follows, adds today's count in place of the mean and never goes below 0.
 *
 * All baselines equal and minSigma 0: any case more alarms (C1, C2); C3 may have no answer (NaN). A series of zeros
 * never alarms. Misleads with weekly patterns. Throws RangeError for counts below 0 or missing.
 * Hutwagner et al. 2003, doi:10.1007/PL00022319; Fricker et al. 2008, doi:10.1002/sim.3197; surveillance 1.20.3.
 */
export function ears(series: ArrayLike<number>, method: EarsMethod = 'C1', options: EarsOptions = {}): Alarms {
  checkChoice('method', method, Object.keys(lags))
  const { baseline = defaultBaseline, minSigma = 0, alpha = defaultAlpha[method] } = options
  if (!(Number.isInteger(baseline) && baseline >= shortestBaseline))
    throw new RangeError(`baseline is ${baseline}: a whole number, at least ${shortestBaseline}.`)
  if (!(minSigma >= 0)) throw new RangeError(`minSigma is ${minSigma}: a number >= 0.`)
  if (!(alpha > 0 && alpha < 1)) throw new RangeError(`alpha is ${alpha}: between 0 and 1.`)
  const counts = checkSeries(series)
  const at = pointsOf(counts, options.range, baseline + lags[method])
  const { mean, sd } = baselines(counts, baseline, minSigma)
  const z = normalQuantile(alpha, 0, 1, 'upper')
  const upperbound = new Float64Array(at.length)
  const alarm = new Uint8Array(at.length)
  for (let k = 0; k < at.length; k++) {
    const t = at[k]!
    if (method === 'C1') upperbound[k] = mean[t]! + z * sd[t]!
    else if (method === 'C2') upperbound[k] = mean[t - 2]! + z * sd[t - 2]!
    else upperbound[k] = Math.max(0, counts[t]! + sd[t - 2]! * (z - excess(counts, mean, sd, t)))
    alarm[k] = counts[t]! > upperbound[k]! ? 1 : 0
  }
  return { at, upperbound, alarm }
}

/** By how much more than one standard deviation C2 was exceeded on the two days before. */
function excess(counts: Float64Array, mean: Float64Array, sd: Float64Array, t: number): number {
  const two = Math.max(0, (counts[t - 2]! - mean[t - 4]!) / sd[t - 4]! - 1)
  const one = Math.max(0, (counts[t - 1]! - mean[t - 3]!) / sd[t - 3]! - 1)
  return two + one
}

let room = { mean: new Float64Array(0), sd: new Float64Array(0) }

/** Arrays that serve one call after the other: a district's 1,250 series would spend half their time on new ones. */
function roomFor(length: number): typeof room {
  if (room.mean.length < length) room = { mean: new Float64Array(length), sd: new Float64Array(length) }
  return room
}

/** Mean and standard deviation of the `length` counts before each time point, by rolling sums, which are exact. */
function baselines(counts: Float64Array, length: number, least: number): { mean: Float64Array; sd: Float64Array } {
  const { mean, sd } = roomFor(counts.length + 1)
  const share = 1 / (length * (length - 1))
  let sum = 0
  let squares = 0
  for (let t = 0; t < counts.length; t++) {
    const entering = counts[t]!
    sum += entering
    squares += entering * entering
    if (t >= length) {
      const leaving = counts[t - length]!
      sum -= leaving
      squares -= leaving * leaving
    }
    // divided, not multiplied: a baseline of equal counts has that count for its mean
    mean[t + 1] = sum / length
    const own = Math.sqrt((length * squares - sum * sum) * share)
    sd[t + 1] = own > least ? own : least
  }
  return { mean, sd }
}
