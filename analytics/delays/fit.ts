import { checkChoice } from '../choice.ts'
import type { Estimate } from '../estimate.ts'
import { cholesky, inverse } from '../numeric/cholesky.ts'
import { hessian, nelderMead } from '../numeric/minimise.ts'
import { random } from '../numeric/random.ts'
import { studentQuantile } from '../numeric/student.ts'
import { laws, type DelayLaw, type Law } from './laws.ts'
import { logLikelihood } from './likelihood.ts'
import { rowsOf, type CensoredDelays, type Row } from './observations.ts'

export interface DelayOptions {
  readonly law: DelayLaw
  /** percentiles wanted, 5, 25, 50, 75 and 95 by default */
  readonly percentiles?: readonly number[]
  readonly level?: number
  /**
   * End of observation, in the days of EL: pairs whose second event came later are not in the data. Without it a growing outbreak
   * makes delays look short, since long ones have not been seen yet.
   */
  readonly until?: number
  /** growth rate per day of first events within their windows, 0 by default; matters for windows of many days */
  readonly growth?: number
  /** bootstrap resamples for the intervals instead of the delta method, and their seed */
  readonly bootstrap?: number
  readonly seed?: number
}

export interface DelayFit {
  readonly law: DelayLaw
  /** meanlog and sdlog, or shape and scale; under R's names */
  readonly parameters: Readonly<Record<string, Estimate>>
  readonly standardErrors: Readonly<Record<string, number>>
  readonly mean: Estimate
  readonly sd: Estimate
  /** one estimate per percentile asked for, in days */
  readonly percentiles: readonly {
    readonly percentile: number
    readonly days: Estimate
    readonly standardError: number
  }[]
  readonly logLikelihood: number
  readonly aic: number
  readonly n: number
  readonly converged: boolean
  /** why the spread and every interval are not to be trusted, in one sentence */
  readonly note?: string
}

type Point = [number, number]

const METHODS: Record<DelayLaw, string> = {
  'log-normal': 'log-normal delay, interval-censored',
  gamma: 'gamma delay, interval-censored',
  weibull: 'Weibull delay, interval-censored',
}

/** Mean and sd of the logs of the middles of the possible delays. */
function startOf(rows: readonly Row[]): Point {
  let n = 0
  let sum = 0
  let squares = 0
  for (const { shortest, longest, times } of rows) {
    const middle = Math.log(Math.max((Math.max(shortest, 0) + longest) / 2, 1e-3))
    n += times
    sum += times * middle
    squares += times * middle * middle
  }
  const mean = sum / n
  return [mean, Math.min(2, Math.max(0.1, Math.sqrt(Math.max(0, squares / n - mean * mean))))]
}

const EQUAL = 'the delays are as good as equal: their spread cannot be estimated'
const FLAT = 'many distributions fit as well: the windows are too wide, or the rows too few, to tell them apart'
// Outside of these the sd of the log delays is not an estimate: the data are as good as one number, or no distribution fits them.
const NARROWEST = 0.003
const WIDEST = 30

function best(law: Law, rows: readonly Row[], growth: number, start: Point) {
  const f = (x: Float64Array): number => {
    const [a, b] = law.at(x[0]!, x[1]!)
    const spread = law.spread(a, b)
    if (!(spread >= NARROWEST && spread <= WIDEST)) return Infinity
    return -logLikelihood(law, rows, growth, a, b)
  }
  return { f, ...nelderMead(f, start, [0.2, 0.2], 1e-11) }
}

/** Quantities of interest as functions of the point, each with its name. */
type Quantity = (u: number, v: number) => number

function quantities(law: Law, percentiles: readonly number[]): Quantity[] {
  const of =
    (f: (a: number, b: number) => number): Quantity =>
    (u, v) =>
      f(...law.at(u, v))
  return [
    of((a) => a),
    of((_, b) => b),
    of(law.mean),
    of((a, b) => Math.sqrt(law.variance(a, b))),
    ...percentiles.map((p) => of((a, b) => law.quantile(p / 100, a, b))),
  ]
}

/** Standard error of each quantity by the delta method, slopes by central differences. */
function deltaErrors(wanted: Quantity[], x: Point, covariance: Float64Array): number[] {
  const h = 1e-5
  const [u, v] = x
  return wanted.map((f) => {
    const du = (f(u + h, v) - f(u - h, v)) / (2 * h)
    const dv = (f(u, v + h) - f(u, v - h)) / (2 * h)
    return Math.sqrt(du * du * covariance[0]! + 2 * du * dv * covariance[1]! + dv * dv * covariance[3]!)
  })
}

interface Spread {
  readonly low: number
  readonly high: number
  readonly error: number
}

