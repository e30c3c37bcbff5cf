import { checkLinks, type Links } from './links.ts'

export interface SerialIntervals {
  /** Onset of the infected case minus onset of its infector, in days, for each pair where both are known. */
  readonly days: Float64Array
  /** Links in `days`. */
  readonly pairs: number
  /** Links left out because an onset is not known. */
  readonly withoutOnset: number
  readonly mean: number
  /** With n - 1; NaN for one pair. */
  readonly sd: number
  readonly median: number
  /** Pairs in which the infected fell ill before the infector: possible, or a sign of a link the wrong way round. */
  readonly negative: number
}

/**
 * Serial intervals of known pairs: `onset[to] - onset[from]`, onset in days (any origin), NaN where not known.
 *
 * No pairs with both onsets: all figures NaN, `pairs` 0. Misleads in a growing outbreak, where short intervals have been
 * seen and long ones not yet (fit the delay with right truncation instead), and when links were guessed from the dates.
 * Errors: `RangeError` for a link outside of the cases.
 */
export function serialIntervals(onset: ArrayLike<number>, links: Links): SerialIntervals {
  checkLinks(onset.length, links)
  const days: number[] = []
  for (let i = 0; i < links.from.length; i++) {
    const between = onset[links.to[i]!]! - onset[links.from[i]!]!
    if (Number.isFinite(between)) days.push(between)
  }
  return { ...describeDays(days), withoutOnset: links.from.length - days.length }
}

function describeDays(days: readonly number[]): Omit<SerialIntervals, 'withoutOnset'> {
  const n = days.length
  const mean = days.reduce((sum, day) => sum + day, 0) / n
  const squares = days.reduce((sum, day) => sum + (day - mean) ** 2, 0)
  const sorted = days.toSorted((a, b) => a - b)
  const middle = (sorted[(n - 1) >> 1]! + sorted[n >> 1]!) / 2
  return {
    days: Float64Array.from(days),
    pairs: n,
    mean,
    sd: n > 1 ? Math.sqrt(squares / (n - 1)) : NaN,
    median: n > 0 ? middle : NaN,
    negative: days.filter((day) => day < 0).length,
  }
}
