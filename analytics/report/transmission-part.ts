import { cori, discreteSerialInterval, slidingWindows } from '../rt/index.ts'
import { dayText, readDay } from '../linelist/index.ts'
import type { AnalysisOptions, Chains, Curve, RWindow, Transmission } from './analysis.ts'

/**
 * Taken where neither the list nor the caller knows the serial interval: COVID-19 in early 2020, mean 4.7 and SD 2.9 days
 * (Nishiura, Linton & Akhmetzhanov 2020, doi:10.1016/j.ijid.2020.02.060). The report says that it is an assumption.
 */
export const assumedInterval = { mean: 4.7, sd: 2.9 }

/** Pairs below which the interval of the list itself is not used. */
const pairsNeeded = 20
const days = 7
/** Below this the estimate is the prior's word: its weight, 1/5, would be more than a tenth of the whole. */
const fewestExpected = 2

/** R by day over the days of a curve; undefined where it is too short for one window. */
export function transmissionOf(
  curve: Curve,
  chains: Chains | undefined,
  options: AnalysisOptions,
): Transmission | undefined {
  const { lastComplete } = curve
  const counts = filled(curve)
  if (counts.length <= days || curve.total < 2) return undefined
  const serial = serialOf(chains, options)
  const windows = slidingWindows(counts.length, days)
  const interval = { w: weights(serial, counts.length) }
  const result = cori(
    counts.map((count) => (Number.isNaN(count) ? 0 : count)),
    { serialInterval: interval, windows, quantiles: [0.025, 0.975] },
  )
  const first = readDay(curve.from)
  // cases expected at R = 1 in each window
  const expected = Array.from(result.start, (start, i) =>
    result.infectivity.subarray(start, result.end[i]! + 1).reduce((sum, one) => sum + (one || 0), 0),
  )
  const found = Array.from(result.start, (start, i): RWindow => {
    const end = result.end[i]!
    return {
      from: dayText(first + start),
      to: dayText(first + end),
      cases: curve.counts.slice(start, end + 1).reduce((sum, count) => sum + count, 0),
      open: end > lastComplete,
      estimate: result.mean[i]!,
      low: result.quantiles[0]![i]!,
      high: result.quantiles[1]![i]!,
      level: 0.95,
      method,
    }
  }).filter(
    ({ estimate }, i) =>
      Number.isFinite(estimate) &&
      expected[i]! >= fewestExpected &&
      !counts.slice(result.start[i], result.end[i]! + 1).some(Number.isNaN),
  )
  const latest = found.findLast(({ open }) => !open)
  const recent = curve.nowcast && found.findLast(({ open }) => open)
  return { serial, window: days, windows: found, method, ...(latest && { latest }), ...(recent && { recent }) }
}

/** Counts with what the open days will come to, NaN where nothing tells. */
function filled({ counts, nowcast = [], from }: Curve): number[] {
  const whole = [...counts]
  for (const { day, estimate } of nowcast) whole[readDay(day) - readDay(from)] = estimate
  return whole
}

const method = 'Cori 2013, sliding windows, gamma posterior'

function serialOf(chains: Chains | undefined, { serialInterval }: AnalysisOptions): Transmission['serial'] {
  if (serialInterval) return { ...serialInterval, source: 'given', pairs: 0 }
  const own = chains?.serial
  // the method needs an interval of more than a day, all of it positive
  if (own && own.pairs >= pairsNeeded && own.mean > 1.5 && own.sd > 0 && own.negative * 5 <= own.pairs)
    return { mean: own.mean, sd: own.sd, source: 'pairs', pairs: own.pairs }
  return { ...assumedInterval, source: 'assumed', pairs: 0 }
}

/** The interval over as many days as it needs, so that a short curve does not cut it off; sums to 1. */
function weights({ mean, sd }: { mean: number; sd: number }, length: number): Float64Array {
  const w = discreteSerialInterval(mean, sd, Math.max(length, Math.ceil(mean + 10 * sd)))
  const sum = w.reduce((total, part) => total + part, 0)
  return w.map((part) => part / sum)
}
