import type { Position, Shape } from './shapes.ts'

/** Even-odd over all rings, so that a hole is outside. */
export function inside(shape: Shape, [x, y]: Position): boolean {
  const { box } = shape
  if (x < box.left || x > box.right || y < box.top || y > box.bottom) return false
  let odd = false
  for (const ring of shape.rings) if (crossings(ring, x, y)) odd = !odd
  return odd
}

function crossings(ring: Float64Array, x: number, y: number): boolean {
  let odd = false
  const n = ring.length
  for (let i = 0, j = n - 2; i < n; j = i, i += 2) {
    const yi = ring[i + 1]!
    const yj = ring[j + 1]!
    if (yi > y !== yj > y && x < ((ring[j]! - ring[i]!) * (y - yi)) / (yj - yi) + ring[i]!) odd = !odd
  }
  return odd
}

/** The area under a point of the plane: 1,300 boxes are checked in a fraction of a millisecond, so there is no index. */
export const areaAt = (shown: readonly Shape[], at: Position): Shape | undefined =>
  shown.find((shape) => inside(shape, at))
