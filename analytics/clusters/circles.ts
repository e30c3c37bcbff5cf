import { sorterOf } from './nearest.ts'
import type { Places } from './places.ts'

/**
 * The circles around every site: those of site c are positions `first[c] .. first[c + 1)`. The circle at a position
 * holds the sites of `order` from the start of its centre up to and with the position.
 */
export interface Circles {
  readonly first: Int32Array
  readonly order: Uint16Array | Int32Array
  /** What the circle holds, never falling with the position. */
  readonly weight: Float64Array
  /** 0 where further sites at the same distance follow (ring rule); null where every position ends a circle. */
  readonly ends: Uint8Array | null
  /** The most positions of one centre. */
  readonly longest: number
  readonly count: number
}

export interface CircleLimits {
  /** The most weight of a circle. */
  readonly weight: number
  /** The largest straight distance. */
  readonly distance: number
  readonly ring: boolean
}

/** What sums of weights lose to rounding: a circle of exactly half must not be lost to it. */
const slack = 1e-12

export function circlesOf(places: Places, weights: Float64Array, limits: CircleLimits): Circles {
  const { sites } = places
  const first = new Int32Array(sites + 1)
  const found = growing(sites)
  const own = { weight: new Float64Array(sites), ends: new Uint8Array(sites) }
  const byDistance = sorterOf(places)
  let count = 0
  for (let centre = 0; centre < sites; centre++) {
    const { sorted, distances } = byDistance(centre)
    let [sum, at] = [0, 0]
    while (at < sites) {
      let after = at + 1
      if (limits.ring) while (after < sites && distances[after] === distances[at]) after++
      let grown = sum
      for (let k = at; k < after; k++) grown += weights[sorted[k]!]!
      if (grown > limits.weight * (1 + slack) || distances[at]! > limits.distance * (1 + slack)) break
      for (; at < after; at++) {
        sum += weights[sorted[at]!]!
        own.weight[at] = sum
        own.ends[at] = at === after - 1 ? 1 : 0
      }
      count++
    }
    first[centre + 1] = found.add(sorted.subarray(0, at), own.weight.subarray(0, at), own.ends.subarray(0, at))
  }
  return { first, ...found.taken(limits.ring), longest: longestOf(first), count }
}

function longestOf(first: Int32Array): number {
  let longest = 0
  for (let c = 1; c < first.length; c++) longest = Math.max(longest, first[c]! - first[c - 1]!)
  return longest
}

/** Lists that double when they are full; `add` answers how long they are. */
function growing(sites: number) {
  const orders = (size: number): Uint16Array | Int32Array =>
    sites < 65_536 ? new Uint16Array(size) : new Int32Array(size)
  let [order, weight, ends] = [orders(1024), new Float64Array(1024), new Uint8Array(1024)]
  let used = 0
  return {
    add(newOrder: Int32Array, newWeight: Float64Array, newEnds: Uint8Array): number {
      const needed = used + newOrder.length
      if (needed > order.length) {
        const grown = <T extends { set(from: ArrayLike<number>): void }>(old: ArrayLike<number>, list: T): T => (
          list.set(old),
          list
        )
        const size = Math.max(needed, order.length * 2)
        order = grown(order, orders(size))
        weight = grown(weight, new Float64Array(size))
        ends = grown(ends, new Uint8Array(size))
      }
      order.set(newOrder, used)
      weight.set(newWeight, used)
      ends.set(newEnds, used)
      used = needed
      return used
    },
    taken: (ring: boolean): Pick<Circles, 'order' | 'weight' | 'ends'> => ({
      order: order.slice(0, used),
      weight: weight.slice(0, used),
      ends: ring ? ends.slice(0, used) : null,
    }),
  }
}
