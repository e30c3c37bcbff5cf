import type { Estimate } from '../estimate.ts'
import { normalQuantile } from '../numeric/normal.ts'

export interface Offspring {
  /** Mean number infected by a case: R of the cases in the list. */
  readonly mean: Estimate
  /** Dispersion k; small means that few cases infect most. Infinity where the counts vary no more than by chance. */
  readonly dispersion: Estimate
  /** Share of cases that infected nobody. */
  readonly none: number
  /** Share of infections that the most infectious fifth of cases caused (see `shareOfTop`). */
  readonly topFifth: number
}

const method = 'negative binomial, maximum likelihood, profile likelihood interval (Lloyd-Smith 2005)'

/**
 * Offspring distribution: numbers infected by each case (zeros included), P(x) = NB(mean R, size k), variance R(1 + R/k).
 *
 * Lloyd-Smith et al. 2005, doi:10.1038/nature04153. Maximum likelihood: the mean is the sample mean, k the root of its
 * score Σ_j N_{>j}/(k+j) − n ln(1 + R/k), N_{>j} the cases with more than j. Intervals are the values whose profile
 * likelihood lies within z²/2 of its maximum. Nobody infected: R 0 and no k (NaN). Counts no more spread than Poisson:
 * k Infinity with a lower bound.
 * Misleads when links are missing (R too small, and k too small if small chains were not traced), and for the latest
 * cases, whose infections have not happened yet: leave them out.
 * Errors: `RangeError` for an empty list, or a count that is negative, not whole or missing.
 */
export function offspring(counts: ArrayLike<number>, level = 0.95): Offspring {
  const model = likelihoodOf(counts)
  const within = normalQuantile((1 + level) / 2) ** 2 / 2
  const { n, mean } = model
  const sorted = Array.from(counts).toSorted((a, b) => b - a)
  return {
    mean: { estimate: mean, ...meanInterval(model, within), level, method },
    dispersion: { ...dispersion(model, within), level, method },
    none: sorted.filter((count) => count === 0).length / n,
    topFifth: shareOfTop(sorted, 0.2),
  }
}

/** Share of all infections that the ⌈share · n⌉ cases with the most infections caused; NaN where there is none. */
export function shareOfTop(counts: ArrayLike<number>, share: number): number {
  const sorted = Array.from(counts).toSorted((a, b) => b - a)
  const total = sorted.reduce((sum, count) => sum + count, 0)
  // a fifth of 5 is 1, although 0.2 * 5 may come out a hair above
  const top = sorted.slice(0, Math.ceil(sorted.length * share - 1e-9))
  return total === 0 ? NaN : top.reduce((sum, count) => sum + count, 0) / total
}

interface Model {
  readonly n: number
  readonly mean: number
  /** Whether the counts vary more than a Poisson's (variance over n above the mean). */
  readonly spread: boolean
  /** Log likelihood without the terms that hold neither; k Infinity is the Poisson. */
  at(mean: number, k: number): number
  score(k: number): number
}

function likelihoodOf(counts: ArrayLike<number>): Model {
  const n = counts.length
  if (n === 0) throw new RangeError('counts is empty; an offspring distribution needs at least one case')
  let total = 0
  let squares = 0
  let most = 0
  for (let i = 0; i < n; i++) {
    const count = counts[i]!
    if (!(Number.isInteger(count) && count >= 0))
      throw new RangeError(`counts[${i}] is ${count}; it must be a whole number from 0`)
    total += count
    squares += count * count
    most = Math.max(most, count)
  }
  const above = new Float64Array(most)
  for (let i = 0; i < n; i++) for (let j = 0; j < counts[i]!; j++) above[j]!++
  const mean = total / n
  return {
    n,
    mean,
    spread: squares / n - mean * mean > mean,
    at(mu, k) {
      const poisson = total === 0 ? 0 : total * Math.log(mu)
      if (k === Infinity) return poisson - n * mu
      let sum = poisson - n * k * Math.log1p(mu / k)
      for (let j = 0; j < most; j++) sum += above[j]! * Math.log1p((j - mu) / (k + mu))
      return sum
    },
    score(k) {
      let sum = -n * Math.log1p(mean / k)
      for (let j = 0; j < most; j++) sum += above[j]! / (k + j)
      return sum
    },
  }
}

// ln k between these is every k that could be told from 0 or from a Poisson
const [smallest, largest] = [-25, 25]

function dispersion(model: Model, within: number): { estimate: number; low: number; high: number } {
  const { mean, spread } = model
  if (mean === 0) return { estimate: NaN, low: NaN, high: NaN }
  const k = spread ? Math.exp(crossing((ln) => model.score(Math.exp(ln)), smallest, largest)) : Infinity
  const top = model.at(mean, k)
  const fallen = (ln: number): number => model.at(mean, Math.exp(ln)) - top + within
  const low = Math.exp(crossing(fallen, smallest, Math.min(Math.log(k), largest)))
  const open = model.at(mean, Infinity) - top + within >= 0
  return { estimate: k, low, high: open ? Infinity : Math.exp(crossing(fallen, Math.log(k), largest)) }
}

function meanInterval(model: Model, within: number): { low: number; high: number } {
  const { n, mean } = model
  if (mean === 0) return { low: 0, high: within / n }
  const profile = (mu: number): number => {
    const ln = peak((at) => model.at(mu, Math.exp(at)), smallest, largest)
    return Math.max(model.at(mu, Math.exp(ln)), model.at(mu, Infinity))
  }
  const top = profile(mean)
  const fallen = (ln: number): number => profile(Math.exp(ln)) - top + within
  const at = Math.log(mean)
  return { low: Math.exp(crossing(fallen, at - 20, at)), high: Math.exp(crossing(fallen, at, at + 20)) }
}

/** Where `f` changes its sign between `a` and `b`, by bisection to the last bit that matters. */
function crossing(f: (x: number) => number, a: number, b: number): number {
  const sign = Math.sign(f(a))
  let [low, high] = [a, b]
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2
    if (Math.sign(f(middle)) === sign) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** Where `f` is largest between `a` and `b`, by golden section. */
function peak(f: (x: number) => number, a: number, b: number): number {
  const golden = (Math.sqrt(5) - 1) / 2
  let [low, high] = [a, b]
  for (let i = 0; i < 60; i++) {
    const step = golden * (high - low)
    if (f(high - step) > f(low + step)) high = low + step
    else low = high - step
  }
  return (low + high) / 2
}
