import { readFile } from 'node:fs/promises'
import type { Tx } from '../platform/database.ts'
import { redraw } from './drawing.ts'
import { carryOut, openDivisionFile, planOf } from './editions.ts'
import type { NewGrid } from './rules-grids.ts'
import { readOutlines } from './rules-outline.ts'
import { addOutlines } from './store-shapes.ts'
import { addAreas, changed } from './store-tree.ts'

export type Founding = {
  roots: readonly string[]
  divisionFile: string
  outlines: readonly { root: string; file: string }[]
  /** Grids for each community, by its path. */
  grids: (community: { path: string; name: string }) => NewGrid[]
  day: string
  now: string
}

/** A district's whole tree with schematic shapes from the official files, in one go: for demos, drills and tests. */
export async function foundAreas(
  tx: Tx,
  district: number,
  founding: Founding,
): Promise<{ path: string; name: string }[]> {
  const file = await openDivisionFile(founding.divisionFile)
  const plan = await planOf(tx, district, file.rows, [...founding.roots])
  await carryOut(tx, district, plan, founding.day)
  for (const { root, file: path } of founding.outlines) {
    const { outlines } = readOutlines(JSON.parse(await readFile(path, 'utf8')), new Map(), root)
    await addOutlines(tx, district, outlines, { fileName: path.split('/').at(-1)!, by: null, now: founding.now })
  }
  const grids = plan.communities.flatMap(founding.grids)
  const areas = grids.map((grid) => ({ ...grid, level: 'grid' as const, kind: 'grid' as const, code: '' }))
  await addAreas(tx, district, founding.day, areas)
  await redraw(tx, district, { keep: false })
  await changed(tx, district, 'both')
  return [...plan.streets, ...plan.communities].map(({ path, name }) => ({ path, name }))
}

/** Streets and communities of a division file under some roots, as the simulator wants them. */
export async function readDivisions(path: string, roots: readonly string[]): Promise<{ path: string; name: string }[]> {
  const { rows } = await openDivisionFile(path)
  const names = new Map<string, string>()
  for (const row of rows.filter((r) => roots.some((root) => r.communityCode.startsWith(root)))) {
    names.set(row.streetCode, row.street)
    names.set(row.communityCode, row.community)
  }
  return [...names].map(([code, name]) => ({ path: code, name })).sort((a, b) => (a.path < b.path ? -1 : 1))
}
