import { checkChoice } from '../choice.ts'
import { bayes, type BayesOptions } from './bayes.ts'
import { lawless } from './lawless.ts'
import { reportingTriangle, type ReportingTriangle, type TriangleOptions } from './triangle.ts'

export type NowcastMethod = 'lawless' | 'bayes-notrunc' | 'bayes-trunc'

export interface NowcastOptions extends TriangleOptions, BayesOptions {
  /** 'bayes-trunc' by default: the one whose intervals hold while cases rise */
  readonly method?: NowcastMethod
  readonly level?: number
  /** Lawless only: intervals with the error of the delay distribution (true by default); false for those of surveillance 1.20 */
  readonly fullVariance?: boolean
}

/** The count a day will have had once every report is in. */
export interface Cast {
  readonly estimate: number
  readonly low: number
  readonly high: number
  /** false where nothing of the day is reported: the estimate is then the method's zero or prior, not a finding */
  readonly informed: boolean
}

export interface Nowcast {
  /** day number of the first entry; one entry per day up to now */
  readonly from: number
  readonly observed: Int32Array
  readonly estimate: Float64Array
  readonly low: Float64Array
  readonly high: Float64Array
  readonly informed: boolean[]
  readonly level: number
  readonly method: NowcastMethod
  readonly triangle: ReportingTriangle
}

/**
 * Nowcast: how many events of each day there will have been, from those reported by the evening of `now`. Days older than
 * maxDelay are as observed.
 *
 * Shapes: `event` and `report` one day number per case, NaN for a missing one. Errors: RangeError for days that are not whole, no case by
 * now, a maxDelay longer than the history, a level outside of (0, 1).
 * Misleads: when reporting changes speed (weekends, a new form); with Lawless a day without a report stays 0 ('informed' false:
 * show "no information yet"); bayes-notrunc is too low while cases rise.
 */
export function nowcast(event: ArrayLike<number>, report: ArrayLike<number>, options: NowcastOptions): Nowcast {
  const level = options.level ?? 0.95
  if (!(level > 0 && level < 1)) throw new RangeError(`level must lie between 0 and 1, not ${level}`)
  const method = options.method ?? 'bayes-trunc'
  checkChoice('method', method, ['lawless', 'bayes-notrunc', 'bayes-trunc'])
  const triangle = reportingTriangle(event, report, options)
  const casts =
    method === 'lawless'
      ? lawless(triangle, level, options.fullVariance ?? true)
      : bayes(triangle, level, method === 'bayes-trunc', options)
  return {
    from: triangle.from,
    observed: triangle.observed,
    estimate: Float64Array.from(casts, (cast) => cast.estimate),
    low: Float64Array.from(casts, (cast) => cast.low),
    high: Float64Array.from(casts, (cast) => cast.high),
    informed: casts.map((cast) => cast.informed),
    level,
    method,
    triangle,
  }
}
