import type { Neighbours } from './neighbours.ts'

/** `B`: 1 for each neighbour; `W`: 1 / number of neighbours, so that each area's weights sum to 1. */
export type Style = 'B' | 'W'

export interface Weights extends Neighbours {
  readonly weight: Float64Array
  readonly style: Style
}

export function weightsOf({ first, to }: Neighbours, style: Style = 'W'): Weights {
  const weight = new Float64Array(to.length).fill(1)
  if (style === 'W')
    for (let i = 1; i < first.length; i++) weight.fill(1 / (first[i]! - first[i - 1]!), first[i - 1], first[i])
  return { first, to, weight, style }
}

/** Weighted sum of the neighbours' values; 0 without neighbours. */
export function lagged({ first, to, weight }: Weights, x: ArrayLike<number>): Float64Array {
  const sums = new Float64Array(first.length - 1)
  for (let i = 0; i < sums.length; i++) {
    let sum = 0
    for (let k = first[i]!; k < first[i + 1]!; k++) sum += weight[k]! * x[to[k]!]!
    sums[i] = sum
  }
  return sums
}

/** Sums that the moments of Moran's I and its relatives rest on (Cliff & Ord 1981). */
export interface Constants {
  /** Areas with neighbours. */
  readonly n: number
  readonly s0: number
  readonly s1: number
  readonly s2: number
}

export function constantsOf({ first, to, weight }: Weights): Constants {
  const areas = first.length - 1
  const back = new Map<number, number>()
  for (let i = 0; i < areas; i++)
    for (let k = first[i]!; k < first[i + 1]!; k++) back.set(i * areas + to[k]!, weight[k]!)
  const [rows, columns] = [new Float64Array(areas), new Float64Array(areas)]
  let [n, s0, s1] = [0, 0, 0]
  for (let i = 0; i < areas; i++) {
    if (first[i + 1]! > first[i]!) n++
    for (let k = first[i]!; k < first[i + 1]!; k++) {
      const j = to[k]!
      const w = weight[k]!
      const other = back.get(j * areas + i)
      rows[i]! += w
      columns[j]! += w
      s0 += w
      // each pair is met twice where both weights are there
      s1 += (other === undefined ? 2 : 1) * (w + (other ?? 0)) ** 2
    }
  }
  const s2 = rows.reduce((sum, row, i) => sum + (row + columns[i]!) ** 2, 0)
  return { n, s0, s1: s1 / 2, s2 }
}

/** Throws RangeError unless there is one finite value for each area. Values that are all the same make the statistics NaN. */
export function checkValues(x: ArrayLike<number>, { first }: Neighbours): void {
  const areas = first.length - 1
  if (x.length !== areas) throw new RangeError(`x must have ${areas} values, one for each area, not ${x.length}.`)
  for (let i = 0; i < areas; i++)
    if (!Number.isFinite(x[i]!)) throw new RangeError(`x[${i}] is ${x[i]}: it must be a number.`)
}
