import type { Neighbours } from './neighbours.ts'
import { withSelf } from './neighbours.ts'
import { checkRates, sumOf } from './rates.ts'

export interface GlobalBayes {
  readonly raw: Float64Array
  /** Rates drawn towards the overall rate, the more the smaller the population. */
  readonly smoothed: Float64Array
  /** Variance between areas and overall rate. */
  readonly a: number
  readonly b: number
}

/**
 * Empirical Bayes rates by moments: b = Σn / Σx, s² = Σ x (r - b)² / Σx, a = max(0, s² - b / mean x),
 * θ = b + a / (a + b / x) (r - b). `binomial` weighs by the binomial variance b (1 - b) (Martuzzi & Elliott 1996). Rates are cases a
 * head. With a = 0 all areas have the overall rate: the data show no difference beyond chance. Without cases all rates are 0.
 * Marshall 1991, doi:10.2307/2347593.
 */
export function globalBayes(
  cases: ArrayLike<number>,
  population: ArrayLike<number>,
  family: 'poisson' | 'binomial' = 'poisson',
): GlobalBayes {
  checkRates(cases, population)
  const m = cases.length
  const whole = sumOf(population)
  const b = sumOf(cases) / whole
  const raw = Float64Array.from(cases, (n, i) => n / population[i]!)
  const s2 = raw.reduce((sum, r, i) => sum + (population[i]! * (r - b) ** 2) / whole, 0)
  const average = whole / m
  if (b === 0) return { raw, smoothed: raw.slice(), a: 0, b }
  if (family === 'poisson') {
    const a = Math.max(0, s2 - b / average)
    return { raw, smoothed: raw.map((r, i) => b + (a * (r - b)) / (a + b / population[i]!)), a, b }
  }
  const chance = b * (1 - b)
  const smoothed = raw.map((r, i) => {
    const x = population[i]!
    const rho = (x * s2 - (x / average) * chance) / ((x - 1) * s2 + ((average - x) / average) * chance)
    return rho * r + (1 - rho) * b
  })
  return { raw, smoothed, a: s2, b }
}

export interface LocalBayes {
  readonly raw: Float64Array
  readonly smoothed: Float64Array
  readonly a: Float64Array
  /** The rate of an area with its neighbours. */
  readonly b: Float64Array
}

/**
 * The same towards the rate of an area with its neighbours. The variance of area i sums x_j (r_j - b_j)², each j with its own
 * local rate, as spdep does; `geoda` takes the local rate of i for all. Without cases around, rates are 0.
 */
export function localBayes(
  cases: ArrayLike<number>,
  population: ArrayLike<number>,
  neighbours: Neighbours,
  geoda = false,
): LocalBayes {
  checkRates(cases, population)
  const { first, to } = withSelf(neighbours)
  const areas = cases.length
  if (first.length - 1 !== areas)
    throw new RangeError(`neighbours are those of ${first.length - 1} areas, not of ${areas}.`)
  const raw = Float64Array.from(cases, (n, i) => n / population[i]!)
  const around = (i: number, value: (j: number) => number): number => {
    let sum = 0
    for (let k = first[i]!; k < first[i + 1]!; k++) sum += value(to[k]!)
    return sum
  }
  const people = raw.map((_, i) => around(i, (j) => population[j]!))
  const b = raw.map((_, i) => around(i, (j) => cases[j]!) / people[i]!)
  const a = raw.map((_, i) => {
    const spread = around(i, (j) => population[j]! * (raw[j]! - b[geoda ? i : j]!) ** 2)
    return Math.max(0, spread / people[i]! - b[i]! / (people[i]! / (first[i + 1]! - first[i]!)))
  })
  const smoothed = raw.map((r, i) =>
    b[i] === 0 ? 0 : b[i]! + (r - b[i]!) * (a[i]! / (a[i]! + b[i]! / population[i]!)),
  )
  return { raw, smoothed, a, b }
}
