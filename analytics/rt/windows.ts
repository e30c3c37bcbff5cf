/** Stretches of days over which R is estimated, both ends counted, day 0 the first of the curve. */
export interface Windows {
  readonly start: Int32Array
  readonly end: Int32Array
}

/** Sliding windows of `width` days from the second day on; the first day's cases have no infector in the data. */
export function slidingWindows(days: number, width = 7): Windows {
  if (!Number.isInteger(width) || width < 1) throw new RangeError(`width must be a whole number of days, not ${width}`)
  const n = Math.max(0, days - width)
  return {
    start: Int32Array.from({ length: n }, (_, i) => i + 1),
    end: Int32Array.from({ length: n }, (_, i) => i + width),
  }
}

/** Checks windows given by hand against a curve of `days` days. Errors: RangeError with the index of the first bad one. */
export function checkWindows(windows: { start: ArrayLike<number>; end: ArrayLike<number> }, days: number): Windows {
  const { start, end } = windows
  if (start.length !== end.length) throw new RangeError('windows must have as many ends as starts')
  for (let i = 0; i < start.length; i++) {
    const ok = Number.isInteger(start[i]) && Number.isInteger(end[i]) && start[i]! >= 1 && end[i]! >= start[i]!
    if (!ok || end[i]! >= days) {
      throw new RangeError(`window ${i} (${start[i]} to ${end[i]}) must lie between day 1 and day ${days - 1}`)
    }
  }
  return { start: Int32Array.from(start), end: Int32Array.from(end) }
}

/** Counts as doubles. Errors: RangeError for a negative or missing count, with its index. */
export function checkCounts(counts: ArrayLike<number>, name: string): Float64Array {
  const out = new Float64Array(counts.length)
  for (let i = 0; i < counts.length; i++) {
    const value = counts[i]!
    if (!(value >= 0 && value < Infinity))
      throw new RangeError(`${name}[${i}] must be a number, 0 or more, not ${value}`)
    out[i] = value
  }
  return out
}

/** Running sums: out[i] is the sum of the first i values. */
export function runningSums(values: ArrayLike<number>): Float64Array {
  const out = new Float64Array(values.length + 1)
  for (let i = 0; i < values.length; i++) out[i + 1] = out[i]! + values[i]!
  return out
}
