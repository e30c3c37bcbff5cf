/**
 * Who infected whom: link `i` goes from case `from[i]` to case `to[i]`, both 0-based positions in a list of cases. Links
 * may be in any order, may come twice, and may be wrong: nothing here loops on a cycle.
 */
export interface Links {
  readonly from: ArrayLike<number>
  readonly to: ArrayLike<number>
}

/** Errors: `RangeError` that names the first link outside of the `cases` cases, or two lists of different length. */
export function checkLinks(cases: number, { from, to }: Links): void {
  if (!Number.isInteger(cases) || cases < 0) throw new RangeError(`cases is ${cases}; it must be a whole number from 0`)
  if (from.length !== to.length)
    throw new RangeError(`from has ${from.length} links and to has ${to.length}; both must be equally long`)
  for (let i = 0; i < from.length; i++) {
    if (!(from[i]! >= 0 && from[i]! < cases && Number.isInteger(from[i])))
      throw new RangeError(`from[${i}] is ${from[i]}; it must be a position from 0 to ${cases - 1}`)
    if (!(to[i]! >= 0 && to[i]! < cases && Number.isInteger(to[i])))
      throw new RangeError(`to[${i}] is ${to[i]}; it must be a position from 0 to ${cases - 1}`)
  }
}

/** Links sorted by the case they leave: those of case `c` go to `target[start[c]] … target[start[c + 1] - 1]`. */
export interface Adjacency {
  readonly start: Int32Array
  readonly target: Int32Array
}

export function adjacency(cases: number, from: ArrayLike<number>, to: ArrayLike<number>): Adjacency {
  const start = new Int32Array(cases + 1)
  for (let i = 0; i < from.length; i++) start[from[i]! + 1]!++
  for (let c = 0; c < cases; c++) start[c + 1]! += start[c]!
  const at = start.slice(0, cases)
  const target = new Int32Array(from.length)
  for (let i = 0; i < from.length; i++) target[at[from[i]!]!++] = to[i]!
  return { start, target }
}
