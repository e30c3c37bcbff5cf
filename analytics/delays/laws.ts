import { gammaCdf, gammaLogDensity, gammaQuantile } from '../numeric/gamma.ts'
import { regularisedGamma } from '../numeric/incomplete-gamma.ts'
import { logGamma } from '../numeric/log-gamma.ts'
import { normalCdf } from '../numeric/normal.ts'
import type { Tail } from '../numeric/tail.ts'
import { logNormalCdf, logNormalLogDensity, logNormalQuantile } from '../numeric/waiting-times.ts'
import { weibullCdf, weibullLogDensity, weibullQuantile } from '../numeric/waiting-times.ts'

export type DelayLaw = 'log-normal' | 'gamma' | 'weibull'

/** A distribution of delays with two parameters, given in R's terms and searched over the whole plane. */
export interface Law {
  readonly names: readonly [string, string]
  readonly cdf: (x: number, a: number, b: number, tail: Tail) => number
  readonly logDensity: (x: number, a: number, b: number) => number
  readonly quantile: (p: number, a: number, b: number) => number
  /** integral of u f(u) over (0, x): what makes the double censoring a closed form */
  readonly partialMean: (x: number, a: number, b: number) => number
  readonly mean: (a: number, b: number) => number
  readonly variance: (a: number, b: number) => number
  /** about the sd of the log delays: what says whether a fit has collapsed to a point */
  readonly spread: (a: number, b: number) => number
  /** parameters from a point of the plane */
  readonly at: (u: number, v: number) => [number, number]
  /** a point of the plane from the mean and sd of the log delays */
  readonly start: (meanLog: number, sdLog: number) => [number, number]
}

const factorial = (x: number): number => Math.exp(logGamma(1 + x))

const logNormal: Law = {
  names: ['meanlog', 'sdlog'],
  cdf: logNormalCdf,
  logDensity: logNormalLogDensity,
  quantile: logNormalQuantile,
  partialMean: (x, m, s) => Math.exp(m + (s * s) / 2) * normalCdf((Math.log(x) - m - s * s) / s),
  mean: (m, s) => Math.exp(m + (s * s) / 2),
  variance: (m, s) => Math.expm1(s * s) * Math.exp(2 * m + s * s),
  spread: (_, s) => s,
  at: (u, v) => [u, Math.exp(v)],
  start: (meanLog, sdLog) => [meanLog, Math.log(sdLog)],
}

const gamma: Law = {
  names: ['shape', 'scale'],
  cdf: gammaCdf,
  logDensity: gammaLogDensity,
  quantile: gammaQuantile,
  partialMean: (x, shape, scale) => shape * scale * regularisedGamma(shape + 1, x / scale),
  mean: (shape, scale) => shape * scale,
  variance: (shape, scale) => shape * scale * scale,
  spread: (shape) => 1 / Math.sqrt(shape),
  at: (u, v) => [Math.exp(u), Math.exp(v)],
  start: (meanLog, sdLog) => [-2 * Math.log(sdLog), meanLog + 2 * Math.log(sdLog)],
}

const weibull: Law = {
  names: ['shape', 'scale'],
  cdf: weibullCdf,
  logDensity: weibullLogDensity,
  quantile: weibullQuantile,
  partialMean: (x, shape, scale) =>
    scale * factorial(1 / shape) * regularisedGamma(1 + 1 / shape, (x / scale) ** shape),
  mean: (shape, scale) => scale * factorial(1 / shape),
  variance: (shape, scale) => scale * scale * (factorial(2 / shape) - factorial(1 / shape) ** 2),
  spread: (shape) => 1.28 / shape,
  at: (u, v) => [Math.exp(u), Math.exp(v)],
  // log of a Weibull delay has sd pi / (sqrt 6 shape)
  start: (meanLog, sdLog) => [Math.log(Math.PI / Math.sqrt(6) / sdLog), meanLog + 0.45 * sdLog],
}

export const laws: Readonly<Record<DelayLaw, Law>> = { 'log-normal': logNormal, gamma, weibull }
