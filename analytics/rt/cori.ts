import { gammaFromMoments } from '../numeric/gamma.ts'
import { infectivity } from './infectivity.ts'
import { standardGammaQuantiles } from './quantile-table.ts'
import { discreteSerialInterval, givenSerialInterval, meanOf } from './serial-interval.ts'
import { checkCounts, checkWindows, runningSums, slidingWindows, type Windows } from './windows.ts'

export type SerialInterval = { readonly mean: number; readonly sd: number } | { readonly w: ArrayLike<number> }

export interface CoriOptions {
  /** mean and sd in days of a shifted gamma interval, or the probabilities w[k] of k days themselves */
  readonly serialInterval: SerialInterval
  /** cases of each day infected elsewhere, part of `cases`: they infect but are not counted as infected here */
  readonly imported?: ArrayLike<number>
  /** sliding windows of 7 days by default; day 0 is the first of the curve, windows begin at day 1 or later */
  readonly windows?: { readonly start: ArrayLike<number>; readonly end: ArrayLike<number> }
  /** gamma prior of R: mean and sd, 5 and 5 by default, so that R below 1 is the data's word */
  readonly prior?: { readonly mean: number; readonly sd: number }
  /** probabilities of the quantiles, 0.025, 0.05, 0.25, 0.5, 0.75, 0.95, 0.975 by default */
  readonly quantiles?: ArrayLike<number>
}

/** One entry per window; NaN where the method gives no estimate. */
export interface Reproduction extends Windows {
  readonly mean: Float64Array
  readonly sd: Float64Array
  readonly probabilities: Float64Array
  /** quantiles[q][i] is the quantile of probabilities[q] in window i */
  readonly quantiles: Float64Array[]
}

export interface CoriResult extends Reproduction {
  /** the discrete interval that was used, one weight per day of the curve and a 0 after */
  readonly w: Float64Array
  /** cases infected here that each window counts; below about 11 the posterior's sd is more than 0.3 of its mean */
  readonly counted: Float64Array
  /** how many cases each day would have at R = 1 */
  readonly infectivity: Float64Array
}

export const QUANTILES = [0.025, 0.05, 0.25, 0.5, 0.75, 0.95, 0.975]

/** The discrete interval as EpiEstim takes it: over the days of the curve, not rescaled, given weights kept whole. */
export function weightsFor(interval: SerialInterval, days: number): Float64Array {
  const given =
    'w' in interval ? givenSerialInterval(interval.w) : discreteSerialInterval(interval.mean, interval.sd, days)
  if (given.length > days) return given
  const w = new Float64Array(days + 1)
  w.set(given)
  return w
}

export interface Prepared {
  readonly total: Float64Array
  /** running sums of the cases infected here */
  readonly local: Float64Array
  readonly windows: Windows
  readonly shape: number
  readonly scale: number
  readonly probabilities: Float64Array
}

export function prepare(cases: ArrayLike<number>, options: Omit<CoriOptions, 'serialInterval'>): Prepared {
  const total = checkCounts(cases, 'cases')
  const local = total.slice()
  if (options.imported) {
    const imported = checkCounts(options.imported, 'imported')
    if (imported.length !== total.length) throw new RangeError(`imported must be as long as cases (${total.length})`)
    for (let i = 0; i < local.length; i++) {
      local[i] = total[i]! - imported[i]!
      if (local[i]! < 0) throw new RangeError(`imported[${i}] (${imported[i]}) is more than cases[${i}] (${total[i]})`)
    }
  }
  const windows = options.windows ? checkWindows(options.windows, total.length) : slidingWindows(total.length)
  const { shape, scale } = gammaFromMoments(options.prior?.mean ?? 5, options.prior?.sd ?? 5)
  const probabilities = Float64Array.from(options.quantiles ?? QUANTILES)
  return { total, local: runningSums(local), windows, shape, scale, probabilities }
}

/**
 * Instantaneous reproduction number by sliding windows (Cori, Ferguson, Fraser & Cauchemez 2013, doi:10.1093/aje/kwt133; imported
 * cases: Thompson 2019, doi:10.1016/j.epidem.2019.100356). In a window R ~ Gamma(a + sum I_local, 1 / (1/b + sum Lambda)), prior a, b.
 * As EpiEstim: no estimate (NaN) for a window that ends before the mean serial interval has passed since the first day.
 *
 * Shapes: `cases` one count per day without a gap, imported ones included. Errors: RangeError for negative or missing counts, a serial
 * interval of mean 1 day or less, weights that do not add up to 1, windows outside of the curve.
 * Misleads: while the last days are still being reported (R looks low); with few cases in a window the prior of 5 shows through (R looks
 * high); where reporting changes. With no case at all R is the prior fading, not a finding.
 */
export function cori(cases: ArrayLike<number>, options: CoriOptions): CoriResult {
  const prepared = prepare(cases, options)
  const { total, local, windows, shape, scale, probabilities } = prepared
  const w = weightsFor(options.serialInterval, total.length)
  const lambda = infectivity(total, w)
  const sums = runningSums(lambda)
  const firstEnd = meanOf(w)
  const n = windows.start.length
  const mean = new Float64Array(n).fill(NaN)
  const sd = new Float64Array(n).fill(NaN)
  const quantiles = Array.from(probabilities, () => new Float64Array(n).fill(NaN))
  const counted = new Float64Array(n)
  const table = standardGammaQuantiles(shape, probabilities)
  for (let i = 0; i < n; i++) {
    const end = windows.end[i]! + 1
    const here = local[end]! - local[windows.start[i]!]!
    counted[i] = here
    if (!(end > firstEnd)) continue
    const rate = 1 / scale + sums[end]! - sums[windows.start[i]!]!
    mean[i] = (shape + here) / rate
    sd[i] = Math.sqrt(shape + here) / rate
    const standard = table(here)
    for (let q = 0; q < quantiles.length; q++) quantiles[q]![i] = standard[q]! / rate
  }
  return { ...windows, mean, sd, probabilities, quantiles, w, counted, infectivity: lambda }
}
