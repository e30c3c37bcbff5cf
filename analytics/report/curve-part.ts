import { dayText, missing, type LineList } from '../linelist/index.ts'
import type { Curve } from './analysis.ts'

/** The day by which cases are counted: onset where at least half of them have one, else the one that most have. */
export function curveDay(list: LineList): { by: Curve['by']; day: Int32Array } | undefined {
  const { days, cases } = list
  const known = (day: Int32Array | undefined): number => day?.reduce((n, one) => n + Number(one !== missing), 0) ?? 0
  const ranked = (['onset', 'report', 'admission', 'death'] as const)
    .map((by) => ({ by, n: known(days[by]) }))
    .toSorted((a, b) => b.n - a.n)
  const best = known(days.onset) * 2 >= cases && known(days.onset) > 0 ? { by: 'onset' as const, n: 1 } : ranked[0]!
  return best.n === 0 ? undefined : { by: best.by, day: days[best.by]! }
}

/** Where nothing tells how late reports come, so many last days are shown as unfinished. */
const assumedOpen = 7
/** A longer curve comes from a year that was typed wrong. */
const longest = 36_525

/** Cases by day from the first one to the data date. Errors: `RangeError` for a span of more than 100 years. */
export function curveOf(list: LineList): Curve | undefined {
  const found = curveDay(list)
  if (!found) return undefined
  const { by, day } = found
  let first = Infinity
  for (const one of day) if (one !== missing && one < first) first = one
  const length = list.dataDay - first + 1
  if (length > longest)
    throw new RangeError(`the days span ${length} days from ${dayText(first)}; one of them is probably wrong`)
  const counts = Array.from({ length }, () => 0)
  const listed = new Uint8Array(length)
  let [total, without] = [0, 0]
  day.forEach((one, position) => {
    const weight = list.weight[position]!
    if (one === missing) without += weight
    else {
      counts[one - first]! += weight
      listed[one - first] = 1
      total += weight
    }
  })
  const unlisted = list.counted ? counts.flatMap((_, at) => (listed[at] ? [] : [dayText(first + at)])) : []
  return { by, from: dayText(first), counts, total, without, unlisted, ...completeUntil(list, by, length) }
}

/** The last day of which 95 of 100 reports have arrived by the data date, told by the delays of the cases in the list. */
function completeUntil(list: LineList, by: Curve['by'], length: number): Pick<Curve, 'lastComplete' | 'completeness'> {
  if (by !== 'onset' || list.counted) return { lastComplete: length - 1, completeness: 'reports' }
  const delays = reportDelays(list)
  if (delays.reduce((sum, n) => sum + n, 0) < 5)
    return { lastComplete: Math.max(0, length - 1 - assumedOpen), completeness: 'assumed' }
  return { lastComplete: Math.max(0, length - 1 - delayAt(delays, 0.95)), completeness: 'delays' }
}

/** When a case became known: its report, or else its admission. */
export const knownDay = (list: LineList): Int32Array | undefined => list.days.report ?? list.days.admission

/** How many cases became known 0, 1, 2, … days after onset; those known before it are left out. */
export function reportDelays(list: LineList): number[] {
  const { onset } = list.days
  const known = knownDay(list)
  const counts: number[] = []
  if (!onset || !known) return counts
  for (let at = 0; at < onset.length; at++) {
    if (onset[at] === missing || known[at]! < onset[at]!) continue
    const days = known[at]! - onset[at]!
    while (counts.length <= days) counts.push(0)
    counts[days]!++
  }
  return counts
}

/** The delay that a share `p` of them does not exceed. */
export function delayAt(counts: readonly number[], p: number): number {
  const total = counts.reduce((sum, n) => sum + n, 0)
  let reached = 0
  return counts.findIndex((n) => (reached += n) >= p * total)
}
