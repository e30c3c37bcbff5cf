import { levelOf, type Level } from '@gridward/contract/paths'
import { geoMercatorRaw } from 'd3-geo'

export type Position = readonly [number, number]
/** An area as the server tells it: rings in degrees, [longitude, latitude]; holes by the even-odd rule. */
export type MapArea = {
  path: string
  name: string
  label: Position
  rings: readonly (readonly Position[])[]
}
export type Box = { left: number; top: number; right: number; bottom: number }

/** An area on the plane: y grows downwards and the district is 1,000 units wide. */
export type Shape = {
  path: string
  name: string
  level: Level
  label: Position
  rings: readonly Float64Array[]
  box: Box
  /** Side of a square of the same box, in units: what decides whether a level can be told apart. */
  side: number
  /** Whether deeper areas of the same set lie inside. */
  parent: boolean
}

export type Plane = { shapes: readonly Shape[]; box: Box; toPlane: (position: Position) => Position }

const width = 1000
const radians = Math.PI / 180
const mercator = ([longitude, latitude]: Position): Position => {
  const [x, y] = geoMercatorRaw(longitude * radians, latitude * radians)
  return [x, -y]
}

const emptyBox = (): Box => ({ left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity })
function grow(box: Box, [x, y]: Position): void {
  box.left = Math.min(box.left, x)
  box.right = Math.max(box.right, x)
  box.top = Math.min(box.top, y)
  box.bottom = Math.max(box.bottom, y)
}

/** Projects every vertex once; drawing only scales and shifts afterwards. */
export function toPlane(areas: readonly MapArea[]): Plane {
  const raw = emptyBox()
  for (const area of areas) for (const ring of area.rings) for (const position of ring) grow(raw, mercator(position))
  const scale = areas.length === 0 ? 1 : width / Math.max(raw.right - raw.left, 1e-9)
  const place = (position: Position): Position => {
    const [x, y] = mercator(position)
    return [(x - raw.left) * scale, (y - raw.top) * scale]
  }
  const paths = areas.map((area) => area.path).sort()
  const isParent = (path: string): boolean => {
    const next = paths[lowerBound(paths, path) + 1]
    return next !== undefined && next.startsWith(path)
  }
  const shapes = areas.map((area) => shapeOf(area, place, isParent(area.path)))
  return { shapes, box: { left: 0, top: 0, right: width, bottom: (raw.bottom - raw.top) * scale }, toPlane: place }
}

function shapeOf(area: MapArea, place: (position: Position) => Position, parent: boolean): Shape {
  const box = emptyBox()
  const rings = area.rings.map((ring) => {
    const flat = new Float64Array(ring.length * 2)
    ring.forEach((position, i) => {
      const at = place(position)
      grow(box, at)
      flat.set(at, i * 2)
    })
    return flat
  })
  return {
    path: area.path,
    name: area.name,
    level: levelOf(area.path),
    label: place(area.label),
    rings,
    box,
    side: Math.sqrt(Math.max(0, (box.right - box.left) * (box.bottom - box.top))),
    parent,
  }
}

function lowerBound(sorted: readonly string[], text: string): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! < text) low = middle + 1
    else high = middle
  }
  return low
}