function byDelta(wanted: Quantity[], x: Point, f: (x: Float64Array) => number, n: number, level: number): Spread[] {
  const factor = cholesky(hessian(f, x, [1e-3, 1e-3]), 2)
  const covariance = factor.aliased.some(Boolean) ? new Float64Array(4).fill(NaN) : inverse(factor)
  const t = n > 1 ? studentQuantile(0.5 + level / 2, n - 1) : NaN
  return deltaErrors(wanted, x, covariance).map((error, i) => {
    const value = wanted[i]!(...x)
    return { low: value - t * error, high: value + t * error, error }
  })
}

function resampled(rows: readonly Row[], n: number, stream: ReturnType<typeof random>): Row[] {
  const cumulative: number[] = []
  for (const { times } of rows) cumulative.push((cumulative.at(-1) ?? 0) + times)
  const drawn = rows.map((row) => ({ ...row, times: 0 }))
  for (let i = 0; i < n; i++) {
    const at = stream.below(n)
    drawn[cumulative.findIndex((sum) => at < sum)]!.times++
  }
  return drawn.filter(({ times }) => times > 0)
}

function byBootstrap(wanted: Quantity[], x: Point, law: Law, rows: Row[], n: number, options: DelayOptions): Spread[] {
  const samples = Array.from({ length: options.bootstrap! }, (_, k) => {
    const { x: at } = best(law, resampled(rows, n, random(options.seed ?? 1, k)), options.growth ?? 0, x)
    return wanted.map((f) => f(at[0]!, at[1]!))
  })
  const level = options.level ?? 0.95
  return wanted.map((_, q) => {
    const values = Float64Array.from(samples, (sample) => sample[q]!).sort()
    const mean = values.reduce((a, b) => a + b, 0) / values.length
    const error = Math.sqrt(values.reduce((a, b) => a + (b - mean) ** 2, 0) / (values.length - 1))
    const pick = (p: number): number => values[Math.round(p * (values.length - 1))]!
    return { low: pick((1 - level) / 2), high: pick((1 + level) / 2), error }
  })
}

/**
 * Fits a delay distribution to interval-censored delays by maximum likelihood: type 0 L = integral over (EL, ER) of
 * F(SR - e) - F(SL - e) de, type 1 F(SR - EL) - F(SL - ER), type 2 f(SR - EL) (Reich 2009, doi:10.1002/sim.3659; coarseDataTools).
 * With `until` each row is divided by its chance of being seen by then (right truncation: Park 2024, doi:10.1101/2024.01.12.24301247).
 * Intervals: delta method with t of n - 1, as coarseDataTools; or bootstrap percentiles.
 *
 * Errors: RangeError for rows that end before they begin, missing ends, a second event after `until`, fewer than two rows.
 * Misleads: without `until` while the outbreak grows; when windows of first events were guessed; with a bimodal delay.
 */
export function fitDelay(data: CensoredDelays, options: DelayOptions): DelayFit {
  const n = data.EL.length
  if (n < 2) throw new RangeError(`a delay needs at least two rows to fit, there are ${n}`)
  checkChoice('law', options.law, ['log-normal', 'gamma', 'weibull'])
  const law = laws[options.law]
  const rows = rowsOf(data, options.until)
  const level = options.level ?? 0.95
  const growth = options.growth ?? 0
  const found = best(law, rows, growth, law.start(...startOf(rows)))
  const x: Point = [found.x[0]!, found.x[1]!]
  const percentiles = options.percentiles ?? [5, 25, 50, 75, 95]
  const wanted = quantities(law, percentiles)
  const spreads = options.bootstrap
    ? byBootstrap(wanted, x, law, rows, n, options)
    : byDelta(wanted, x, found.f, n, level)
  const method = METHODS[options.law] + (options.until === undefined ? '' : ', right-truncated')
  const estimates = wanted.map((f, i): Estimate => ({
    estimate: f(...x),
    low: spreads[i]!.low,
    high: spreads[i]!.high,
    level,
    method,
  }))
  const [first, second] = law.names
  const collapsed = law.spread(...law.at(...x)) < NARROWEST * 1.05
  const flat = spreads.some(({ error }) => Number.isNaN(error))
  const doubt = collapsed ? EQUAL : flat ? FLAT : undefined
  return {
    ...(doubt && { note: doubt }),
    law: options.law,
    parameters: { [first]: estimates[0]!, [second]: estimates[1]! },
    standardErrors: { [first]: spreads[0]!.error, [second]: spreads[1]!.error },
    mean: estimates[2]!,
    sd: estimates[3]!,
    percentiles: percentiles.map((percentile, i) => ({
      percentile,
      days: estimates[i + 4]!,
      standardError: spreads[i + 4]!.error,
    })),
    logLikelihood: -found.value,
    aic: 4 + 2 * found.value,
    n,
    converged: found.converged && !collapsed,
  }
}
