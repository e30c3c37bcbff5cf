import type { Places } from './places.ts'

/** More sites in one part of the distance than this are sorted by comparing. */
const crowded = 48

/**
 * All sites by their distance from a centre; equal distances keep the order of the sites, which is that of their coordinates. They are
 * dealt out to equal parts of the distance first, then put in order among their few neighbours: some ten times quicker than sorting.
 */
export function sorterOf({ sites, x, y, z }: Places) {
  const own = new Float64Array(sites)
  const sorted = new Int32Array(sites)
  const distances = new Float64Array(sites)
  const start = new Int32Array(sites + 1)
  return (centre: number): { sorted: Int32Array; distances: Float64Array } => {
    const [cx, cy, cz] = [x[centre]!, y[centre]!, z[centre]!]
    let farthest = 0
    for (let s = 0; s < sites; s++) {
      const [dx, dy, dz] = [x[s]! - cx, y[s]! - cy, z[s]! - cz]
      const distance = Math.sqrt(dx * dx + dy * dy + dz * dz)
      own[s] = distance
      if (distance > farthest) farthest = distance
    }
    const fullest = deal(own, farthest, start, sorted)
    if (fullest > crowded) sorted.sort((a, b) => own[a]! - own[b]! || a - b)
    else straighten(own, sorted)
    for (let at = 0; at < sites; at++) distances[at] = own[sorted[at]!]!
    return { sorted, distances }
  }
}

/** Counting sort by part of the distance, stable; the largest number in one part. */
function deal(own: Float64Array, farthest: number, start: Int32Array, sorted: Int32Array): number {
  const scale = farthest > 0 ? (own.length - 1) / farthest : 0
  start.fill(0)
  let fullest = 0
  for (let s = 0; s < own.length; s++) {
    const part = ((own[s]! * scale) | 0) + 1
    start[part]!++
    if (start[part]! > fullest) fullest = start[part]!
  }
  for (let part = 1; part < start.length; part++) start[part]! += start[part - 1]!
  for (let s = 0; s < own.length; s++) sorted[start[(own[s]! * scale) | 0]!++] = s
  return fullest
}

/** Insertion sort of what is nearly in order. */
function straighten(own: Float64Array, sorted: Int32Array): void {
  for (let at = 1; at < sorted.length; at++) {
    const site = sorted[at]!
    const distance = own[site]!
    let to = at
    for (; to > 0 && own[sorted[to - 1]!]! > distance; to--) sorted[to] = sorted[to - 1]!
    sorted[to] = site
  }
}
