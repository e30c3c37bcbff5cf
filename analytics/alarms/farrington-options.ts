import { checkChoice } from '../choice.ts'
import { checkWindow } from './series.ts'

export interface FarringtonOptions {
  /** Time points to judge, from 0. */
  readonly range?: ArrayLike<number>
  /** Years back. Default 5. */
  readonly b?: number
  /** Half window around each reference time point. Default 3. */
  readonly w?: number
  /** Give past outbreaks less weight. Default true. */
  readonly reweight?: boolean
  readonly alpha?: number
  readonly trend?: boolean
  /** No alarm with fewer than the first number of cases in the second number of time points. Default [5, 4]. */
  readonly limit54?: readonly [number, number]
  /** Power that makes counts about normal. Default '2/3'. */
  readonly powertrans?: '2/3' | '1/2' | 'none'
  /** Time points a year. Default 52. */
  readonly frequency?: number
  /** Population at each time point, used as an offset. Default: none. */
  readonly population?: ArrayLike<number> | null
}

export interface FlexibleOptions extends FarringtonOptions {
  /** Anscombe residuals above it lose weight. Default 2.58. */
  readonly weightsThreshold?: number
  /** A trend stays when its p is below this. Default 0.05. */
  readonly pThresholdTrend?: number
  /** Levels of the season: the reference windows and equal parts between them. Default 1: windows alone. */
  readonly noPeriods?: number
  /** The last time points are left out of the reference. Default w. */
  readonly pastWeeksNotIncluded?: number | null
  readonly thresholdMethod?: 'delta' | 'nbPlugin' | 'muan'
  /** Days since 1970 of each time point: reference weeks are then found by the calendar. Default: by counting. */
  readonly dates?: ArrayLike<number> | null
}

/** Throws RangeError for populations or dates that do not fit the series, and for counts of time points that are none. */
export function checkFit(points: number, options: FlexibleOptions): void {
  const { frequency = 52, noPeriods = 1, pastWeeksNotIncluded, alpha = 0.05, population, dates } = options
  if (!(noPeriods >= 1)) throw new RangeError(`noPeriods is ${noPeriods}: at least 1.`)
  checkWindow({ frequency, noPeriods, pastWeeksNotIncluded: pastWeeksNotIncluded ?? 0 }, alpha)
  if (dates && dates.length !== points) throw new RangeError(`dates must have ${points} values, not ${dates.length}.`)
  if (!population) return
  if (population.length !== points)
    throw new RangeError(`population must have ${points} values, not ${population.length}.`)
  for (let t = 0; t < points; t++)
    if (!(population[t]! > 0 && population[t]! < Infinity))
      throw new RangeError(`population[${t}] is ${population[t]}: it must be above 0.`)
}

export function checkLimit([cases, period]: readonly [number, number]): void {
  if (!(cases >= 0 && Number.isInteger(period) && period > 0))
    throw new RangeError(`limit54 is [${cases}, ${period}]: cases >= 0 in a number of time points > 0.`)
}

/** Whether there were enough cases of late for an alarm to mean something; a missing week counts as none. */
export function enoughCases(counts: ArrayLike<number>, t: number, [cases, period]: readonly [number, number]): boolean {
  let sum = 0
  for (let k = Math.max(0, t - period + 1); k <= t; k++) sum += counts[k]! || 0
  return sum >= cases
}

export function checkReference({ b = 5, w = 3, powertrans = '2/3' }: FarringtonOptions): void {
  if (!(Number.isInteger(b) && b >= 1)) throw new RangeError(`b is ${b}: a whole number of years, at least 1.`)
  if (!(Number.isInteger(w) && w >= 0)) throw new RangeError(`w is ${w}: a whole number >= 0.`)
  checkChoice('powertrans', powertrans, ['2/3', '1/2', 'none'])
}
