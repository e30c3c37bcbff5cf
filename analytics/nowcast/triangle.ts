/** Events by day and reporting delay, as they are known on the evening of `now`. */
export interface ReportingTriangle {
  /** day number of the first event */
  readonly from: number
  /** index of `now`: the last row */
  readonly last: number
  readonly maxDelay: number
  /** counts[t * (maxDelay + 1) + d]: events of day t reported after d days; delays above maxDelay are counted as maxDelay */
  readonly counts: Int32Array
  /** events of each day reported by now */
  readonly observed: Int32Array
  /** n[d]: events with delay d on the days that can show it; all[d]: those with delay up to d on the same days */
  readonly n: Float64Array
  readonly all: Float64Array
  /** rows left out: a date missing, reported before the event, or not yet reported by now */
  readonly missing: number
  readonly negative: number
  readonly later: number
  /** delays cut to maxDelay */
  readonly cut: number
}

export interface TriangleOptions {
  /** day number of the evening the nowcast is made */
  readonly now: number
  /** longest delay in days, 15 by default */
  readonly maxDelay?: number
  /** days before now whose delays are used; all by default */
  readonly window?: number
}

interface Sorted {
  readonly day: number[]
  readonly delay: number[]
  readonly missing: number
  readonly negative: number
  readonly later: number
}

function sorted(event: ArrayLike<number>, report: ArrayLike<number>, now: number): Sorted {
  if (event.length !== report.length) throw new RangeError(`report must be as long as event (${event.length})`)
  const day: number[] = []
  const delay: number[] = []
  let [missing, negative, later] = [0, 0, 0]
  for (let i = 0; i < event.length; i++) {
    const [e, r] = [event[i]!, report[i]!]
    if (Number.isNaN(e) || Number.isNaN(r)) missing++
    else if (!Number.isInteger(e) || !Number.isInteger(r)) {
      throw new RangeError(`event[${i}] and report[${i}] must be whole day numbers, not ${e} and ${r}`)
    } else if (r < e) negative++
    else if (r > now) later++
    else {
      day.push(e)
      delay.push(r - e)
    }
  }
  return { day, delay, missing, negative, later }
}

/**
 * Builds the triangle from one event day and one report day per case (day numbers, NaN for a missing one).
 * Errors: RangeError where no case is known by now, or the first event lies fewer days back than maxDelay.
 */
export function reportingTriangle(
  event: ArrayLike<number>,
  report: ArrayLike<number>,
  options: TriangleOptions,
): ReportingTriangle {
  const { now } = options
  if (!Number.isInteger(now)) throw new RangeError(`now must be a whole day number, not ${now}`)
  const D = options.maxDelay ?? 15
  if (!Number.isInteger(D) || D < 1) throw new RangeError(`maxDelay must be a whole number of days above 0, not ${D}`)
  const { day, delay, ...left } = sorted(event, report, now)
  if (day.length === 0) throw new RangeError(`no case is known by now (day ${now})`)
  const from = day.reduce((a, b) => Math.min(a, b))
  const last = now - from
  if (D > last) throw new RangeError(`maxDelay (${D}) must not be longer than the ${last} days since the first event`)
  const width = D + 1
  const counts = new Int32Array((last + 1) * width)
  const observed = new Int32Array(last + 1)
  let cut = 0
  for (let i = 0; i < day.length; i++) {
    const t = day[i]! - from
    const d = Math.min(delay[i]!, D)
    if (delay[i]! > D) cut++
    counts[t * width + d] = counts[t * width + d]! + 1
    observed[t] = observed[t]! + 1
  }
  const first = Math.max(0, last - (options.window ?? last))
  return { from, last, maxDelay: D, counts, observed, ...sums(counts, first, last, D), ...left, cut }
}

/** n(d) and N(d) of Lawless 1994, eq. 2.7 and 2.8: over the days from `first` that are at least d days old. */
function sums(counts: Int32Array, first: number, last: number, D: number): { n: Float64Array; all: Float64Array } {
  const n = new Float64Array(D + 1)
  const all = new Float64Array(D + 1)
  for (let d = 0; d <= D; d++) {
    for (let t = first; t <= last - d; t++) {
      for (let k = 0; k <= d; k++) all[d] = all[d]! + counts[t * (D + 1) + k]!
      n[d] = n[d]! + counts[t * (D + 1) + d]!
    }
  }
  return { n, all }
}
