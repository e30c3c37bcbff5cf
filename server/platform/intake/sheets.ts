import { TableError, type OpenTable, type TableRow } from '../tables/index.ts'
import { findHeadings, headingRows, headingTexts, type FoundHeadings } from './headings.ts'
import type { IntakeColumn } from './kind.ts'
import { recall, signatureOf, type Recalled } from './mappings.ts'
import type { SavedMapping } from './store-mappings.ts'

/** Sheets among which the one with the best headings is looked for. */
const lookedSheets = 12

type Looked = {
  sheet: string
  found: FoundHeadings | null
  recalled: Recalled | null
  /** Signature of its headings and the row where they stand; null without headings. */
  mark: string | null
}

/** What the sheets hold, and which of them fits best; one that was asked for is the best. */
export async function lookAtSheets(
  table: OpenTable,
  columns: readonly IntakeColumn[],
  wanted: string | undefined,
  saved: readonly SavedMapping[],
): Promise<{ best: Looked; all: Looked[] }> {
  const named = table.sheets.find(({ name }) => name === wanted)
  // a browser drops the spaces around a name
  const asked =
    wanted === undefined ? undefined : (named ?? table.sheets.find((one) => one.name.trim() === wanted.trim()))
  if (wanted !== undefined && !asked) throw new TableError('noSuchSheet', { sheet: wanted })
  const shown = table.sheets.filter((sheet) => !sheet.hidden)
  const several = (shown.length > 0 ? shown : table.sheets).slice(0, lookedSheets)
  const all: Looked[] = []
  for (const { name } of asked && !several.includes(asked) ? [...several, asked] : several) {
    all.push(look(name, await firstRows(table, name, headingRows), columns, saved))
  }
  const worth = ({ recalled, found }: Looked): number => (recalled ? Infinity : (found?.score ?? 0))
  const best = asked
    ? all.find(({ sheet }) => sheet === asked.name)!
    : all.reduce((one, other) => (worth(other) > worth(one) ? other : one))
  return { best, all }
}

function look(
  sheet: string,
  rows: readonly TableRow[],
  columns: readonly IntakeColumn[],
  saved: readonly SavedMapping[],
): Looked {
  const recalled = recall(rows, saved, columns)
  const found = findHeadings(rows, columns)
  const row = recalled?.row ?? found?.row
  const at = rows.findIndex((one) => one.number === row)
  if (at < 0) return { sheet, found, recalled, mark: null }
  const { texts } = headingTexts(rows[at]!, rows[at - 1])
  return { sheet, found, recalled, mark: `${row} ${signatureOf(texts)}` }
}

/** 居民台账（第 2 张，共 3 张）: the parts of one list that did not fit a sheet. */
const partEnd = /(（第 ?\d+ ?[张張]，共 ?\d+ ?[张張]）| \(sheet \d+ of \d+\))$/

/**
 * Sheets with the same headings in the same row as the best one: `more` are the further parts of one long list and are
 * read with it, `others` are told to the person, who may choose them.
 */
export function alikeSheets(
  sheets: OpenTable['sheets'],
  { best, all }: { best: Looked; all: readonly Looked[] },
): { more: string[]; others: string[] } {
  const alike = all.filter(({ sheet, mark }) => sheet !== best.sheet && mark !== null && mark === best.mark)
  const isPart = ({ sheet }: Looked): boolean =>
    partEnd.test(sheet) && partEnd.test(best.sheet) && sheet.replace(partEnd, '') === best.sheet.replace(partEnd, '')
  const order = (name: string): number => sheets.findIndex((sheet) => sheet.name === name)
  const later = (one: Looked): boolean => order(one.sheet) > order(best.sheet)
  const names = (some: readonly Looked[]): string[] => some.map(({ sheet }) => sheet)
  return {
    more: names(alike.filter((one) => isPart(one) && later(one))),
    others: names(alike.filter((one) => !(isPart(one) && later(one)))),
  }
}

export async function firstRows(table: OpenTable, sheet: string, most: number): Promise<TableRow[]> {
  const rows: TableRow[] = []
  for await (const batch of table.batches(sheet)) {
    rows.push(...batch)
    if (rows.length >= most) break
  }
  return rows.slice(0, most)
}

/** Rows that the sheets say they have, together; null when one does not say. */
export async function rowsHinted(table: OpenTable, sheets: readonly string[]): Promise<number | null> {
  let sum = 0
  for (const sheet of sheets) {
    const rows = await table.rowsHint(sheet)
    if (rows === null) return null
    sum += rows
  }
  return sum
}
