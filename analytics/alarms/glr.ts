import { glm } from '../numeric/glm.ts'
import { poisson } from '../numeric/glm-family.ts'
import { glmNegativeBinomial } from '../numeric/glm-negative-binomial.ts'
import { checkSeries, pointsOf, type Alarms } from './series.ts'
import { chartOf, type Chart, type ChartRule } from './glr-chart.ts'

export interface SeasonalMean {
  /** Number of yearly waves. Default 1. */
  readonly S?: number
  readonly trend?: boolean
  /** Fit again with all up to an alarm after each. Default false. */
  readonly refit?: boolean
}

export interface GlrOptions {
  /** Consecutive time points to judge, from 0. */
  readonly range: ArrayLike<number>
  /** Expected counts in control of the range, or the model that is fitted to all before it. Default: one wave. */
  readonly mu0?: ArrayLike<number> | SeasonalMean
  /** Variance mu + alpha mu²; 0 is Poisson; null is estimated with the model. Default 0. */
  readonly alpha?: number | null
  /** Alarm threshold of the statistic. Default 5. */
  readonly cArl?: number
  /** Fewest time points of a change. Default 1. */
  readonly mTilde?: number
  /** Most time points that are looked back; -1 for all. Default -1. */
  readonly m?: number
  /** Known change of the log mean (a likelihood ratio, not a generalised one). Default null: estimated. */
  readonly theta?: number | null
  readonly direction?: 'inc' | 'dec'
  /** What `upperbound` holds: the statistic, or the number of cases that would have raised an alarm. Default 'value'. */
  readonly returns?: 'value' | 'cases'
  /** Time points a year. Default 52. */
  readonly frequency?: number
}

export interface Glr extends Alarms {
  readonly mu0: Float64Array
  readonly alpha: number
}

/**
 * Generalised likelihood ratio detector: max over k of the log likelihood ratio that the mean was mu0 exp(kappa) from k to now, kappa
 * estimated with the sign of `direction`; an alarm at >= cArl sets the chart back. With `theta` it is a CUSUM of log likelihood ratios,
 * alarm above cArl. The season is fitted by Poisson regression where alpha is 0, else by negative binomial regression, as `glrnb` of
 * surveillance 1.20.3 does.
 * Time points after the last alarm that need a longer window have 0. Throws RangeError where no time point comes before the range,
 * an expected count is not above 0, or cases are asked of the negative binomial with unknown theta (there is no such rule).
 *
 * Hoehle & Paul 2008, doi:10.1016/j.csda.2008.02.015.
 */
export function glr(series: ArrayLike<number>, options: GlrOptions): Glr {
  const { cArl = 5, mTilde = 1, m = -1, theta = null, direction = 'inc', returns = 'value' } = options
  const counts = checkSeries(series)
  const at = pointsOf(counts, options.range, 0)
  const means = meansOf(counts, at, options)
  const { alpha, model } = means
  let { mu0 } = means
  if (alpha > 0 && returns === 'cases' && theta === null)
    throw new RangeError("returns is 'cases': with alpha above 0 only a known theta has it.")
  const x = Int32Array.from(at, (t) => counts[t]!)
  const upperbound = new Float64Array(at.length)
  const alarm = new Uint8Array(at.length)
  const rule: ChartRule = {
    alpha,
    cArl,
    mTilde,
    m,
    theta,
    sign: direction === 'inc' ? 1 : -1,
    cases: returns === 'cases',
  }
  let start = 0
  while (start < at.length) {
    const chart: Chart = chartOf(x.subarray(start), mu0.subarray(start), rule)
    const length = chart.alarmAt < 0 ? at.length - start : chart.alarmAt + 1
    for (let k = 0; k < length; k++) upperbound[start + k] = Math.max(0, chart.values[k]! || 0)
    if (chart.alarmAt >= 0) alarm[start + chart.alarmAt] = 1
    start += length
    if (model?.refit && start < at.length) {
      mu0 = mu0.slice()
      mu0.set(fitted(counts, at.subarray(start), model, options).mu0, start)
    }
  }
  return { at, upperbound, alarm, mu0, alpha }
}

interface Means {
  mu0: Float64Array
  alpha: number
  model: SeasonalMean | null
}

function meansOf(counts: ArrayLike<number>, at: Int32Array, options: GlrOptions): Means {
  const { mu0 = {}, alpha = 0 } = options
  if ('length' in mu0) {
    if (mu0.length !== at.length && mu0.length !== 1)
      throw new RangeError(`mu0 must have ${at.length} values, not ${mu0.length}.`)
    const given = Float64Array.from(at, (_, k) => mu0[mu0.length === 1 ? 0 : k]!)
    given.forEach((mean, k) => {
      if (!(mean > 0)) throw new RangeError(`mu0[${k}] is ${mean}: the expected count must be above 0.`)
    })
    return { mu0: given, alpha: alpha ?? 0, model: null }
  }
  const found = fitted(counts, at, mu0, options)
  return { mu0: found.mu0, alpha: alpha ?? 1 / found.theta, model: mu0 }
}

function fitted(
  counts: ArrayLike<number>,
  at: Int32Array,
  { S = 1, trend = false }: SeasonalMean,
  options: GlrOptions,
) {
  const { frequency = 52, alpha = 0 } = options
  const before = at[0] ?? 0
  if (before < 1) throw new RangeError('range starts at 0: nothing comes before it from which to expect.')
  const row = (t: number): number[] => {
    const waves = Array.from({ length: S }, (_, s) => (2 * (s + 1) * Math.PI * (t + 1)) / frequency)
    return [1, ...(trend ? [t + 1] : []), ...waves.flatMap((angle) => [Math.cos(angle), Math.sin(angle)])]
  }
  const rows = Array.from({ length: before }, (_, t) => row(t))
  const columns = rows[0]!.map((_, j) => rows.map((one) => one[j]!))
  const y = Array.from({ length: before }, (_, t) => counts[t]!)
  const { coefficients, theta } =
    alpha === 0 ? { ...glm({ columns, y, family: poisson }), theta: Infinity } : glmNegativeBinomial({ columns, y })
  const linear = (t: number): number => row(t).reduce((sum, value, j) => sum + value * coefficients[j]!, 0)
  return { mu0: Float64Array.from(at, (t) => Math.exp(linear(t))), theta }
}
