import type { Tx } from '../platform/database.ts'
import type { Shape } from './rules-geometry.ts'
import { deriveShapes } from './rules-shapes.ts'
import { readNeighbours } from './store-editions.ts'
import { allShapes, readOutlineShapes, saveShapes } from './store-shapes.ts'
import { allAreas, type AreaRow } from './store-tree.ts'

/**
 * Draws what has no surveyed shape, and answers how many areas have one now. With `keep`, derived shapes stay where no
 * brother came or went, so that a new grid does not move the map elsewhere.
 */
export async function redraw(tx: Tx, district: number, { keep }: { keep: boolean }): Promise<number> {
  const outlines = await readOutlineShapes(tx, district)
  if (outlines.length === 0) return 0
  const areas = (await allAreas(tx, district)).filter((a) => !a.closed)
  const before = await allShapes(tx, district)
  const fixed = keep ? steady(areas, new Map(before.map((s) => [s.path, s.shape]))) : new Map<string, Shape>()
  const drawn = deriveShapes(areas, outlines, await readNeighbours(tx, district), fixed)
  const open = new Set(['', ...areas.map((a) => a.path)])
  const gone = before.map((s) => s.path).filter((path) => !open.has(path))
  await saveShapes(
    tx,
    district,
    drawn.filter((d) => !fixed.has(d.path)),
    gone,
  )
  return drawn.length
}

/** Shapes below parents that have the children they had when the shapes were drawn, and whose own shape stays. */
function steady(areas: readonly AreaRow[], shapes: ReadonlyMap<string, Shape>): Map<string, Shape> {
  const now = childrenBy(areas.map((a) => a.path))
  const then = childrenBy([...shapes.keys()].filter((path) => path !== ''))
  const kept = new Map<string, Shape>()
  for (const parent of [...now.keys()].sort()) {
    const [children, former] = [now.get(parent) ?? [], then.get(parent) ?? []]
    const parentStays = parent === '' || kept.has(parent)
    if (!parentStays || children.length !== former.length || !children.every((path) => shapes.has(path))) continue
    for (const path of children) kept.set(path, shapes.get(path) ?? [])
  }
  return kept
}

function childrenBy(paths: readonly string[]): Map<string, string[]> {
  const by = new Map<string, string[]>()
  for (const path of paths) {
    const parent = path.length === 9 ? '' : path.slice(0, -3)
    by.set(parent, [...(by.get(parent) ?? []), path])
  }
  return by
}
