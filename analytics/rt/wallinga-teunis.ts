import { random } from '../numeric/random.ts'
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
  const over = (of: Float64Array): Float64Array => {
    const mean = new Float64Array(windows.start.length)
    for (let i = 0; i < mean.length; i++) {
      const [start, end] = [windows.start[i]!, windows.end[i]! + 1]
      let sum = 0
      for (let day = start; day < end; day++) sum += counts[day]! * of[day]!
      mean[i] = sum / (sums[end]! - sums[start]!)
    }
    return mean
  }
  const trees = simulate(counts, w, windows, sums, options)
  const byDay = r.map((one, day) => (counts[day]! > 0 ? one : NaN))
  return {
    ...windows,
    mean: over(r),
    ...trees,
    byDay,
    seen: over(within.subarray(0, counts.length).reverse()),
    w,
  }
}

/** Share of the interval that lies within 0, 1, 2, ... days. */
function shares(w: Float64Array): Float64Array {
  const sums = runningSums(w)
  return sums.subarray(1).map((part) => part / sums[sums.length - 1]!)
}

/** How many days before a case its infector's day lies, drawn by inversion. */
interface Infectors {
  /** Chance of so many days or fewer, times 2^32; the last is 2^32. */
  readonly upTo: Float64Array
  /** Of each run of 2^24 numbers the days that its first one means: most runs lie within one. */
  readonly guide: Uint16Array
}

const runs = 256

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
  if (simulations === 0) return { sd: nothing(n), low: nothing(n), high: nothing(n) }
  const tables = Array.from(counts, (n, t) => (n > 0 ? infectors(counts, w, t) : undefined))
  const drawn = Array.from({ length: n }, () => new Float64Array(simulations))
  const caused = new Int32Array(counts.length + 1)
  const numbers = new Uint32Array(tables.reduce((sum, table, t) => sum + (table ? Math.ceil(counts[t]!) : 0), 0))
  for (let sim = 0; sim < simulations; sim++) {
    random(options.seed ?? 1, sim).fill(numbers)
    tree(counts, tables, numbers, caused)
    for (let i = 0; i < n; i++) {
      const [start, end] = [windows.start[i]!, windows.end[i]! + 1]
      drawn[i]![sim] = (caused[end]! - caused[start]!) / (sums[end]! - sums[start]!)
    }
  }
  return summarised(drawn, options.level ?? 0.95)
}

const nothing = (windows: number): Float64Array => new Float64Array(windows).fill(NaN)

/** One tree: every case takes one of the 32-bit numbers and draws its infector's day; `caused` becomes running sums by that day. */
function tree(
  counts: Float64Array,
  tables: readonly (Infectors | undefined)[],
  numbers: Uint32Array,
  caused: Int32Array,
): void {
  caused.fill(0)
  let next = 0
  for (let t = 0; t < counts.length; t++) {
    const table = tables[t]
    if (!table) continue
    const { upTo, guide } = table
    for (let k = counts[t]!; k >= 1; k--) {
      const u = numbers[next++]!
      let before = guide[u >>> 24]!
      while (u >= upTo[before]!) before++
      caused[t - before + 1]!++
    }
  }
  for (let d = 1; d < caused.length; d++) caused[d]! += caused[d - 1]!
}

// a chance so small that no run of trees would show it
const NEVER = 1e-12

/** Undefined where nobody could have infected. */
function infectors(counts: Float64Array, w: Float64Array, t: number): Infectors | undefined {
  const reach = Math.min(w.length - 1, t)
  let total = 0
  for (let s = 0; s <= reach; s++) total += w[s]! * counts[t - s]!
  if (!(total > 0)) return undefined
  let last = reach
  while (last > 0 && w[last]! * counts[t - last]! < NEVER * total) last--
  const upTo = new Float64Array(last + 1)
  let sum = 0
  for (let s = 0; s <= last; s++) upTo[s] = (sum += w[s]! * counts[t - s]!) * (2 ** 32 / total)
  upTo[last] = 2 ** 32
  const guide = new Uint16Array(runs)
  for (let run = 0, s = 0; run < runs; run++) {
    while (run * 2 ** 24 >= upTo[s]!) s++
    guide[run] = s
  }
  return { upTo, guide }
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
