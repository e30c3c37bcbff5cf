import { intersection, piecesOf, union } from './rules-clipping.ts'
import { areaOf, boxOf, crossings, type Point, type Ring, type Shape } from './rules-geometry.ts'
import { firstSites, powerCell, settle, type Site } from './rules-sites.ts'

/** One part of a partition; `weight` is its share of the parent's area relative to the others. */
export type Share = { path: string; weight: number }

/** 60 sample points a part keep shares within a few percent of what they should be (found by trying). */
const samplesPerPart = 60
/** A part smaller than this share of what it should be is drawn again with milder weights. */
const leastShare = 0.2

/**
 * Cuts a shape into parts that fill it without gaps or overlaps: the cells of a power diagram, clipped. Pure and
 * without chance: the same parent and shares (in the same order) give the same parts.
 */
export function partition(parent: Shape, shares: readonly Share[]): Map<string, Shape> {
  const [only] = shares
  if (!only) return new Map()
  if (shares.length === 1) return new Map([[only.path, parent]])
  const total = shares.reduce((sum, s) => sum + s.weight, 0)
  const parts = shares.map((s) => s.weight / total)
  const { south, north } = boxOf(parent)
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const points = lattice(parent, samplesPerPart * shares.length, squeeze)
  const sites = firstSites(points, parts)
  settle(sites, points)
  const cells = drawn(parent, sites, squeeze)
  return new Map(whole(cells).map((shape, i) => [shares[i]?.path ?? '', shape]))
}

/** Draws the cells; weights are softened until no part is crowded out. Without weights every site keeps its own cell. */
function drawn(parent: Shape, sites: Site[], squeeze: number): Shape[] {
  const area = areaOf(parent)
  for (const keep of [1, 0.6, 0.3, 0]) {
    const softer = sites.map((site) => ({ ...site, weight: site.weight * keep }))
    const cells = softer.map((_, i) =>
      intersection(parent, [[powerCell(softer, i, frameOf(parent, squeeze), squeeze)]]),
    )
    if (keep === 0 || cells.every((cell, i) => areaOf(cell) > leastShare * area * (sites[i]?.share ?? 0))) return cells
  }
  return []
}

function frameOf(shape: Shape, squeeze: number): Ring {
  const { west, south, east, north } = boxOf(shape)
  const [w, e, s, n] = [(west - 1) * squeeze, (east + 1) * squeeze, south - 1, north + 1]
  return [
    [w, s],
    [e, s],
    [e, n],
    [w, n],
  ]
}

/** Points of a lattice inside the shape; x is squeezed by the cosine of the latitude so that distances are true. */
function lattice(shape: Shape, wanted: number, squeeze: number): Point[] {
  const { south, north } = boxOf(shape)
  const step = Math.sqrt((areaOf(shape) * squeeze) / wanted)
  const lines = Math.max(4, Math.round((north - south) / step))
  const points: Point[] = []
  for (let line = 0; line < lines; line++) {
    const y = south + ((line + 0.5) * (north - south)) / lines
    const xs = crossings(shape, y)
    for (let i = 0; i + 1 < xs.length; i += 2) {
      const [from = 0, to = 0] = [xs[i], xs[i + 1]]
      const count = Math.max(1, Math.round(((to - from) * squeeze) / step))
      for (let k = 0; k < count; k++) points.push([(from + ((k + 0.5) * (to - from)) / count) * squeeze, y])
    }
  }
  return points
}

/** Where a bent border cuts a cell in pieces, the small pieces go to the neighbour with the longest common border. */
function whole(cells: Shape[]): Shape[] {
  const pieces = cells.map(piecesOf)
  const kept = pieces.map(([first = []]) => [first])
  const loose = pieces.flatMap((all, owner) => all.slice(1).map((piece) => ({ piece, owner })))
  for (const { piece, owner } of loose) {
    const lengths = pieces.map(([main = []], i) => (i === owner ? 0 : commonBorder(main, piece)))
    const longest = Math.max(...lengths)
    kept[longest > 0 ? lengths.indexOf(longest) : owner]?.push(piece)
  }
  return kept.map((parts) => (parts.length === 1 ? (parts[0] ?? []) : union(parts)))
}

/** Length of the straight borders that two shapes share: edges of one whose middle lies on an edge of the other. */
function commonBorder(a: Shape, b: Shape): number {
  let length = 0
  for (const [p, q] of edges(b)) {
    const [mx, my] = [(p[0] + q[0]) / 2, (p[1] + q[1]) / 2]
    if (edges(a).some((edge) => distance(edge, mx, my) < 1e-9)) length += Math.hypot(q[0] - p[0], q[1] - p[1])
  }
  return length
}

function edges(shape: Shape): [Point, Point][] {
  return shape.flatMap((polygon) =>
    polygon.flatMap((ring) => ring.slice(1).map((p, i): [Point, Point] => [(ring[i] ?? p) as Point, p as Point])),
  )
}

function distance([[ax, ay], [bx, by]]: [Point, Point], x: number, y: number): number {
  const [dx, dy] = [bx - ax, by - ay]
  const t = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)))
  return Math.hypot(x - ax - t * dx, y - ay - t * dy)
}
