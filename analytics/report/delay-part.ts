import { fitDelay, type CensoredDelays, type DelayFit as Fit } from '../delays/index.ts'
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
export function delaysOf(list: LineList): Delay[] {
  if (list.counted) return []
  return pairs.flatMap(([from, to]) => {
    const found = between(list, from, to)
    return found.n === 0 ? [] : [describe(from, to, found, list.dataDay)]
  })
}

interface Found {
  readonly n: number
  readonly reversed: number
  /** First and last day on which it can have begun, and the day on which it ended. */
  readonly low: Int32Array
  readonly high: Int32Array
  readonly ended: Int32Array
}

/** Starts and ends of the cases that have both. An exposure may be any day from its first to its last. */
function between(list: LineList, from: DelayEnd, to: DelayEnd): Found {
  const { days, cases } = list
  const start = from === 'exposure' ? days.exposureStart : days[from]
  const until = from === 'exposure' ? days.exposureEnd : days[from]
  const end = to === 'exposure' ? undefined : days[to]
  const column = (): Int32Array => new Int32Array(start && until && end ? cases : 0)
  const [low, high, ended] = [column(), column(), column()]
  let [n, reversed] = [0, 0]
  for (let at = 0; at < low.length; at++) {
    if (start![at] === missing || until![at] === missing || end![at] === missing) continue
    // an exposure that went on after the onset ended with it
    const last = Math.min(until![at]!, end![at]!)
    if (last < start![at]! || end![at]! < start![at]!) reversed++
    else {
      low[n] = start![at]!
      high[n] = last
      ended[n++] = end![at]!
    }
  }
  return { n, reversed, low: low.subarray(0, n), high: high.subarray(0, n), ended: ended.subarray(0, n) }
}

/** More delays than this add nothing to a fit but time: every so manieth is taken, in the order of the list. */
const mostFitted = 4000

/** A day is known to its evening: the event lies between its begin and the next one's. */
function censoredOf({ n, low, high, ended }: Found): CensoredDelays {
  const step = Math.max(1, n / mostFitted)
  const length = Math.floor(n / step)
  const taken = (column: Int32Array, more: number): Float64Array =>
    Float64Array.from({ length }, (_, i) => column[Math.floor(i * step)]! + more)
  return { EL: taken(low, 0), ER: taken(high, 1), SL: taken(ended, 0), SR: taken(ended, 1) }
}

function describe(from: DelayEnd, to: DelayEnd, found: Found, dataDay: number): Delay {
  const { n, reversed, low, high, ended } = found
  const days = Float64Array.from(ended, (day, i) => day - (low[i]! + high[i]!) / 2)
  const sorted = days.toSorted()
  const mean = days.reduce((sum, day) => sum + day, 0) / n
  const squares = days.reduce((sum, day) => sum + (day - mean) ** 2, 0)
  const counts = Array.from({ length: Math.floor(sorted[n - 1]!) + 1 }, () => 0)
  for (const day of days) counts[Math.floor(day)]!++
  const fitted = n >= fewestFitted ? bestFit(censoredOf(found), dataDay) : undefined
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

/** Fewer delays do not tell one distribution from another. */
const fewestFitted = 10

/**
 * The likeliest of the three laws. What had not happened by the data date could not be in the list, so fits are truncated
 * there; where that leaves them without an answer (an outbreak whose delays are longer than it is old), they are not.
 */
function bestFit(censored: CensoredDelays, dataDay: number): DelayFit | undefined {
  const until = Array.from(censored.SR).reduce((last, day) => Math.max(last, day), dataDay + 1)
  return likeliest(censored, until) ?? likeliest(censored, Infinity)
}

function likeliest(censored: CensoredDelays, until: number): DelayFit | undefined {
  const truncated = Number.isFinite(until)
  const fits = (['gamma', 'log-normal', 'weibull'] as const)
    .map((law) => fitDelay(censored, { law, percentiles: [50, 95], ...(truncated && { until }) }))
    .filter((fit) => fit.converged && isSteady(fit))
  const best = fits.toSorted((a, b) => b.logLikelihood - a.logLikelihood)[0]
  if (!best) return undefined
  const [median, p95] = [best.percentiles[0]!.days, best.percentiles[1]!.days]
  return { distribution: best.law, mean: best.mean.estimate, median, p95, loglik: best.logLikelihood, truncated }
}

/** Truncation can make any length possible: a median known to less than its own size says nothing. */
const isSteady = ({ percentiles }: Fit): boolean => {
  const { estimate, low, high } = percentiles[0]!.days
  return estimate > 0 && high - low < 2 * estimate
}

/** R's type 7. */
function quantile(sorted: Float64Array, p: number): number {
  const at = (sorted.length - 1) * p
  const low = Math.floor(at)
  return sorted[low]! + (at - low) * ((sorted[low + 1] ?? sorted[low]!) - sorted[low]!)
}
