/** What a detector says of some time points of a series, in the order of `at`. */
export interface Alarms {
  /** Time points that were judged, counted from 0. */
  readonly at: Int32Array
  /** Counts above it (CUSUM, GLR: the statistic's own rule) raise an alarm; NaN: the method has no answer there. */
  readonly upperbound: Float64Array
  /** 1 for an alarm; 0 also where there is no answer. */
  readonly alarm: Uint8Array
}

/** Throws RangeError unless all are whole numbers >= 0; `missing` lets NaN stand for a time point without a report. */
export function checkSeries(counts: ArrayLike<number>, missing = false): void {
  for (let t = 0; t < counts.length; t++) {
    const n = counts[t]!
    if (missing && Number.isNaN(n)) continue
    if (!(Number.isInteger(n) && n >= 0))
      throw new RangeError(`counts[${t}] is ${n}: a count is a whole number >= 0${missing ? ', or NaN' : ''}.`)
  }
}

/** The time points to judge: those asked for, ascending, or all from `first` on. */
export function pointsOf(counts: ArrayLike<number>, range: ArrayLike<number> | undefined, first: number): Int32Array {
  const count = Math.max(0, counts.length - first)
  const at = range ? Int32Array.from(range).sort() : Int32Array.from({ length: count }, (_, k) => first + k)
  for (const t of at)
    if (t < first || t >= counts.length)
      throw new RangeError(
        `range holds ${t}: the series has ${counts.length} time points, and ${first} must come before the first.`,
      )
  return at
}
