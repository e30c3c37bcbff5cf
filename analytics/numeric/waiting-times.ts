import { normalCdf, normalLogDensity, normalQuantile } from './normal.ts'
import { isLog, isUpper, logTails, toTail, type Tail } from './tail.ts'

/** Log-normal: log X is normal with `meanLog` and `sdLog`. */
export const logNormalLogDensity = (x: number, meanLog: number, sdLog: number): number =>
  x > 0 ? normalLogDensity(Math.log(x), meanLog, sdLog) - Math.log(x) : -Infinity
export const logNormalCdf = (x: number, meanLog: number, sdLog: number, tail: Tail = 'lower'): number =>
  normalCdf(x > 0 ? Math.log(x) : -Infinity, meanLog, sdLog, tail)
export const logNormalQuantile = (p: number, meanLog: number, sdLog: number, tail: Tail = 'lower'): number =>
  Math.exp(normalQuantile(p, meanLog, sdLog, tail))

/** Weibull: P(X > x) = exp(-(x / scale)^shape). */
export function weibullLogDensity(x: number, shape: number, scale: number): number {
  if (x < 0) return -Infinity
  if (x === 0) return shape < 1 ? Infinity : shape === 1 ? -Math.log(scale) : -Infinity
  const z = x / scale
  return Math.log(shape / scale) + (shape - 1) * Math.log(z) - z ** shape
}
export const weibullCdf = (x: number, shape: number, scale: number, tail: Tail = 'lower'): number =>
  toTail(x > 0 ? -((x / scale) ** shape) : 0, false, tail)
export function weibullQuantile(p: number, shape: number, scale: number, tail: Tail = 'lower'): number {
  const { upper } = logTails(p, tail)
  return scale * (-upper) ** (1 / shape)
}

/** Exponential with mean 1 / rate. */
export const exponentialCdf = (x: number, rate: number, tail: Tail = 'lower'): number =>
  toTail(x > 0 ? -rate * x : 0, false, tail)
export const exponentialQuantile = (p: number, rate: number, tail: Tail = 'lower'): number =>
  -(isLog(tail) && isUpper(tail) ? p : logTails(p, tail).upper) / rate
