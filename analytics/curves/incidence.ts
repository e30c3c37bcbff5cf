import { epiWeek, type EpiWeek, type WeekRule } from './days.ts'

export interface DailyCurve {
  /** day number of counts[0] */
  readonly from: number
  /** one count per day without a gap; days without a case are 0 */
  readonly counts: Int32Array
  /** cases whose day is missing (NaN) */
  readonly missing: number
  /** cases before `from` or after `to` when these were given */
  readonly outside: number
}

/** The longest stretch a curve may span; beyond it a mistyped year is likelier than an outbreak. */
export const LONGEST_CURVE = 36_525

/**
 * Cases per day from one day number per case, gaps filled with 0. `from` and `to` (inclusive) cut or stretch the curve.
 * Errors: RangeError for a day that is not whole, a `to` before `from`, or a span of more than 100 years.
 * Misleads: the last days are still filling up while reports come in; see `nowcast`.
 */
export function incidence(days: ArrayLike<number>, range: { from?: number; to?: number } = {}): DailyCurve {
  let low = Infinity
  let high = -Infinity
  let missing = 0
  for (let i = 0; i < days.length; i++) {
    const day = days[i]!
    if (Number.isNaN(day)) missing++
    else if (!Number.isInteger(day)) throw new RangeError(`days[${i}] must be a whole day number or NaN, not ${day}`)
    else {
      if (day < low) low = day
      if (day > high) high = day
    }
  }
  const from = range.from ?? low
  const to = range.to ?? high
  if (low === Infinity && (range.from === undefined || range.to === undefined)) {
    return { from: NaN, counts: new Int32Array(0), missing, outside: 0 }
  }
  if (!(to >= from)) throw new RangeError(`to (${to}) must not be before from (${from})`)
  if (to - from >= LONGEST_CURVE) {
    throw new RangeError(`the days span ${to - from + 1} days; one of them is probably wrong, give from and to`)
  }
  const counts = new Int32Array(to - from + 1)
  let outside = 0
  for (let i = 0; i < days.length; i++) {
    const at = days[i]! - from
    if (at >= 0 && at < counts.length) counts[at] = counts[at]! + 1
    else if (!Number.isNaN(days[i]!)) outside++
  }
  return { from, counts, missing, outside }
}

export interface WeeklyCount extends EpiWeek {
  readonly count: number
  /** days of the week that the daily curve covers; fewer than 7 in a first or last week that is cut */
  readonly days: number
}

/** Cases per epidemic week from a daily curve; every week in between is there, also without a case. */
export function weekly(curve: { from: number; counts: ArrayLike<number> }, rule: WeekRule = 'iso'): WeeklyCount[] {
  const weeks: WeeklyCount[] = []
  for (let i = 0; i < curve.counts.length;) {
    const week = epiWeek(curve.from + i, rule)
    const end = Math.min(curve.counts.length, week.start + 7 - curve.from)
    let count = 0
    for (let k = i; k < end; k++) count += curve.counts[k]!
    weeks.push({ ...week, count, days: end - i })
    i = end
  }
  return weeks
}
