import { growth } from '../curves/growth.ts'
import { dayText, readDay } from '../linelist/index.ts'
import type { Curve, GrowthPeriod } from './analysis.ts'

const latestDays = 14
/** Fewer days or cases say nothing about growth. */
const [fewestDays, fewestCases] = [5, 5]

/** Growth up to the peak and over the last fortnight of complete days, where there are days and cases enough for either. */
export function growthOf(curve: Curve): GrowthPeriod[] {
  const { counts, lastComplete } = curve
  const first = readDay(curve.from)
  const whole = counts.slice(0, lastComplete + 1)
  const peak = whole.indexOf(whole.reduce((high, count) => Math.max(high, count), 0))
  const period = (phase: GrowthPeriod['phase'], from: number, to: number): GrowthPeriod[] => {
    const within = counts.slice(from, to + 1)
    const cases = within.reduce((sum, count) => sum + count, 0)
    if (within.length < fewestDays || cases < fewestCases) return []
    const { rate, doubling } = growth(within)
    if (!Number.isFinite(rate.estimate) || !Number.isFinite(rate.low)) return []
    return [{ phase, from: dayText(first + from), to: dayText(first + to), cases, rate, doubling }]
  }
  const latest = period('latest', Math.max(0, lastComplete - latestDays + 1), lastComplete)
  // a rise that ends in the latest fortnight is the same thing twice
  return peak < lastComplete - 2 ? [...period('rise', 0, peak), ...latest] : latest
}
