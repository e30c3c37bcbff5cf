import { gaussLegendre } from '../numeric/quadrature.ts'
import type { Law } from './laws.ts'
import type { Row } from './observations.ts'

// Below this share of the window's area the difference of four integrals has lost its digits.
const CANCELLED = 1e-7
const POINTS = 16

/** Integral of the cumulative distribution over (0, x): x F(x) - partial mean. */
function integralOfCdf(law: Law, x: number, a: number, b: number): number {
  return x > 0 ? x * law.cdf(x, a, b, 'lower') - law.partialMean(x, a, b) : 0
}

/** P(low < X < high), from the tail that keeps more digits. */
export function between(law: Law, low: number, high: number, a: number, b: number): number {
  const upper = law.cdf(low, a, b, 'upper')
  return upper < 0.5 ? upper - law.cdf(high, a, b, 'upper') : law.cdf(high, a, b, 'lower') - law.cdf(low, a, b, 'lower')
}

/** Mean of g(e) over e in (0, width), weighted by exp(growth e). */
function overWindow(width: number, growth: number, g: (e: number) => number): number {
  const { nodes, weights } = gaussLegendre(POINTS)
  let sum = 0
  let total = 0
  for (let i = 0; i < POINTS; i++) {
    const e = (width * (1 + nodes[i]!)) / 2
    const weight = weights[i]! * Math.exp(growth * (e - width / 2))
    sum += weight * g(e)
    total += weight
  }
  return sum / total
}

/**
 * Probability of a doubly censored row, integrated over both windows as coarseDataTools does (uniform over the first window, not divided by
 * its width): H(SR-EL) - H(SR-ER) - H(SL-EL) + H(SL-ER) with H the integral of F. By quadrature where the four cancel or where
 * the first events grow within their window.
 */
function doubly(law: Law, row: Row, growth: number, a: number, b: number): number {
  const { shortest, longest, width } = row
  const H = (x: number): number => integralOfCdf(law, x, a, b)
  if (growth === 0) {
    const ends = H(longest) - H(longest - width)
    const exact = ends - H(shortest + width) + H(shortest)
    if (exact > CANCELLED * Math.max(width, longest)) return exact
  }
  return width * overWindow(width, growth, (e) => between(law, shortest + width - e, longest - e, a, b))
}

/** Chance that the second event is seen before the end of observation, over the window of the first. */
function observable(law: Law, row: Row, growth: number, a: number, b: number): number {
  const { horizon, width } = row
  if (horizon === Infinity) return 1
  if (width === 0) return law.cdf(horizon, a, b, 'lower')
  if (growth !== 0) return overWindow(width, growth, (e) => law.cdf(horizon - e, a, b, 'lower'))
  return (integralOfCdf(law, horizon, a, b) - integralOfCdf(law, horizon - width, a, b)) / width
}

function logProbability(law: Law, row: Row, growth: number, a: number, b: number): number {
  if (row.type === 2) return law.logDensity(row.longest, a, b)
  if (row.type === 1) return Math.log(between(law, row.shortest, row.longest, a, b))
  return Math.log(doubly(law, row, growth, a, b))
}

/** Log likelihood of all rows; -Infinity where a row is impossible. */
export function logLikelihood(law: Law, rows: readonly Row[], growth: number, a: number, b: number): number {
  let sum = 0
  for (const row of rows) {
    const seen = observable(law, row, growth, a, b)
    sum += row.times * (logProbability(law, row, growth, a, b) - Math.log(seen))
  }
  return Number.isNaN(sum) ? -Infinity : sum
}
