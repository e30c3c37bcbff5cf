import { lawlessDelays, nowcast, type Nowcast } from '../nowcast/index.ts'
import { dayText, missing, readDay, type LineList } from '../linelist/index.ts'
import type { Curve, NowcastDay } from './analysis.ts'
import { delayAt, knownDay, reportDelays } from './curve-part.ts'

/** The share of cases that must have a report for the open days to be told from the delays of those that have. */
const enoughReports = 0.8

/** The Bayesian model weighs every possible count, which takes seconds for more cases a day; Lawless then says the same. */
const mostWeighed = 500

/** What the open days of a curve by onset will come to. By the truncated Bayesian model, which is not too low while cases rise. */
export function nowcastOf(list: LineList, curve: Curve): Pick<Curve, 'nowcast' | 'nowcastMethod'> {
  const { onset } = list.days
  const known = knownDay(list)
  const open = curve.counts.length - 1 - curve.lastComplete
  if (curve.completeness !== 'delays' || !onset || !known || open < 1) return {}
  const delays = reportDelays(list)
  if (delays.reduce((sum, n) => sum + n, 0) < enoughReports * curve.total) return {}
  const late = delayAt(delays, 0.99)
  const maxDelay = Math.min(Math.max(open, late, 2), curve.counts.length - 1)
  const method = curve.counts.some((count) => count > mostWeighed) ? 'lawless' : 'bayes-trunc'
  const cast = nowcast(days(onset), days(known), { now: list.dataDay, maxDelay, method })
  const first = readDay(curve.from) + curve.lastComplete + 1
  const reported = lawlessDelays(cast.triangle)
  const casts = Array.from({ length: open }, (_, i) => castOf(cast, first + i, reported[list.dataDay - first - i] ?? 1))
  return { nowcast: casts, nowcastMethod: method }
}

const days = (column: Int32Array): Float64Array => Float64Array.from(column, (day) => (day === missing ? NaN : day))

/** Of a day without a report nothing is known, unless at least half of its reports should be in: then it had few or none. */
function castOf(cast: Nowcast, day: number, reported: number): NowcastDay {
  const at = day - cast.from
  const observed = cast.observed[at] ?? 0
  const named = { day: dayText(day), observed }
  if (cast.informed[at] === true)
    return { ...named, estimate: cast.estimate[at]!, low: cast.low[at]!, high: cast.high[at]! }
  if (observed > 0 || reported < 0.5) return { ...named, estimate: NaN, low: NaN, high: NaN }
  // the most cases of which all would still be missing once in twenty times
  return { ...named, estimate: 0, low: 0, high: reported < 1 ? Math.floor(Math.log(0.05) / Math.log1p(-reported)) : 0 }
}
