import { normalCdf } from '../numeric/normal.ts'
import type { ReportingTriangle } from './triangle.ts'
import type { Cast } from './nowcast.ts'

/** Chance of having been reported within x days, x = 0 ... maxDelay: F(x) = product over d > x of 1 - g(d), g(d) = n(d) / N(d). */
export function lawlessDelays({ n, all, maxDelay }: ReportingTriangle): Float64Array {
  const F = new Float64Array(maxDelay + 1).fill(1)
  for (let x = maxDelay - 1; x >= 0; x--) {
    const g = all[x + 1]! > 0 ? n[x + 1]! / all[x + 1]! : 0
    F[x] = F[x + 1]! * (1 - g)
  }
  return F
}

/** Share of the variance of log F(x) that comes from estimating it (Lawless 1994, eq. 2.15, over F squared). */
function relativeVariance({ n, all, maxDelay }: ReportingTriangle): Float64Array {
  const V = new Float64Array(maxDelay + 1)
  for (let x = maxDelay - 1; x >= 0; x--) {
    const [d, N] = [n[x + 1]!, all[x + 1]!]
    const add = N > 0 && d < N ? d / (N * (N - d)) : 0
    V[x] = V[x + 1]! + add
  }
  return V
}

/**
 * Reverse-time hazard nowcast of Lawless 1994 (doi:10.2307/3315820), N_t = observed / F(age). The distribution is a normal one on the
 * whole numbers from the observed count up, as surveillance::nowcast discretises it: P(N <= x) = Phi(x) / (1 - Phi(observed)).
 * `full` counts the error of F too (eq. 2.16); surveillance loses that term, so its intervals are narrower.
 */
export function lawless(triangle: ReportingTriangle, level: number, full: boolean): Cast[] {
  const F = lawlessDelays(triangle)
  const V = relativeVariance(triangle)
  const { observed, last, maxDelay } = triangle
  return Array.from(observed, (seen, t): Cast => {
    const age = last - t
    const w = age >= maxDelay ? 1 : F[age]!
    if (w === 1) return { estimate: seen, low: seen, high: seen, informed: true }
    const mean = seen / w
    if (seen === 0 || !(w > 0))
      return { estimate: w > 0 ? 0 : NaN, low: 0, high: seen === 0 ? NaN : Infinity, informed: false }
    const ofDelays = full ? ((seen * (seen + 1)) / (w * w)) * V[age]! : 0
    const sd = Math.sqrt(ofDelays + (seen * (1 - w)) / (w * w))
    const below = 1 - normalCdf(seen, mean, sd)
    const at = (p: number): number => firstAbove(p, seen, mean, sd, below)
    return { estimate: at(0.5), low: at((1 - level) / 2), high: at((1 + level) / 2), informed: true }
  })
}

/** Smallest whole number from `seen` up whose cumulative probability is above p. */
function firstAbove(p: number, seen: number, mean: number, sd: number, below: number): number {
  let low = seen
  let high = Math.ceil(mean + 12 * sd) + 1
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (normalCdf(middle, mean, sd) / below > p) high = middle
    else low = middle + 1
  }
  return low
}
