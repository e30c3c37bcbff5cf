import { difference, union } from './rules-clipping.ts'
import { areaOf, labelPoint, rounded, wound, type Point, type Shape } from './rules-geometry.ts'
import type { Outline } from './rules-outline.ts'
import { partition } from './rules-partition.ts'

export type ShapeWish = { path: string; parent: string; code: string }
export type DrawnArea = { path: string; shape: Shape; label: Point; schematic: boolean }
type Neighbour = { code: string; communities: number }
type Ground = { outlines: Map<string, Shape>; fixed: ReadonlyMap<string, Shape>; below: Map<string, ShapeWish[]> }

/** What is left after taking out surveyed shapes counts as nothing below this share of the parent. */
const nothingLeft = 1e-4
/** Marks a street of another district while it shares a frame with ours. */
const beside = '~'

/**
 * Shapes of a whole tree, parents first. Outlines are surveyed shapes: of six-digit districts (the frames that streets
 * fill), of the whole district ('') or of single areas. What has none is derived inside its parent and marked
 * schematic: streets fill their frame in proportion to their communities, communities share their street and grids
 * their community evenly. `neighbours` are streets of another district in the same frame; they take their share of it
 * and are left out. `fixed` holds derived shapes of before that are to stay. Areas are placed in the order of their
 * codes and without chance, so a change below one community changes nothing elsewhere.
 */
export function deriveShapes(
  areas: readonly ShapeWish[],
  outlines: readonly Pick<Outline, 'prefix' | 'shape'>[],
  neighbours: readonly Neighbour[] = [],
  fixed: ReadonlyMap<string, Shape> = new Map(),
): DrawnArea[] {
  const below = new Map<string, ShapeWish[]>()
  for (const area of areas) below.set(area.parent, [...(below.get(area.parent) ?? []), area])
  const ground: Ground = { outlines: new Map(outlines.map((o) => [o.prefix, o.shape])), fixed, below }
  const drawn = new Map<string, DrawnArea>()
  const whole: Shape[] = []
  for (const [frame, streets] of framesOf(below.get('') ?? [], ground)) {
    const shape = ground.outlines.get(frame) ?? []
    const others = frame === '' ? [] : neighbours.filter((n) => n.code.startsWith(frame))
    const wishes = [...streets, ...others.map((n) => ({ path: beside + n.code, parent: '', code: n.code }))]
    const weights = new Map(others.map((n) => [beside + n.code, n.communities]))
    drawBelow(shape, wishes, ground, weights, drawn)
    const own = streets.flatMap((s) => drawn.get(s.path)?.shape ?? [])
    if (own.length) whole.push(others.length || shape.length === 0 ? union(own.map((polygon) => [polygon])) : shape)
  }
  if (whole.length) {
    const shape = whole.length === 1 ? (whole[0] ?? []) : union(whole)
    const schematic = neighbours.length > 0 && !ground.outlines.has('')
    drawn.set('', finished({ path: '', shape, schematic }))
  }
  return [...drawn.values()].filter((a) => !a.path.startsWith(beside)).sort((a, b) => (a.path < b.path ? -1 : 1))
}

/** Streets by the outline that they fill: their six-digit district's when given, else the whole district's. */
function framesOf(streets: readonly ShapeWish[], { outlines }: Ground): Map<string, ShapeWish[]> {
  const frames = new Map<string, ShapeWish[]>()
  for (const street of streets) {
    const frame = outlines.has('') ? '' : street.code.slice(0, 6)
    frames.set(frame, [...(frames.get(frame) ?? []), street])
  }
  return frames
}

function drawBelow(
  parent: Shape,
  wishes: readonly ShapeWish[],
  ground: Ground,
  weights: ReadonlyMap<string, number>,
  drawn: Map<string, DrawnArea>,
): void {
  const children = wishes.toSorted((a, b) => (a.code < b.code ? -1 : 1))
  const surveyed = children.filter((c) => ground.outlines.has(c.path) || ground.outlines.has(c.code))
  const rest = children.filter((c) => !surveyed.includes(c))
  const shapes = derived(parent, surveyed, rest, ground, weights)
  for (const child of children) {
    const real = ground.outlines.get(child.path) ?? ground.outlines.get(child.code)
    const shape = real ?? shapes.get(child.path)
    if (!shape?.length) continue
    drawn.set(child.path, finished({ path: child.path, shape, schematic: !real }))
    const inside = ground.below.get(child.path) ?? []
    if (inside.length) drawBelow(shape, inside, ground, new Map(), drawn)
  }
}

function derived(
  parent: Shape,
  surveyed: readonly ShapeWish[],
  rest: readonly ShapeWish[],
  { outlines, fixed, below }: Ground,
  weights: ReadonlyMap<string, number>,
): Map<string, Shape> {
  if (rest.length > 0 && rest.every((c) => fixed.has(c.path))) return new Map(fixed)
  const taken = surveyed.map((c) => outlines.get(c.path) ?? outlines.get(c.code) ?? [])
  const room = taken.length && parent.length ? difference(parent, taken) : parent
  if (areaOf(room) <= nothingLeft * areaOf(parent)) return new Map()
  const shares = rest.map((c) => {
    const streets = c.path.length <= 9 || c.path.startsWith(beside)
    return { path: c.path, weight: weights.get(c.path) ?? (streets ? Math.max(1, below.get(c.path)?.length ?? 0) : 1) }
  })
  return partition(room, shares)
}

const finished = ({ path, shape, schematic }: Omit<DrawnArea, 'label'>): DrawnArea => {
  const neat = wound(rounded(shape))
  return { path, shape: neat, label: labelPoint(neat), schematic }
}
