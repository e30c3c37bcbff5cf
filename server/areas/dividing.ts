import type { GridDivision } from '@gridward/contract/areas'
import { STANDING } from '@gridward/contract/metrics'
import { readCounters } from '../platform/counters.ts'
import type { Tx } from '../platform/database.ts'
import { Problem } from '../platform/problem.ts'
import type { Scope } from '../platform/scope.ts'
import { redraw } from './drawing.ts'
import { says } from './problems.ts'
import { divide, type Ground, type NewGrid } from './rules-grids.ts'
import { listAreas } from './store-list.ts'
import { addAreas, allAreas, changed } from './store-tree.ts'

/** Grids for every community below `under` that has none open; communities weigh by what the register holds of them. */
export async function planGrids(
  tx: Tx,
  scope: Scope<'areas.read'>,
  under: string,
  division: GridDivision,
): Promise<{ grids: NewGrid[]; grounds: Ground[] }> {
  const communities = await listAreas(tx, scope, { level: 'community', under })
  const paths = communities.map((c) => c.path)
  const counted = new Map<string, number>()
  for (const c of await readCounters(tx, scope, paths, STANDING)) counted.set(`${c.area} ${c.metric}`, c.n)
  const grids = (await allAreas(tx, scope.district)).filter((a) => a.level === 'grid')
  const grounds = communities
    .filter(({ path }) => !grids.some((grid) => grid.parent === path && !grid.closed))
    .map(({ path, name }) => ({
      path,
      name,
      households: counted.get(`${path} households`) ?? 0,
      people: counted.get(`${path} people`) ?? 0,
      usedGrids: grids.filter((grid) => grid.parent === path).map((grid) => grid.path),
    }))
  if ('total' in division && division.total < grounds.length)
    throw new Problem('refusedByRule', { says: says((w) => w.tooFewGrids) })
  try {
    return { grids: grounds.length ? divide(grounds, division) : [], grounds }
  } catch (cause) {
    if (cause instanceof RangeError) throw new Problem('refusedByRule', { says: says((w) => w.tooManyGrids), cause })
    throw cause
  }
}

export async function storeGrids(tx: Tx, district: number, grids: readonly NewGrid[], day: string): Promise<void> {
  const areas = grids.map((grid) => ({ ...grid, level: 'grid' as const, kind: 'grid' as const, code: '' }))
  await addAreas(tx, district, day, areas)
  await redraw(tx, district, { keep: true })
  await changed(tx, district, 'both')
}
