import type { Receipt } from '@gridward/contract/areas'
import { digestOf } from '../platform/canonical.ts'
import type { Tx } from '../platform/database.ts'
import { cellText } from '../platform/tables/cell.ts'
import { readTable } from '../platform/tables/read.ts'
import { readDivisionFile, type DivisionFile, type DivisionRow, type Line } from './rules-division-file.ts'
import { redraw } from './drawing.ts'
import { planImport, type ImportPlan } from './rules-import.ts'
import { addAreas, allAreas, changed, renameAreas, setRoots } from './store-tree.ts'

/** A province has some 30,000 communities; a larger sheet is not a division file of a district. */
const mostRows = 60_000

/** Reads a division file from disk, CSV or XLSX. Errors: TableError for a file that cannot be read. */
export async function openDivisionFile(path: string): Promise<DivisionFile> {
  const lines: Line[] = []
  for await (const row of readTable(path)) {
    lines.push({ number: row.number, cells: row.cells.map(cellText) })
    if (lines.length > mostRows) break
  }
  return readDivisionFile(lines)
}

/** What the plan would change; a confirmation holds only while this is still the same. */
export const planDigest = ({ roots, stored, same, streets, communities, gone }: ImportPlan): string =>
  digestOf({
    roots,
    stored,
    same,
    gone,
    areas: [...streets, ...communities].filter((a) => a.change !== 'same'),
  }).toString('base64url')

export async function planOf(
  tx: Tx,
  district: number,
  rows: readonly DivisionRow[],
  roots: readonly string[],
): Promise<ImportPlan> {
  const known = await allAreas(tx, district)
  return planImport(
    rows,
    roots,
    known.filter((a) => a.level === 'street' || a.level === 'community'),
  )
}

/** Carries a plan out: opens what is new, renames what is renamed, closes nothing. */
export async function carryOut(tx: Tx, district: number, plan: ImportPlan, day: string): Promise<Receipt> {
  const all = [...plan.streets, ...plan.communities]
  await setRoots(tx, district, plan.roots)
  await addAreas(
    tx,
    district,
    day,
    all.filter((a) => a.change === 'new'),
  )
  await renameAreas(
    tx,
    district,
    day,
    all.filter((a) => a.change === 'renamed'),
  )
  await redraw(tx, district, { keep: true })
  await changed(tx, district, 'both')
  return {
    rowsIn: plan.rowsIn,
    stored: plan.stored,
    same: plan.same,
    rejected: plan.rejected.length,
    streets: plan.streets.length,
    communities: plan.communities.length,
    gone: plan.gone.length,
  }
}
