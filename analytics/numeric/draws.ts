import { logGamma } from './log-gamma.ts'
import { centralNormalQuantile, normalQuantile } from './normal.ts'
import type { Random } from './random.ts'

/** Standard normal by inversion: one uniform a draw. */
export function drawNormal(random: Random, mean = 0, sd = 1): number {
  const q = random.open() - 0.5
  return mean + sd * (Math.abs(q) <= 0.425 ? centralNormalQuantile(q) : normalQuantile(q + 0.5))
}

export const drawExponential = (random: Random, mean = 1): number => -mean * Math.log(random.open())

/** Gamma with mean shape * scale (Marsaglia & Tsang 2000, doi:10.1145/358407.358414). */
export function drawGamma(random: Random, shape: number, scale = 1): number {
  if (shape < 1) return drawGamma(random, shape + 1, scale) * random.open() ** (1 / shape)
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = drawNormal(random)
    const v = (1 + c * x) ** 3
    if (v <= 0) continue
    const u = random.open()
    if (u < 1 - 0.0331 * x ** 4 || Math.log(u) < 0.5 * x * x + d * (1 - v + Math.log(v))) return d * v * scale
  }
}

export function drawBeta(random: Random, a: number, b: number): number {
  const x = drawGamma(random, a)
  return x / (x + drawGamma(random, b))
}

/** Poisson count: by products of uniforms below a mean of 10, else transformed rejection PTRS (Hoermann 1993). */
export function drawPoisson(random: Random, mean: number): number {
  if (!(mean >= 0 && mean < 2 ** 53)) throw new RangeError(`mean of a Poisson draw must be 0 or more, not ${mean}`)
  if (mean < 10) {
    const limit = Math.exp(-mean)
    let k = 0
    for (let product = random.uniform(); product > limit; product *= random.uniform()) k++
    return k
  }
  const b = 0.931 + 2.53 * Math.sqrt(mean)
  const a = -0.059 + 0.02483 * b
  const alpha = 1.1239 + 1.1328 / (b - 3.4)
  const reach = 0.9277 - 3.6224 / (b - 2)
  for (;;) {
    const u = random.uniform() - 0.5
    const v = random.open()
    const us = 0.5 - Math.abs(u)
    const k = Math.floor(((2 * a) / us + b) * u + mean + 0.43)
    if (us >= 0.07 && v <= reach) return k
    if (k < 0 || (us < 0.013 && v > us)) continue
    if (Math.log((v * alpha) / (a / (us * us) + b)) <= k * Math.log(mean) - mean - logGamma(k + 1)) return k
  }
}

/** Negative binomial with mean mu and variance mu + mu^2 / size. */
export const drawNegativeBinomial = (random: Random, size: number, mu: number): number =>
  drawPoisson(random, size === Infinity ? mu : drawGamma(random, size, mu / size))

/** Successes in n trials: by inversion while n p < 10, else transformed rejection BTRS (Hoermann 1993). */
export function drawBinomial(random: Random, n: number, p: number): number {
  if (!Number.isInteger(n) || n < 0) throw new RangeError(`n of a binomial draw must be a whole number, not ${n}`)
  if (n === 0 || p <= 0) return 0
  if (p >= 1) return n
  if (p > 0.5) return n - drawBinomial(random, n, 1 - p)
  return n * p < 10 ? byInversion(random, n, p) : byRejection(random, n, p)
}

function byInversion(random: Random, n: number, p: number): number {
  const odds = p / (1 - p)
  const none = Math.exp(n * Math.log1p(-p))
  for (;;) {
    let k = 0
    let probability = none
    let u = random.uniform()
    while (u > probability && k <= n) {
      u -= probability
      k++
      probability *= (odds * (n - k + 1)) / k
    }
    // the sum of the probabilities may fall short of 1 by rounding
    if (k <= n) return k
  }
}

function byRejection(random: Random, n: number, p: number): number {
  const sd = Math.sqrt(n * p * (1 - p))
  const b = 1.15 + 2.53 * sd
  const a = -0.0873 + 0.0248 * b + 0.01 * p
  const reach = 0.92 - 4.2 / b
  for (;;) {
    const u = random.uniform() - 0.5
    const v = random.open()
    const us = 0.5 - Math.abs(u)
    const k = Math.floor(((2 * a) / us + b) * u + n * p + 0.5)
    if (k < 0 || k > n) continue
    // most draws end here, before any logarithm
    if (us >= 0.07 && v <= reach) return k
    const alpha = (2.83 + 5.1 / b) * sd
    if (Math.log((v * alpha) / (a / (us * us) + b)) <= logOverMode(k, n, p)) return k
  }
}

/** log of P(X = k) over P(X = mode). */
function logOverMode(k: number, n: number, p: number): number {
  const mode = Math.floor((n + 1) * p)
  const peak = logGamma(mode + 1) + logGamma(n - mode + 1)
  return peak - logGamma(k + 1) - logGamma(n - k + 1) + (k - mode) * Math.log(p / (1 - p))
}

/** Spreads n over cells in proportion to `weights` (0 or more, not all 0), as conditional binomials; fills and returns `into`. */
export function drawMultinomial(
  random: Random,
  n: number,
  weights: ArrayLike<number>,
  into = new Int32Array(weights.length),
): Int32Array {
  const cells = weights.length
  let total = 0
  let last = -1
  for (let i = 0; i < cells; i++) {
    if (weights[i]! > 0) last = i
    total += weights[i]!
  }
  if (!(total > 0) && n > 0) throw new RangeError('weights must hold a number above 0')
  let left = n
  for (let i = 0; i < cells; i++) {
    const share = i === last ? 1 : weights[i]! / total
    const drawn = left > 0 && weights[i]! > 0 ? drawBinomial(random, left, Math.min(1, share)) : 0
    into[i] = drawn
    left -= drawn
    total -= weights[i]!
  }
  return into
}

/** Fisher-Yates shuffle in place. */
export function shuffle<T extends { length: number; [index: number]: unknown }>(random: Random, items: T): T {
  for (let i = items.length - 1; i > 0; i--) {
    const j = random.below(i + 1)
    const held = items[i]
    items[i] = items[j]
    items[j] = held
  }
  return items
}
