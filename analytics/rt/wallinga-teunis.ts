import { random, type Random } from '../numeric/random.ts'
import { weightsFor, type SerialInterval } from './cori.ts'
import { checkCounts, checkWindows, runningSums, slidingWindows, type Windows } from './windows.ts'

export interface CaseReproductionOptions {
  readonly serialInterval: SerialInterval
  readonly windows?: { readonly start: ArrayLike<number>; readonly end: ArrayLike<number> }
  /** simulated transmission trees for the interval, 0 for none; 1,000 by default */
  readonly simulations?: number
  readonly seed?: number
  readonly level?: number
}

/** One entry per window; NaN for a window without a case. */
export interface CaseReproduction extends Windows {
  /** mean number of people infected by a case of the window */
  readonly mean: Float64Array
  readonly sd: Float64Array
  readonly low: Float64Array
  readonly high: Float64Array
  /** mean for the cases of each day, NaN without a case */
  readonly byDay: Float64Array
  /** share of the infections of each window's cases that are seen by the last day; below 1 the mean is too low */
  readonly seen: Float64Array
  readonly w: Float64Array
}

/** Infections caused by one case of each day: R_s = sum_{t > s} I_t w_{t-s} / Lambda_t. */
function offspring(cases: Float64Array, w: Float64Array): Float64Array {
  const days = cases.length
  let reach = Math.min(w.length - 1, days - 1)
  while (reach > 0 && w[reach] === 0) reach--
  const r = new Float64Array(days)
  for (let t = 1; t < days; t++) {
    if (cases[t] === 0) continue
    const back = Math.min(reach, t)
    let lambda = 0
    for (let s = 0; s <= back; s++) lambda += w[s]! * cases[t - s]!
    if (lambda > 0) for (let s = 0; s <= back; s++) r[t - s] = r[t - s]! + (cases[t]! * w[s]!) / lambda
  }
  return r
}

/**
 * Case reproduction number (Wallinga & Teunis 2004, doi:10.1093/aje/kwh255): p_ij = w(t_i - t_j) / sum_k w(t_i - t_k),
 * R_j = sum_i p_ij, on daily counts. The mean of a window is exact; sd and interval come from simulated trees, in which every case
 * draws its infector. As EpiEstim's wallinga_teunis; no correction for cases that are still to come.
 *
 * Shapes: `cases` one count per day without a gap. Errors: RangeError as `cori`.
 * Misleads: near the last day, whose cases have not infected everybody yet: see `seen`, and do not print a mean below 0.9 seen.
 */
export function wallingaTeunis(cases: ArrayLike<number>, options: CaseReproductionOptions): CaseReproduction {
  const counts = checkCounts(cases, 'cases')
  const windows = options.windows ? checkWindows(options.windows, counts.length) : slidingWindows(counts.length)
  const w = weightsFor(options.serialInterval, counts.length)
  const r = offspring(counts, w)
  const sums = runningSums(counts)
  const within = shares(w)
  // summed window by window: differences of running sums would lose the last digits of a late, small window
  const over = (of: (day: number) => number): Float64Array =>
    Float64Array.from(windows.start, (start, i) => {
      let sum = 0
      for (let day = start; day <= windows.end[i]!; day++) sum += counts[day]! * of(day)
      return sum / (sums[windows.end[i]! + 1]! - sums[start]!)
    })
  const trees = simulate(counts, w, windows, sums, options)
  const byDay = r.map((one, day) => (counts[day]! > 0 ? one : NaN))
  return {
    ...windows,
    mean: over((day) => r[day]!),
    ...trees,
    byDay,
    seen: over((day) => within[counts.length - 1 - day]!),
    w,
  }
}

/** Share of the interval that lies within 0, 1, 2, ... days. */
function shares(w: Float64Array): Float64Array {
  const sums = runningSums(w)
  return sums.subarray(1).map((part) => part / sums[sums.length - 1]!)
}

/** Walker's alias table: one uniform number draws one day. */
interface Alias {
  readonly size: number
  readonly cut: Float64Array
  readonly other: Int32Array
}

