import type { Target } from './farrington-model.ts'
import type { SeasonalData } from './seasonal-fit.ts'

export interface ReferenceRule {
  readonly b: number
  readonly w: number
  readonly noPeriods: number
  readonly pastWeeksNotIncluded: number
  readonly frequency: number
  readonly dates: ArrayLike<number> | null
  readonly population: ArrayLike<number> | null
}

export interface Prepared {
  readonly reference: SeasonalData
  readonly target: Target
}

/**
 * The reference of time point t as Noufaily et al. have it: level `noPeriods` for the windows around the same time of the
 * last b years, levels 1 .. noPeriods - 1 for equal parts of the time between them, nothing of the last weeks.
 */
export function referenceOf(counts: ArrayLike<number>, t: number, rule: ReferenceRule): Prepared {
  const levels = levelsBefore(t, rule)
  const { dates, population, noPeriods } = rule
  const last = t - rule.pastWeeksNotIncluded
  const used = new Int32Array(Math.max(0, last))
  let [count, first] = [0, -1]
  for (let k = 0; k < last; k++) {
    if (levels[k] === 0) continue
    if (first < 0) first = k
    if (!Number.isNaN(counts[k]!)) used[count++] = k
  }
  const known = used.subarray(0, count)
  const timeOf = (k: number): number => (dates ? (dates[k]! - dates[first]!) / (dates[1]! - dates[0]!) : k + 1)
  const [y, time, level] = [new Float64Array(count), new Float64Array(count), new Int32Array(count)]
  known.forEach((k, i) => {
    y[i] = counts[k]!
    time[i] = timeOf(k)
    level[i] = levels[k]! - 1
  })
  const offset = population ? Float64Array.from(known, (k) => Math.log(population[k]!)) : null
  return {
    reference: { y, time, level, offset, levels: noPeriods },
    target: { time: timeOf(t), level: noPeriods - 1, offset: population ? Math.log(population[t]!) : 0 },
  }
}

function levelsBefore(t: number, { b, w, noPeriods, frequency, dates }: ReferenceRule): Int32Array {
  const levels = new Int32Array(t + 1)
  const points = dates
    ? byCalendar(t, b, frequency, dates)
    : Array.from({ length: b + 1 }, (_, year) => t - year * frequency)
  if (points.at(-1)! - w < -1)
    throw new RangeError(
      `range holds ${t}: its reference of ${b} years and half windows of ${w} begins before the series.`,
    )
  levels.fill(noPeriods, Math.max(0, t - w), t + 1)
  for (let year = 1; year <= b; year++) {
    const point = points[year]!
    levels.fill(noPeriods, Math.max(0, point - w), point + w + 1)
    if (noPeriods > 1) parts(levels, point + w + 1, points[year - 1]! - 2 * w - 1 - point, noPeriods - 1, w)
  }
  return levels
}

/** Shares `length` time points out over levels 1 .. count; the first ones take one more where it does not divide. */
function parts(levels: Int32Array, from: number, length: number, count: number, w: number): void {
  if (length < count - 2 * w) throw new RangeError(`noPeriods is ${count + 1}: too many for the time between windows.`)
  const [each, rest] = [Math.floor(length / count), length % count]
  let start = from
  for (let level = 1; level <= count; level++) {
    const end = start + each + (level <= rest ? 1 : 0)
    levels.fill(level, start, end)
    start = end
  }
}

const day = 86_400_000

/** The same date of the years before; of weeks the one nearest to it that begins on the same weekday. */
function byCalendar(t: number, b: number, frequency: number, dates: ArrayLike<number>): number[] {
  const index = new Map(Array.from({ length: t + 1 }, (_, k) => [dates[k]!, k]))
  const now = new Date(dates[t]! * day)
  return Array.from({ length: b + 1 }, (_, year) => {
    const same = Date.UTC(now.getUTCFullYear() - year, now.getUTCMonth(), now.getUTCDate()) / day
    const found = index.get(frequency === 52 ? nearest(same, dates[t]!) : same)
    if (found === undefined)
      throw new RangeError(`range holds ${t}: ${year} years before it there is no time point; take a smaller b.`)
    return found
  })
}

function nearest(date: number, weekday: number): number {
  const dayOf = (of: number): number => (((of + 4) % 7) + 7) % 7
  const first = date - (dayOf(date) - dayOf(weekday))
  const other = first + (first > date ? -7 : 7)
  return Math.abs(first - date) > Math.abs(other - date) ? other : first
}
