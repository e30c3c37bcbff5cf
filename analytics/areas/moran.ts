import { normalCdf } from '../numeric/normal.ts'
import { random } from '../numeric/random.ts'
import { globalBayes } from './bayes.ts'
import { checkValues, constantsOf, lagged, type Weights } from './weights.ts'

export interface GlobalTest {
  readonly statistic: number
  readonly expectation: number
  readonly variance: number
  /** Above 0: neighbours are alike. */
  readonly z: number
  /** One-sided, that neighbours are alike. */
  readonly p: number
}

export interface PermutationTest {
  readonly statistic: number
  /** (1 + permutations that reach it) / (permutations + 1). */
  readonly p: number
  readonly permutations: number
}

/** Deviations from the mean, Σz² and Σz⁴ n / (Σz²)². */
function centred(x: ArrayLike<number>): { z: Float64Array; squares: number; kurtosis: number } {
  let [sum, squares, fourths] = [0, 0, 0]
  for (let i = 0; i < x.length; i++) sum += x[i]!
  const z = Float64Array.from(x, (value) => value - sum / x.length)
  for (const one of z) {
    squares += one * one
    fourths += one ** 4
  }
  return { z, squares, kurtosis: (x.length * fourths) / squares ** 2 }
}

const tested = (statistic: number, expectation: number, variance: number, sign = 1): GlobalTest => {
  const z = (sign * (statistic - expectation)) / Math.sqrt(variance)
  return { statistic, expectation, variance, z, p: normalCdf(z, 0, 1, 'upper') }
}

const product = (z: ArrayLike<number>, lag: ArrayLike<number>): number => {
  let sum = 0
  for (let i = 0; i < z.length; i++) sum += z[i]! * lag[i]!
  return sum
}

/**
 * Moran's I = n / S0 · Σ w z z / Σ z², with its moments under randomisation or normality. NaN where all values are equal.
 * Throws RangeError for missing values. Misleads on rates of small populations (use `bayesMoran`), and with a trend over the map.
 * Cliff & Ord 1981; n is the number of areas with neighbours, as in spdep.
 */
export function moran(
  x: ArrayLike<number>,
  weights: Weights,
  assumption: 'randomisation' | 'normality' = 'randomisation',
): GlobalTest {
  checkValues(x, weights)
  const { z, squares, kurtosis } = centred(x)
  const { n, s0, s1, s2 } = constantsOf(weights)
  const statistic = ((n / s0) * product(z, lagged(weights, z))) / squares
  const expectation = -1 / (n - 1)
  const square = s0 ** 2
  if (assumption === 'normality') {
    const second = (n * n * s1 - n * s2 + 3 * square) / (square * (n * n - 1))
    return tested(statistic, expectation, second - expectation ** 2)
  }
  const plain = n * (s1 * (n * n - 3 * n + 3) - n * s2 + 3 * square)
  const peaked = kurtosis * (s1 * (n * n - n) - 2 * n * s2 + 6 * square)
  const second = (plain - peaked) / ((n - 1) * (n - 2) * (n - 3) * square)
  return tested(statistic, expectation, second - expectation ** 2)
}

/** Geary's C: below 1 where neighbours are alike; z counts in that direction. */
export function geary(
  x: ArrayLike<number>,
  weights: Weights,
  assumption: 'randomisation' | 'normality' = 'randomisation',
): GlobalTest {
  checkValues(x, weights)
  const { squares, kurtosis } = centred(x)
  const { n, s0, s1, s2 } = constantsOf(weights)
  const { first, to, weight } = weights
  let sum = 0
  for (let i = 0; i < x.length; i++)
    for (let k = first[i]!; k < first[i + 1]!; k++) sum += weight[k]! * (x[i]! - x[to[k]!]!) ** 2
  const statistic = ((n - 1) / (2 * s0)) * (sum / squares)
  const square = s0 ** 2
  if (assumption === 'normality')
    return tested(statistic, 1, ((2 * s1 + s2) * (n - 1) - 4 * square) / (2 * (n + 1) * square), -1)
  const variance =
    (n - 1) * s1 * (n * n - 3 * n + 3 - kurtosis * (n - 1)) -
    ((n - 1) * s2 * (n * n + 3 * n - 6 - kurtosis * (n * n - n + 2))) / 4 +
    square * (n * n - 3 - kurtosis * (n - 1) ** 2)
  return tested(statistic, 1, variance / (n * (n - 2) * (n - 3) * square), -1)
}

