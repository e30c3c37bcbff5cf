import type { ScanInput, ScanOptions } from './input.ts'

/**
 * The windows of a scan. The size of a cylinder is its circle's weight times the window's share; where shares differ
 * from site to site, `low` and `high` are the smallest and largest of them, which bound the size.
 */
export interface Windows {
  readonly longest: number
  readonly prospective: boolean
  readonly count: number
  /** Shares depend on the length alone: entry `length`. Else entry `length × (times + 1) + end`. */
  readonly uniform: boolean
  readonly low: Float64Array
  /** 1 / low and 1 / high; a share of 0 bounds nothing, unless it is 0 everywhere: no case can lie in such a window. */
  readonly inverseLow: Float64Array
  readonly inverseHigh: Float64Array
}

/** Instead of 1 / 0, whose product with a 0 would be no number. */
const unbounded = 1e300

export interface WindowsFrom extends Pick<ScanOptions, 'maxDuration' | 'prospective'> {
  model: ScanInput['model']
  times: number
  cases: Int32Array
  weights: Float64Array
  cells: Float64Array | null
}

export function windowsOf(from: WindowsFrom): Windows {
  const { times, prospective = false } = from
  const longest = Math.min(times, from.maxDuration ?? Math.max(1, Math.floor(times / 2)))
  if (!(Number.isInteger(longest) && longest >= 1))
    throw new RangeError(`maxDuration is ${from.maxDuration}: a whole number of time steps >= 1.`)
  const uniform = times === 1 || (from.model !== 'permutation' && !from.cells)
  const { low, high } = uniform ? byLength(times, longest) : byWindow(from, longest)
  let count = 0
  for (let length = 1; length <= longest; length++) count += prospective ? 1 : times - length + 1
  const inverseLow = low.map((share, at) => (share > 0 ? 1 / share : high[at]! > 0 ? unbounded : 0))
  const inverseHigh = high.map((share) => (share > 0 ? 1 / share : unbounded))
  return { longest, prospective, count, uniform, low, inverseLow, inverseHigh }
}

interface Shares {
  low: Float64Array
  high: Float64Array
}

function byLength(times: number, longest: number): Shares {
  const shares = Float64Array.from({ length: longest + 1 }, (_, length) => length / times)
  return { low: shares, high: shares }
}

/** The share of each window for one run of parts that sum to 1. */
function sharesOf(parts: Float64Array, longest: number): Float64Array {
  const times = parts.length
  const upTo = new Float64Array(times + 1)
  for (let t = 0; t < times; t++) upTo[t + 1] = upTo[t]! + parts[t]!
  const shares = new Float64Array((longest + 1) * (times + 1))
  for (let length = 1; length <= longest; length++)
    for (let end = length; end <= times; end++) shares[length * (times + 1) + end] = upTo[end]! - upTo[end - length]!
  return shares
}

function byWindow({ times, cases, weights, cells }: WindowsFrom, longest: number): Shares {
  const sites = weights.length
  if (!cells) {
    // permutation: the part of all cases in the window; whole numbers are summed first, so that parts are exact
    const counts = new Float64Array(times)
    cases.forEach((n, cell) => (counts[cell % times]! += n))
    const total = counts.reduce((sum, n) => sum + n, 0)
    const shares = sharesOf(counts, longest).map((n) => n / total)
    return { low: shares, high: shares }
  }
  const size = (longest + 1) * (times + 1)
  const [low, high] = [new Float64Array(size).fill(Infinity), new Float64Array(size)]
  for (let site = 0; site < sites; site++) {
    const weight = weights[site]!
    if (weight === 0) continue
    const parts = cells.slice(site * times, (site + 1) * times).map((size) => size / weight)
    sharesOf(parts, longest).forEach((share, at) => {
      if (share < low[at]!) low[at] = share
      if (share > high[at]!) high[at] = share
    })
  }
  // sums over a circle are rounded in another order than these
  return { low: low.map((share) => share * (1 - 1e-9)), high: high.map((share) => share * (1 + 1e-9)) }
}
