import { studentCdf } from '../numeric/student.ts'
import { seasonalFit, type SeasonalData, type SeasonalFit } from './seasonal-fit.ts'

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

interface Model {
  readonly fit: SeasonalFit
  /** Dispersion, at least 1. */
  readonly phi: number
  /** Dispersion of the standard errors of coefficients. */
  readonly spread: number
  readonly hasTrend: boolean
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
export function predict(reference: SeasonalData, target: Target, rule: FitRule): Prediction | null {
  const model = fitModel(reference, rule, rule.trend)
  if (!model) return null
  if (!model.hasTrend) return predictionOf(model, target, rule)
  const { fit, spread } = model
  // both sides of Student's distribution
  const p = 2 * studentCdf(Math.abs(fit.slope / Math.sqrt(spread * fit.slopeVariance)), fit.dfResidual, 'upper')
  const most = reference.y.reduce((largest, n) => Math.max(largest, n), 0)
  const found = predictionOf(model, target, rule)
  if (rule.b >= 3 && p < rule.pThresholdTrend && Math.exp(found.eta) <= most) return found
  const plain = fitModel(reference, rule, false)
  return plain && predictionOf(plain, target, rule)
}

function fitModel(reference: SeasonalData, rule: FitRule, trend: boolean): Model | null {
  let hasTrend = trend
  let fit = seasonalFit(reference, hasTrend, null)
  if (!fit.converged && hasTrend) {
    hasTrend = false
    fit = seasonalFit(reference, hasTrend, null)
  }
  if (!fit.converged && rule.flexible) return null
  let phi = Math.max(fit.dispersion, 1)
  let spread = fit.dispersion
  if (rule.reweight) {
    const weights = reweighted(reference.y, fit, phi, rule.weightsThreshold)
    fit = seasonalFit(reference, hasTrend, weights)
    phi = Math.max(fit.dispersion, 1)
    spread = rule.flexible ? dispersionBy(weights, reference.y, fit) : fit.dispersion
  }
  return { fit, phi, spread, hasTrend }
}

/** Standardised Anscombe residuals s: weight s^-2 above the threshold, all scaled to sum to their number. */
function reweighted(y: Float64Array, fit: SeasonalFit, phi: number, threshold: number): Float64Array {
  const weights = new Float64Array(y.length)
  let sum = 0
  for (let i = 0; i < y.length; i++) {
    const mu = fit.mu[i]!
    const raw = 1.5 * (Math.cbrt((y[i]! * y[i]!) / Math.sqrt(mu)) - Math.sqrt(mu))
    const s = raw / Math.sqrt(phi * (1 - fit.leverage(i)))
    weights[i] = s > threshold ? s ** -2 : 1
    sum += weights[i]!
  }
  for (let i = 0; i < y.length; i++) weights[i]! *= y.length / sum
  return weights
}

function dispersionBy(weights: Float64Array, y: Float64Array, { mu, dfResidual }: SeasonalFit): number {
  let sum = 0
  for (let i = 0; i < y.length; i++) sum += weights[i]! * (y[i]! / mu[i]! - 1) ** 2
  return sum / dfResidual
}

function predictionOf({ fit, phi, spread, hasTrend }: Model, target: Target, { flexible }: FitRule): Prediction {
  const { eta, variance } = fit.at(target.level, target.time)
  const etaError = Math.sqrt((flexible ? spread : phi) * variance)
  return { eta: eta + target.offset, etaError, phi, trend: hasTrend, slope: hasTrend ? fit.slope : Number.NaN }
}
