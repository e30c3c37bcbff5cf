import { glm, type GlmFit } from '../numeric/glm.ts'
import { quasiPoisson } from '../numeric/glm-family.ts'
import { studentCdf } from '../numeric/student.ts'

/** Reference counts of one time point. */
export interface Reference {
  readonly y: Float64Array
  readonly time: Float64Array
  /** Level of the season of each, from 1; null: no season in the model. */
  readonly season: Int32Array | null
  readonly offset: Float64Array | null
}

/** The time point that is judged; its season is `level`. */
export interface Target {
  readonly time: number
  readonly level: number
  readonly offset: number
}

export interface FitRule {
  readonly reweight: boolean
  readonly weightsThreshold: number
  readonly trend: boolean
  readonly pThresholdTrend: number
  readonly b: number
  /**
   * R's flexible version leaves the reweighting weights where `summary` and `predict` look for working weights, so that
   * standard errors use their dispersion, and gives up where a fit did not converge. The classic one does neither.
   */
  readonly flexible: boolean
}

export interface Model {
  readonly fit: GlmFit
  /** Dispersion, at least 1. */
  readonly phi: number
  /** Dispersion of the standard errors of coefficients. */
  readonly spread: number
  readonly hasTrend: boolean
  readonly levels: readonly number[]
}

export interface Prediction {
  readonly eta: number
  readonly etaError: number
  readonly phi: number
  readonly trend: boolean
  /** Change of the log count in one time point; NaN without a trend. */
  readonly slope: number
}

/** The model with a trend where it may have one, else without; null where neither converges. */
export function predict(reference: Reference, target: Target, rule: FitRule): Prediction | null {
  const model = fitModel(reference, rule, rule.trend)
  if (!model) return null
  if (!model.hasTrend) return predictionOf(model, target, rule)
  const { fit, spread } = model
  const slope = fit.coefficients[1]!
  const error = Math.sqrt(spread * fit.unscaledCovariance[fit.coefficients.length + 1]!)
  // both sides of Student's distribution
  const p = 2 * studentCdf(Math.abs(slope / error), fit.dfResidual, 'upper')
  const most = reference.y.reduce((largest, n) => Math.max(largest, n), 0)
  const fits = Math.exp(predictionOf(model, target, rule).eta) <= most
  if (rule.b >= 3 && p < rule.pThresholdTrend && fits) return predictionOf(model, target, rule)
  const plain = fitModel(reference, rule, false)
  return plain && predictionOf(plain, target, rule)
}

function fitModel(reference: Reference, rule: FitRule, trend: boolean): Model | null {
  const levels = levelsOf(reference.season)
  const solve = (withTrend: boolean, weights?: Float64Array): GlmFit => {
    const columns = columnsOf(reference, levels, withTrend)
    return glm({ columns, y: reference.y, family: quasiPoisson, weights, offset: reference.offset ?? undefined })
  }
  let hasTrend = trend
  let fit = solve(hasTrend)
  if (!fit.converged && hasTrend) {
    hasTrend = false
    fit = solve(hasTrend)
  }
  if (!fit.converged && rule.flexible) return null
  let phi = Math.max(fit.dispersion, 1)
  let spread = fit.dispersion
  if (rule.reweight) {
    const weights: Float64Array = reweighted(reference.y, fit, phi, rule.weightsThreshold)
    fit = solve(hasTrend, weights)
    phi = Math.max(fit.dispersion, 1)
    spread = rule.flexible ? dispersionBy(weights, reference.y, fit) : fit.dispersion
  }
  return { fit, phi, spread, hasTrend, levels }
}

function levelsOf(season: Int32Array | null): number[] {
  return season ? [...new Set(season)].sort((a, b) => a - b) : []
}

/** Intercept, time where wanted, one column for each level but the first. */
function columnsOf({ y, time, season }: Reference, levels: readonly number[], trend: boolean): Float64Array[] {
  const columns: Float64Array[] = [new Float64Array(y.length).fill(1)]
  if (trend) columns.push(time)
  for (const level of levels.slice(1)) columns.push(Float64Array.from(season!, (own) => (own === level ? 1 : 0)))
  return columns
}

/** Standardised Anscombe residuals s: weight s^-2 above the threshold, all scaled to sum to their number. */
function reweighted(y: Float64Array, fit: GlmFit, phi: number, threshold: number): Float64Array {
  const leverage = fit.leverage()
  const weights = y.map((n, i) => {
    const mu = fit.fitted[i]!
    const raw = 1.5 * (n ** (2 / 3) * mu ** (-1 / 6) - Math.sqrt(mu))
    const s = raw / Math.sqrt(phi * (1 - leverage[i]!))
    return s > threshold ? s ** -2 : 1
  })
  const scale = y.length / weights.reduce((sum, w) => sum + w, 0)
  return Float64Array.from(weights, (w) => w * scale)
}

function dispersionBy(weights: Float64Array, y: Float64Array, { fitted, dfResidual }: GlmFit): number {
  let sum = 0
  for (let i = 0; i < y.length; i++) sum += weights[i]! * (y[i]! / fitted[i]! - 1) ** 2
  return sum / dfResidual
}

function predictionOf(
  { fit, phi, spread, hasTrend, levels }: Model,
  target: Target,
  { flexible }: FitRule,
): Prediction {
  const row = [1, ...(hasTrend ? [target.time] : []), ...levels.slice(1).map((one) => (one === target.level ? 1 : 0))]
  const size = row.length
  let [eta, variance] = [target.offset, 0]
  for (let i = 0; i < size; i++) {
    // a column that is a sum of others has no coefficient
    if (Number.isNaN(fit.coefficients[i]!)) continue
    eta += row[i]! * fit.coefficients[i]!
    for (let j = 0; j < size; j++)
      if (!Number.isNaN(fit.coefficients[j]!)) variance += row[i]! * row[j]! * fit.unscaledCovariance[i * size + j]!
  }
  const etaError = Math.sqrt((flexible ? spread : phi) * variance)
  return { eta, etaError, phi, trend: hasTrend, slope: hasTrend ? fit.coefficients[1]! : Number.NaN }
}
