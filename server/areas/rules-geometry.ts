import type { MultiPolygon, Position } from 'geojson'

export type Ring = Position[]
/** Longitude, latitude as the source gave them: many Chinese outlines are GCJ-02, and nothing is converted here. */
export type Point = [number, number]
export type Shape = MultiPolygon['coordinates']
export type Box = { west: number; south: number; east: number; north: number }

const kmPerDegree = 111.32

/** Twice the signed area by the shoelace formula, square degrees; positive when the ring runs anticlockwise. */
function twiceArea(ring: Ring): number {
  let sum = 0
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [ax = 0, ay = 0] = ring[j] ?? []
    const [bx = 0, by = 0] = ring[i] ?? []
    sum += ax * by - bx * ay
  }
  return sum
}

/** Planar area in square degrees; holes are taken off. */
export const areaOf = (shape: Shape): number =>
  shape.reduce((sum, [outer = [], ...holes]) => {
    const taken = holes.reduce((lost, hole) => lost + Math.abs(twiceArea(hole)), 0)
    return sum + (Math.abs(twiceArea(outer)) - taken) / 2
  }, 0)

/** Planar estimate with 111.32 km a degree: within 1 % of the published figure for a district of China. */
export function squareKilometres(shape: Shape): number {
  const { south, north } = boxOf(shape)
  return areaOf(shape) * kmPerDegree ** 2 * Math.cos((((south + north) / 2) * Math.PI) / 180)
}

export function boxOf(shape: Shape): Box {
  const box = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity }
  for (const [outer = []] of shape)
    for (const [x = 0, y = 0] of outer) {
      box.west = Math.min(box.west, x)
      box.east = Math.max(box.east, x)
      box.south = Math.min(box.south, y)
      box.north = Math.max(box.north, y)
    }
  return box
}

/** Even-odd rule over all rings, so holes are outside. */
export function holds(shape: Shape, [x, y]: Point): boolean {
  let inside = false
  for (const polygon of shape) for (const ring of polygon) if (crossesOdd(ring, x, y)) inside = !inside
  return inside
}

function crossesOdd(ring: Ring, x: number, y: number): boolean {
  let odd = false
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [ax = 0, ay = 0] = ring[i] ?? []
    const [bx = 0, by = 0] = ring[j] ?? []
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) odd = !odd
  }
  return odd
}

/** x positions at which a level line enters and leaves the shape, in order: [in, out, in, out ...]. */
export function crossings(shape: Shape, y: number): number[] {
  const found: number[] = []
  for (const polygon of shape)
    for (const ring of polygon)
      for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
        const [ax = 0, ay = 0] = ring[i] ?? []
        const [bx = 0, by = 0] = ring[j] ?? []
        if (ay > y !== by > y) found.push(((bx - ax) * (y - ay)) / (by - ay) + ax)
      }
  return found.sort((a, b) => a - b)
}

/** A point inside for the name: the middle of the widest stretch on seven level lines, the central lines preferred. */
export function labelPoint(shape: Shape): Point {
  const { south, north, west, east } = boxOf(shape)
  let best: { at: Point; width: number } = { at: [(west + east) / 2, (south + north) / 2], width: -1 }
  for (const part of [0.5, 0.42, 0.58, 0.35, 0.65, 0.25, 0.75]) {
    const y = south + (north - south) * part
    const xs = crossings(shape, y)
    for (let i = 0; i + 1 < xs.length; i += 2) {
      const [from = 0, to = 0] = [xs[i], xs[i + 1]]
      const width = (to - from) * (1 - Math.abs(part - 0.5))
      if (width > best.width) best = { at: [(from + to) / 2, y], width }
    }
  }
  return best.at
}

/** Outer rings clockwise, holes anticlockwise, as d3-geo reads them; other readers of GeoJSON take either. */
export const wound = (shape: Shape): Shape =>
  shape.map((polygon) =>
    polygon.map((ring, i) => {
      const clockwise = twiceArea(ring) < 0
      return clockwise === (i === 0) ? ring : ring.toReversed()
    }),
  )

/** Seven decimals are a centimetre. Points that fall together are dropped, and rings with fewer than three left. */
export function rounded(shape: Shape, decimals = 7): Shape {
  const unit = 10 ** decimals
  const round = (ring: Ring): Ring => {
    const points = ring.map(([x = 0, y = 0]): Point => [Math.round(x * unit) / unit, Math.round(y * unit) / unit])
    return points.filter((p, i) => i === 0 || p[0] !== points[i - 1]?.[0] || p[1] !== points[i - 1]?.[1])
  }
  return shape
    .map((polygon) => polygon.map(round).filter((ring) => ring.length >= 4))
    .filter((polygon) => polygon.length > 0)
}
