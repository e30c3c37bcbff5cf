import type { Point, Ring } from './rules-geometry.ts'

/** Centre of one part. x is squeezed by the cosine of the latitude; `weight` is a squared length in that plane. */
export type Site = { x: number; y: number; weight: number; share: number }

/** Rounds after which sites hardly move any more (found by trying on the six districts). */
const rounds = 40

/** First sites: the sample points along a curve, cut into runs as long as each part's share. No chance involved. */
export function firstSites(points: readonly Point[], shares: readonly number[]): Site[] {
  const { west, south, size } = extent(points)
  const cell = (value: number, from: number) => Math.floor(((value - from) / size) * 1023)
  const ordered = points
    .map((p) => ({ p, at: hilbert(cell(p[0], west), cell(p[1], south)) }))
    .sort((a, b) => a.at - b.at)
    .map(({ p }) => p)
  let done = 0
  return shares.map((share) => {
    const from = Math.min(ordered.length - 1, Math.floor(done * ordered.length))
    done += share
    const run = ordered.slice(from, Math.max(from + 1, Math.floor(done * ordered.length)))
    const middle = (of: 0 | 1) => run.reduce((sum, p) => sum + p[of], 0) / run.length
    return { x: middle(0), y: middle(1), weight: 0, share }
  })
}

/** Position along a Hilbert curve of 1024 cells a side: points near on the curve are near on the map. */
function hilbert(px: number, py: number): number {
  let [x, y, d] = [px, py, 0]
  for (let s = 512; s > 0; s >>= 1) {
    const rx = (x & s) > 0 ? 1 : 0
    const ry = (y & s) > 0 ? 1 : 0
    d += s * s * ((3 * rx) ^ ry)
    if (ry === 0) {
      if (rx === 1) [x, y] = [1023 - x, 1023 - y]
      ;[x, y] = [y, x]
    }
  }
  return d
}

/** Lloyd's rounds with weights: each site goes to the middle of its points and grows or shrinks towards its share. */
export function settle(sites: Site[], points: readonly Point[]): void {
  const pointArea = extent(points).size ** 2 / points.length
  for (let round = 0; round < rounds; round++) {
    const sums = sites.map(() => ({ x: 0, y: 0, n: 0 }))
    for (const [x, y] of points) {
      const sum = sums[nearest(sites, x, y)]
      if (sum) [sum.x, sum.y, sum.n] = [sum.x + x, sum.y + y, sum.n + 1]
    }
    sites.forEach((site, i) => {
      const { x, y, n } = sums[i] ?? { x: 0, y: 0, n: 0 }
      if (n) [site.x, site.y] = [x / n, y / n]
      site.weight += 0.3 * pointArea * (site.share * points.length - n) * (1 - round / rounds)
    })
  }
}

function nearest(sites: readonly Site[], x: number, y: number): number {
  let [best, least] = [0, Infinity]
  for (let i = 0; i < sites.length; i++) {
    const site = sites[i] as Site
    const d = (x - site.x) ** 2 + (y - site.y) ** 2 - site.weight
    if (d < least) [best, least] = [i, d]
  }
  return best
}

function extent(points: readonly Point[]): { west: number; south: number; size: number } {
  let [west, east, south, north] = [Infinity, -Infinity, Infinity, -Infinity]
  for (const [x, y] of points) {
    ;[west, east] = [Math.min(west, x), Math.max(east, x)]
    ;[south, north] = [Math.min(south, y), Math.max(north, y)]
  }
  return { west, south, size: Math.max(east - west, north - south) || 1 }
}

/** The convex cell of one site in a power diagram inside `frame`, in degrees and closed. */
export function powerCell(sites: readonly Site[], index: number, frame: Ring, squeeze: number): Ring {
  const own = sites[index] as Site
  let cell = frame
  sites.forEach((other, i) => {
    if (i === index || cell.length === 0) return
    const [a, b] = [2 * (other.x - own.x), 2 * (other.y - own.y)]
    const c = other.x ** 2 + other.y ** 2 - own.x ** 2 - own.y ** 2 - other.weight + own.weight
    cell = half(cell, (x, y) => a * x + b * y - c)
  })
  const ring = cell.map(([x = 0, y = 0]): Point => [x / squeeze, y])
  const [first] = ring
  return first ? [...ring, first] : []
}

/** Keeps the side of a convex ring where `side` is not positive. */
function half(ring: Ring, side: (x: number, y: number) => number): Ring {
  const kept: Ring = []
  for (let i = 0; i < ring.length; i++) {
    const [px = 0, py = 0] = ring[i] ?? []
    const [qx = 0, qy = 0] = ring[(i + 1) % ring.length] ?? []
    const [sp, sq] = [side(px, py), side(qx, qy)]
    if (sp <= 0) kept.push([px, py])
    if (sp * sq < 0) kept.push([px + (sp / (sp - sq)) * (qx - px), py + (sp / (sp - sq)) * (qy - py)])
  }
  return kept
}