function aliasOf(weights: Float64Array, total: number): Alias {
  const size = weights.length
  const cut = weights.map((weight) => (weight * size) / total)
  const other = new Int32Array(size)
  const small: number[] = []
  const large: number[] = []
  cut.forEach((value, i) => (value < 1 ? small : large).push(i))
  while (small.length > 0 && large.length > 0) {
    const s = small.pop()!
    const l = large[large.length - 1]!
    other[s] = l
    cut[l] = cut[l]! - (1 - cut[s]!)
    if (cut[l] < 1) small.push(large.pop()!)
  }
  for (const i of [...small, ...large]) cut[i] = 1
  return { size, cut, other }
}

function drawDay(stream: Random, { size, cut, other }: Alias): number {
  // 32 random bits: the error of a probability stays below 1e-9 of it
  const u = stream.bits() * 2 ** -32 * size
  const i = Math.floor(u)
  return u - i < cut[i]! ? i : other[i]!
}

type Trees = Pick<CaseReproduction, 'sd' | 'low' | 'high'>

/** Draws an infector's day for every case, many times; what each window's cases cause is summed by day. */
function simulate(
  counts: Float64Array,
  w: Float64Array,
  windows: Windows,
  sums: Float64Array,
  options: CaseReproductionOptions,
): Trees {
  const simulations = options.simulations ?? 1000
  const n = windows.start.length
  const days = counts.length
  const tables = Array.from(counts, (n, t) => (n > 0 && simulations > 0 ? infectors(counts, w, t) : undefined))
  const drawn = Array.from({ length: n }, () => new Float64Array(simulations))
  const caused = new Float64Array(days + 1)
  for (let sim = 0; sim < simulations; sim++) {
    const stream = random(options.seed ?? 1, sim)
    caused.fill(0)
    for (let t = 0; t < days; t++) {
      const table = tables[t]
      if (table) for (let k = counts[t]!; k >= 1; k--) caused[t - drawDay(stream, table) + 1]!++
    }
    for (let d = 1; d <= days; d++) caused[d] = caused[d]! + caused[d - 1]!
    for (let i = 0; i < n; i++) {
      const [start, end] = [windows.start[i]!, windows.end[i]! + 1]
      drawn[i]![sim] = (caused[end]! - caused[start]!) / (sums[end]! - sums[start]!)
    }
  }
  return summarised(drawn, options.level ?? 0.95)
}

// a chance so small that no run of trees would show it
const NEVER = 1e-12

/** Table of how many days before t an infector's day lies; undefined where nobody could have infected. */
function infectors(counts: Float64Array, w: Float64Array, t: number): Alias | undefined {
  const reach = Math.min(w.length - 1, t)
  const weights = new Float64Array(reach + 1)
  let total = 0
  for (let s = 0; s <= reach; s++) total += weights[s] = w[s]! * counts[t - s]!
  let last = reach
  while (last > 0 && weights[last]! < NEVER * total) last--
  return total > 0 ? aliasOf(weights.subarray(0, last + 1), total) : undefined
}

function summarised(drawn: Float64Array[], level: number): Trees {
  const each = (f: (values: Float64Array) => number): Float64Array => Float64Array.from(drawn, f)
  for (const values of drawn) values.sort()
  return {
    sd: each((values) => {
      const mean = values.reduce((a, b) => a + b, 0) / values.length
      return Math.sqrt(values.reduce((a, b) => a + (b - mean) ** 2, 0) / (values.length - 1))
    }),
    low: each((values) => sortedQuantile(values, (1 - level) / 2)),
    high: each((values) => sortedQuantile(values, (1 + level) / 2)),
  }
}

/** Quantile of sorted values between neighbours (R's type 7); NaN of none. */
function sortedQuantile(values: Float64Array, p: number): number {
  if (values.length === 0) return NaN
  const place = p * (values.length - 1)
  const below = Math.floor(place)
  const next = values[Math.min(below + 1, values.length - 1)]!
  return values[below]! + (place - below) * (next - values[below]!)
}
