/** What a detector says of some time points of a series, in the order of `at`. */
export interface Alarms {
  /** Time points that were judged, counted from 0. */
  readonly at: Int32Array
  /** Counts above it (CUSUM, GLR: the statistic's own rule) raise an alarm; NaN: the method has no answer there. */
  readonly upperbound: Float64Array
  /** 1 for an alarm; 0 also where there is no answer. */
  readonly alarm: Uint8Array
}

/** The counts, in an array whose kind does not slow the loops; the caller's own where it is of that kind, only to be read. Throws RangeError unless all are whole numbers >= 0; `missing` lets NaN stand for a time point without a report. */
export function checkSeries(counts: ArrayLike<number>, missing = false): Float64Array {
  const checked = counts instanceof Float64Array ? counts : new Float64Array(counts)
  for (let t = 0; t < checked.length; t++) {
    const n = checked[t]!
    if (missing && Number.isNaN(n)) continue
    if (!(n >= 0 && Math.floor(n) === n && n < Infinity))
      throw new RangeError(`counts[${t}] is ${n}: a count is a whole number >= 0${missing ? ', or NaN' : ''}.`)
  }
  return checked
}

/** Throws RangeError unless the numbers that count time points are whole and >= 0, and alpha lies between 0 and 1. */
export function checkWindow(counted: Readonly<Record<string, number>>, alpha: number): void {
  for (const [name, value] of Object.entries(counted))
    if (!(Number.isInteger(value) && value >= 0)) throw new RangeError(`${name} is ${value}: a whole number >= 0.`)
  if (!(alpha > 0 && alpha < 1)) throw new RangeError(`alpha is ${alpha}: between 0 and 1.`)
}

/** The time points to judge: those asked for, ascending, or all from `first` on. */
export function pointsOf(counts: ArrayLike<number>, range: ArrayLike<number> | undefined, first: number): Int32Array {
  if (!range) {
    const all = new Int32Array(Math.max(0, counts.length - first))
    for (let k = 0; k < all.length; k++) all[k] = first + k
    return all
  }
  const at = new Int32Array(range)
  for (let k = 1; k < at.length; k++)
    if (at[k]! < at[k - 1]!) {
      at.sort()
      break
    }
  for (const t of at)
    if (t < first || t >= counts.length)
      throw new RangeError(
        `range holds ${t}: the series has ${counts.length} time points, and ${first} must come before the first.`,
      )
  return at
}
