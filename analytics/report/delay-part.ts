import { missing, type LineList } from '../linelist/index.ts'
import type { Delay, DelayEnd, DelayFit } from './analysis.ts'

const pairs: readonly [DelayEnd, DelayEnd][] = [
  ['exposure', 'onset'],
  ['onset', 'report'],
  ['onset', 'admission'],
  ['admission', 'discharge'],
  ['onset', 'death'],
]

/** The delays that the days of a list allow, in days; a delay without a pair is left out. */
export function delaysOf(list: LineList, fit: (delay: CensoredDelays) => DelayFit | undefined): Delay[] {
  if (list.counted) return []
  return pairs.flatMap(([from, to]) => {
    const found = between(list, from, to)
    return found.n === 0 ? [] : [describe(from, to, found, fit)]
  })
}

/** The day within which each end lies: [start, end) in days. */
export interface CensoredDelays {
  readonly startLow: Float64Array
  readonly startHigh: Float64Array
  readonly endLow: Float64Array
  readonly endHigh: Float64Array
}

interface Found {
  readonly n: number
  readonly reversed: number
  readonly days: Float64Array
  readonly censored: CensoredDelays
}

/** Starts and ends of the cases that have both. An exposure may be any day from its first to its last. */
function between(list: LineList, from: DelayEnd, to: DelayEnd): Found {
  const none = new Int32Array(list.cases).fill(missing)
  const { days } = list
  const start = from === 'exposure' ? days.exposureStart : days[from]
  const until = from === 'exposure' ? days.exposureEnd : days[from]
  const end = (to === 'exposure' ? undefined : days[to]) ?? none
  const rows: [number, number, number][] = []
  let reversed = 0
  for (let at = 0; at < list.cases; at++) {
    const low = start?.[at] ?? missing
    const [high, ended] = [until?.[at] ?? missing, end[at]!]
    if (low === missing || high === missing || ended === missing) continue
    // an exposure that went on after the onset ended with it
    const last = Math.min(high, ended)
    if (last < low || ended < low) reversed++
    else rows.push([low, last + 1, ended])
  }
  return {
    n: rows.length,
    reversed,
    days: Float64Array.from(rows, ([low, high, ended]) => ended - (low + high - 1) / 2),
    censored: {
      startLow: Float64Array.from(rows, ([low]) => low),
      startHigh: Float64Array.from(rows, ([, high]) => high),
      endLow: Float64Array.from(rows, ([, , ended]) => ended),
      endHigh: Float64Array.from(rows, ([, , ended]) => ended + 1),
    },
  }
}

function describe(
  from: DelayEnd,
  to: DelayEnd,
  { n, reversed, days, censored }: Found,
  fit: (delay: CensoredDelays) => DelayFit | undefined,
): Delay {
  const sorted = days.toSorted()
  const mean = days.reduce((sum, day) => sum + day, 0) / n
  const squares = days.reduce((sum, day) => sum + (day - mean) ** 2, 0)
  const counts = Array.from({ length: Math.floor(sorted[n - 1]!) + 1 }, () => 0)
  for (const day of days) counts[Math.floor(day)]!++
  const fitted = n >= 10 ? fit(censored) : undefined
  return {
    from,
    to,
    n,
    reversed,
    mean,
    sd: n > 1 ? Math.sqrt(squares / (n - 1)) : NaN,
    median: quantile(sorted, 0.5),
    quartiles: [quantile(sorted, 0.25), quantile(sorted, 0.75)],
    p95: quantile(sorted, 0.95),
    counts,
    ...(fitted && { fit: fitted }),
  }
}

/** R's type 7. */
function quantile(sorted: Float64Array, p: number): number {
  const at = (sorted.length - 1) * p
  const low = Math.floor(at)
  return sorted[low]! + (at - low) * ((sorted[low + 1] ?? sorted[low]!) - sorted[low]!)
}
