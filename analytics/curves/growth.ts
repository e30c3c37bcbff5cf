import type { Estimate } from '../estimate.ts'
import { poisson, quasiPoisson } from '../numeric/glm-family.ts'
import { glmNegativeBinomial } from '../numeric/glm-negative-binomial.ts'
import { glm, type GlmFit } from '../numeric/glm.ts'
import { normalQuantile } from '../numeric/normal.ts'
import { studentQuantile } from '../numeric/student.ts'
import { negativeBinomialTrend, poissonTrend } from './trend.ts'

export type GrowthMethod = 'log-linear' | 'poisson' | 'quasi-poisson' | 'negative-binomial'

export interface GrowthOptions {
  readonly method?: GrowthMethod
  /** time of each count in days; 0, 1, 2, ... by default */
  readonly t?: ArrayLike<number>
  readonly level?: number
}

export interface Growth {
  /** exponential growth rate r per day; NaN where the counts say nothing about it */
  readonly rate: Estimate
  /** ln 2 / r in days: positive while cases grow, negative while they shrink (then -ln 2 / r is the halving time) */
  readonly doubling: Estimate
  readonly intercept: number
  readonly standardError: number
  /** expected count of each day */
  readonly fitted: Float64Array
  /** variance over mean (quasi-Poisson), 1 for Poisson and negative binomial, residual variance of log-linear */
  readonly dispersion: number
  /** size of the negative binomial, Infinity where the counts are no wilder than Poisson, NaN for other methods */
  readonly theta: number
  readonly deviance: number
  /** adjusted R squared of the log-linear fit, NaN for the others */
  readonly adjustedR2: number
  /** days the fit used; log-linear leaves out days without a case */
  readonly used: number
  /** why there is no estimate, in one sentence */
  readonly note?: string
}

const NAMES: Record<GrowthMethod, string> = {
  'log-linear': 'log-linear regression',
  poisson: 'Poisson regression',
  'quasi-poisson': 'quasi-Poisson regression',
  'negative-binomial': 'negative binomial regression',
}

function checked(counts: ArrayLike<number>, t: ArrayLike<number>): void {
  if (t.length !== counts.length) throw new RangeError(`t must be as long as counts (${counts.length})`)
  for (let i = 0; i < counts.length; i++) {
    if (!(counts[i]! >= 0 && counts[i]! < Infinity)) {
      throw new RangeError(`counts[${i}] must be a number, 0 or more, not ${counts[i]}`)
    }
    if (!Number.isFinite(t[i]!)) throw new RangeError(`t[${i}] must be a finite number, not ${t[i]}`)
  }
}

/**
 * Exponential growth rate of a curve: log E[I_t] = a + r t. 'log-linear' regresses log I_t on t by least squares and drops days
 * without a case (as incidence::fit, Kamvar 2019, doi:10.12688/f1000research.18002.1); the others are regressions with a log link
 * and keep them. Default 'negative-binomial'. Intervals: t for log-linear and quasi-Poisson, normal for the others.
 *
 * Shapes: `counts` one number per day. Errors: RangeError for negative or missing counts, a `t` of another length.
 * Without information (fewer than two days with cases) the estimates are NaN and `note` says why.
 * Misleads: on a stretch that holds both growth and decline; in the last days while reports are still coming in.
 */
export function growth(counts: ArrayLike<number>, options: GrowthOptions = {}): Growth {
  const method = options.method ?? 'negative-binomial'
  const t = options.t ?? Float64Array.from({ length: counts.length }, (_, i) => i)
  const level = options.level ?? 0.95
  if (!(level > 0 && level < 1)) throw new RangeError(`level must lie between 0 and 1, not ${level}`)
  checked(counts, t)
  const times: number[] = []
  const y: number[] = []
  let positive = 0
  for (let i = 0; i < counts.length; i++) {
    if (counts[i]! > 0) positive++
    else if (method === 'log-linear') continue
    times.push(t[i]!)
    y.push(method === 'log-linear' ? Math.log(counts[i]!) : counts[i]!)
  }
  const needed = method === 'log-linear' ? 3 : 2
  if (positive < needed) {
    return nothing(method, level, y.length, `fewer than ${needed} days with cases: they say nothing about growth`)
  }
  const { fit, theta } = fitted(method, times, y)
  if (Number.isNaN(fit.coefficients[1]!)) return nothing(method, level, y.length, 'all counts are of one time')
  return described(method, level, fit, theta, y, t)
}

type Line = Pick<GlmFit, 'coefficients' | 'standardErrors' | 'deviance' | 'dispersion' | 'dfResidual'>