/** Getis and Ord's general G, with binary weights and values >= 0: high where high values lie together. */
export function globalG(x: ArrayLike<number>, weights: Weights): GlobalTest {
  checkValues(x, weights)
  if (weights.style !== 'B') throw new RangeError('weights: the general G takes binary weights (B).')
  const [a, b, c, d] = [0, 0, 0, 0].map((_, power) => Array.from(x).reduce((sum, one) => sum + one ** (power + 1), 0))
  const { n, s0, s1, s2 } = constantsOf(weights)
  if (Array.from(x).some((one) => one < 0)) throw new RangeError('x holds values below 0: the general G takes none.')
  const square = s0 ** 2
  const statistic = product(x, lagged(weights, x)) / (a! ** 2 - b!)
  const expectation = s0 / (n * (n - 1))
  const parts = [
    (n * n - 3 * n + 3) * s1 - n * s2 + 3 * square,
    -((n * n - n) * s1 - 2 * n * s2 + 6 * square),
    -(2 * n * s1 - (n + 3) * s2 + 6 * square),
    4 * (n - 1) * s1 - 2 * (n + 1) * s2 + 8 * square,
    s1 - s2 + square,
  ] as const
  const moment = parts[0] * b! ** 2 + parts[1] * d! + parts[2] * a! ** 2 * b! + parts[3] * a! * c! + parts[4] * a! ** 4
  const below = (a! ** 2 - b!) ** 2 * n * (n - 1) * (n - 2) * (n - 3)
  return tested(statistic, expectation, moment / below - expectation ** 2)
}

/** Moran's I with p from permutations of the values over the areas. */
export function moranPermutation(
  x: ArrayLike<number>,
  weights: Weights,
  permutations = 999,
  seed = 1,
): PermutationTest {
  checkValues(x, weights)
  const { z, squares } = centred(x)
  const { n, s0 } = constantsOf(weights)
  const { first, to, weight } = weights
  const scale = n / s0 / squares
  const numerator = (values: Float64Array): number => {
    let sum = 0
    for (let i = 0; i < values.length; i++) {
      let lag = 0
      for (let k = first[i]!; k < first[i + 1]!; k++) lag += weight[k]! * values[to[k]!]!
      sum += values[i]! * lag
    }
    return sum
  }
  const observed = numerator(z)
  const stream = random(seed)
  let reached = 0
  for (let r = 0; r < permutations; r++) {
    for (let left = z.length; left > 1; left--) {
      // its bias is less than areas / 2^32
      const at = Math.floor(stream.bits() * 2 ** -32 * left)
      const held = z[at]!
      z[at] = z[left - 1]!
      z[left - 1] = held
    }
    // what the order of summing changes is no difference
    if (numerator(z) >= observed - 1e-12 * Math.abs(observed)) reached++
  }
  return { statistic: observed * scale, p: (1 + reached) / (permutations + 1), permutations }
}

/**
 * Moran's I of empirical Bayes standardised rates (r - b) / sqrt(a + b / x), whose variance does not depend on the population.
 * Assunção & Reis 1999, doi:10.1002/(SICI)1097-0258(19990830)18:16<2147::AID-SIM179>3.0.CO;2-I.
 */
export function bayesMoran(
  cases: ArrayLike<number>,
  population: ArrayLike<number>,
  weights: Weights,
  permutations = 999,
  seed = 1,
): PermutationTest {
  const { raw, a, b } = globalBayes(cases, population)
  const standardised = raw.map((r, i) => (r - b) / Math.sqrt(a + b / population[i]!))
  return moranPermutation(standardised, weights, permutations, seed)
}
