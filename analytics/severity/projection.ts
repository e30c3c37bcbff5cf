import { drawGamma, drawNegativeBinomial, drawPoisson } from '../numeric/draws.ts'
import { random } from '../numeric/random.ts'
import type { Estimate } from '../estimate.ts'

export interface ProjectionOptions {
  /** Mean and standard deviation of R, as `cori` gives them; held for the whole time in each path. */
  readonly r: { readonly mean: number; readonly sd: number }
  /** Probability of a serial interval of k days, w[0] = 0. */
  readonly w: ArrayLike<number>
  /** Default 14. */
  readonly days?: number
  /** Default 2,000. */
  readonly paths?: number
  /** How much cases differ in how many they infect (offspring k); Infinity, the default: not at all. */
  readonly dispersion?: number
  readonly seed: number
}

/** Possible futures: new cases of path p on day d (1 is the day after the last count) at `cases[p * days + d - 1]`. */
export interface Projection {
  readonly days: number
  readonly paths: number
  readonly cases: Int32Array
}

/**
 * Cases of the next days by the renewal equation, I_t ~ Poisson(R Σ_s w_s I_{t−s}), R ~ gamma with the given mean and sd,
 * drawn once for each path (Nouvellet et al. 2018, doi:10.1016/j.epidem.2017.02.012); with `dispersion` k negative
 * binomial of size k Σ w_s I_{t−s}. `counts` are the known cases by day, the last one complete.
 *
 * It misleads when R changes, which measures are meant to bring about, and when the last days still lack reports (use
 * counts up to the last complete day, or a nowcast). All zeros stay zero: nobody comes from outside.
 * Errors: `RangeError` for negative counts, an R or weights that are none, fewer than one day or path.
 */
export function projectCases(counts: ArrayLike<number>, options: ProjectionOptions): Projection {
  const { r, w, days = 14, paths = 2000, dispersion = Infinity, seed } = options
  check(counts, options, days, paths)
  const cases = new Int32Array(paths * days)
  const known = counts.length
  const line = Float64Array.from({ length: known + days }, (_, t) => counts[t] ?? 0)
  for (let path = 0; path < paths; path++) {
    const chance = random(seed, path)
    const shape = (r.mean / r.sd) ** 2
    const level = r.sd > 0 && r.mean > 0 ? drawGamma(chance, shape, r.mean / shape) : r.mean
    for (let t = known; t < known + days; t++) {
      let force = 0
      for (let s = 1; s < w.length && s <= t; s++) force += w[s]! * line[t - s]!
      line[t] =
        dispersion === Infinity
          ? drawPoisson(chance, level * force)
          : force > 0
            ? drawNegativeBinomial(chance, dispersion * force, level * force)
            : 0
      cases[path * days + t - known] = line[t]!
    }
  }
  return { days, paths, cases }
}

/** Median and central interval of a figure of each path, day by day. */
export function byDay(projection: Projection, figure: ArrayLike<number>, level: number, method: string): Estimate[] {
  const { days, paths } = projection
  return Array.from({ length: days }, (_, day) => {
    const values = Float64Array.from({ length: paths }, (_, path) => figure[path * days + day]!).sort()
    const at = (p: number): number => values[Math.min(paths - 1, Math.max(0, Math.ceil(p * paths) - 1))]!
    return { estimate: at(0.5), low: at((1 - level) / 2), high: at((1 + level) / 2), level, method }
  })
}

/** New cases of each day of a projection. */
export const projectedCases = (projection: Projection, level = 0.95): Estimate[] =>
  byDay(projection, projection.cases, level, 'renewal equation, R held')

function check(
  counts: ArrayLike<number>,
  { r, w, dispersion = 1 }: ProjectionOptions,
  days: number,
  paths: number,
): void {
  for (const [name, value] of Object.entries({ days, paths }))
    if (!(Number.isInteger(value) && value >= 1))
      throw new RangeError(`${name} is ${value}; it must be a whole number from 1`)
  for (let t = 0; t < counts.length; t++)
    if (!(counts[t]! >= 0 && counts[t]! < Infinity))
      throw new RangeError(`counts[${t}] is ${counts[t]}; it must be 0 or more`)
  if (!(r.mean >= 0 && r.sd >= 0 && Number.isFinite(r.mean + r.sd)))
    throw new RangeError(`r is ${r.mean} (sd ${r.sd}); both must be 0 or more`)
  if (!(dispersion > 0)) throw new RangeError(`dispersion is ${dispersion}; it must be above 0`)
  for (let s = 0; s < w.length; s++) if (!(w[s]! >= 0)) throw new RangeError(`w[${s}] is ${w[s]}; it must be 0 or more`)
}