function fitted(method: GrowthMethod, times: number[], y: number[]): { fit: Line; theta: number } {
  if (method === 'log-linear') return { fit: straightLine(times, y), theta: NaN }
  const wild = method === 'negative-binomial'
  const trend = wild ? negativeBinomialTrend(times, y) : poissonTrend(times, y)
  if (!trend) return generally(method, times, y)
  const dispersion = method === 'quasi-poisson' ? trend.dispersion : 1
  const se = trend.standardError * Math.sqrt(dispersion)
  const { theta, deviance } = trend
  const [coefficients, standardErrors] = [Float64Array.of(trend.a, trend.b), Float64Array.of(NaN, se)]
  return { fit: { coefficients, standardErrors, deviance, dispersion, dfResidual: y.length - 2 }, theta }
}

/** By the general regression, for counts on which the quick one does not settle. */
function generally(method: GrowthMethod, times: number[], y: number[]): { fit: Line; theta: number } {
  const columns = [times.map(() => 1), times]
  if (method === 'negative-binomial') {
    const fit = glmNegativeBinomial({ columns, y })
    return { fit, theta: fit.theta }
  }
  return { fit: glm({ columns, y, family: method === 'poisson' ? poisson : quasiPoisson }), theta: NaN }
}

/** Least squares of y on t in closed form, from centred times so that days counted from 1970 lose nothing. */
function straightLine(times: number[], y: number[]): Line {
  const n = y.length
  const t0 = times.reduce((a, b) => a + b, 0) / n
  const y0 = y.reduce((a, b) => a + b, 0) / n
  let tt = 0
  let ty = 0
  for (let i = 0; i < n; i++) {
    tt += (times[i]! - t0) ** 2
    ty += (times[i]! - t0) * (y[i]! - y0)
  }
  const r = tt > 0 ? ty / tt : NaN
  let deviance = 0
  for (let i = 0; i < n; i++) deviance += (y[i]! - y0 - r * (times[i]! - t0)) ** 2
  const dispersion = deviance / (n - 2)
  const se = [Math.sqrt(dispersion * (1 / n + (t0 * t0) / tt)), Math.sqrt(dispersion / tt)]
  const coefficients = Float64Array.of(y0 - r * t0, r)
  return { coefficients, standardErrors: Float64Array.from(se), deviance, dispersion, dfResidual: n - 2 }
}

function described(
  method: GrowthMethod,
  level: number,
  fit: Line,
  theta: number,
  y: number[],
  t: ArrayLike<number>,
): Growth {
  const [intercept, r] = [fit.coefficients[0]!, fit.coefficients[1]!]
  const se = fit.standardErrors[1]!
  const p = 0.5 + level / 2
  const studentised = method === 'log-linear' || method === 'quasi-poisson'
  const reach = se * (studentised ? studentQuantile(p, Math.max(fit.dfResidual, 1e-9)) : normalQuantile(p))
  const rate: Estimate = { estimate: r, low: r - reach, high: r + reach, level, method: NAMES[method] }
  const mean = y.reduce((a, b) => a + b, 0) / y.length
  const total = y.reduce((a, b) => a + (b - mean) ** 2, 0)
  const n = y.length
  const expected = new Float64Array(t.length)
  for (let i = 0; i < expected.length; i++) expected[i] = Math.exp(intercept + r * t[i]!)
  return {
    rate,
    doubling: doublingTime(rate),
    intercept,
    standardError: se,
    fitted: expected,
    dispersion: fit.dispersion,
    theta,
    deviance: fit.deviance,
    adjustedR2: method === 'log-linear' ? 1 - fit.deviance / (n - 2) / (total / (n - 1)) : NaN,
    used: n,
  }
}

function nothing(method: GrowthMethod, level: number, used: number, note: string): Growth {
  const none: Estimate = { estimate: NaN, low: NaN, high: NaN, level, method: NAMES[method] }
  return {
    rate: none,
    doubling: none,
    intercept: NaN,
    standardError: NaN,
    fitted: new Float64Array(0),
    dispersion: NaN,
    theta: NaN,
    deviance: NaN,
    adjustedR2: NaN,
    used,
    note,
  }
}

/**
 * Doubling time ln 2 / r in days from a growth rate. Negative means halving. Where the interval of r holds 0 the time is unbounded on
 * that side: a growing curve gets high = Infinity, a shrinking one low = -Infinity.
 */
export function doublingTime(rate: Estimate): Estimate {
  const { estimate, low, high } = rate
  const across = low < 0 && high > 0
  return {
    estimate: Math.LN2 / estimate,
    low: across && estimate < 0 ? -Infinity : Math.LN2 / high,
    high: across && estimate >= 0 ? Infinity : Math.LN2 / low,
    level: rate.level,
    method: rate.method,
  }
}

/** Halving time in days: the doubling time of the opposite rate. */
export function halvingTime(rate: Estimate): Estimate {
  return doublingTime({ ...rate, estimate: -rate.estimate, low: -rate.high, high: -rate.low })
}
