import type { ImportPreview } from '@gridward/contract/imports'
import type { Language } from '@gridward/contract/language'
import {
  cellText,
  openTable,
  TableError,
  type CsvFacts,
  type OpenTable,
  type TableFile,
  type TableRow,
} from '../tables/index.ts'
import { isUnused } from './aside.ts'
import { findHeadings, headingRows, headingTexts, matchHeadings, type FoundHeadings, type Heading } from './headings.ts'
import type { AnyKind, IntakeColumn } from './kind.ts'
import { recall, type Recalled } from './mappings.ts'
import { readRow, type Reading } from './reading.ts'
import type { SavedMapping } from './store-mappings.ts'

/** Rows shown, and rows tried for problems. */
const shownRows = 20
const triedRows = 1000
/** Sheets among which the one with the best headings is looked for. */
const lookedSheets = 12

/** What the user has chosen against the guess. */
export type Choice = {
  sheet?: string | undefined
  headerRow?: number | undefined
  columns?: readonly { column: number; key: string | null }[] | undefined
  /** False: read without what was saved from files before. */
  saved?: boolean | undefined
}

export type Guess = {
  reading: Reading
  expected: number | null
  sheets: { name: string; hidden: boolean }[]
  csv: CsvFacts | null
  rows: TableRow[]
  mapping: SavedMapping | null
}

/** Opens the file and finds sheet, headings and columns. Errors: TableError. */
export async function guessReading(
  file: TableFile,
  columns: readonly IntakeColumn[],
  choice: Choice,
  saved: readonly SavedMapping[] = [],
): Promise<Guess> {
  const table = await openTable(file, { fillMerged: true })
  try {
    const usable = choice.saved === false || choice.headerRow !== undefined ? [] : saved
    const { sheet, found, recalled } = await bestSheet(table, columns, choice.sheet, usable)
    const rows = await firstRows(table, sheet, headingRows + triedRows)
    const { row, headings } =
      choice.headerRow === undefined ? (recalled ?? found ?? topRow(rows)) : chosenRow(rows, choice.headerRow, columns)
    const corrected = choice.columns !== undefined || choice.headerRow !== undefined
    const reading: Reading = {
      ...{ sheet, headerRow: row, headings: chosenColumns(headings, choice.columns) },
      ...(corrected ? { corrected } : {}),
      ...(recalled && !corrected ? { mapping: recalled.mapping.id } : {}),
    }
    const below = rows.filter((one) => one.number > row && !isUnused(one, reading, columns))
    const all = rows.length < headingRows + triedRows ? below.length : await table.rowsHint(sheet)
    return {
      reading,
      expected: all === null ? null : Math.max(all, below.length),
      sheets: table.sheets,
      csv: table.csv,
      rows: below,
      mapping: recalled?.mapping ?? null,
    }
  } finally {
    await table.close()
  }
}

type Best = { sheet: string; found: FoundHeadings | null; recalled: Recalled | null }

async function bestSheet(
  table: OpenTable,
  columns: readonly IntakeColumn[],
  wanted: string | undefined,
  saved: readonly SavedMapping[],
): Promise<Best> {
  const named = table.sheets.filter(({ name }) => name === wanted)
  // a browser drops the spaces around a name
  const alike = named.length > 0 ? named : table.sheets.filter(({ name }) => name.trim() === wanted?.trim())
  const seen = wanted === undefined ? table.sheets.filter((sheet) => !sheet.hidden) : alike
  if (wanted !== undefined && seen.length === 0) throw new TableError('noSuchSheet', { sheet: wanted })
  let best: Best | undefined
  for (const { name } of (seen.length > 0 ? seen : table.sheets).slice(0, lookedSheets)) {
    const rows = await firstRows(table, name, headingRows)
    const recalled = recall(rows, saved, columns)
    const found = findHeadings(rows, columns)
    if (recalled) return { sheet: name, found, recalled }
    if (!best || (found?.score ?? 0) > (best.found?.score ?? 0)) best = { sheet: name, found, recalled }
  }
  return best!
}

async function firstRows(table: OpenTable, sheet: string, most: number): Promise<TableRow[]> {
  const rows: TableRow[] = []
  for await (const batch of table.batches(sheet)) {
    rows.push(...batch)
    if (rows.length >= most) break
  }
  return rows.slice(0, most)
}

const topRow = (rows: readonly TableRow[]): { row: number; headings: Heading[] } => ({
  row: rows[0]?.number ?? 1,
  headings: rows[0]
    ? headingTexts(rows[0], undefined).texts.flatMap((heading, column) => unknown(heading, column))
    : [],
})

const unknown = (heading: string, column: number): Heading[] =>
  heading === '' ? [] : [{ column, heading, key: null, certain: false }]

function chosenRow(rows: readonly TableRow[], number: number, columns: readonly IntakeColumn[]) {
  const at = rows.findIndex((row) => row.number === number)
  const row = rows[at]
  if (!row) return { row: number, headings: [] }
  const { texts, groups } = headingTexts(row, rows[at - 1])
  return { row: number, headings: matchHeadings(texts, columns, groups) }
}

/** The user's columns stand; a heading that was not named keeps its guess unless the user gave that column elsewhere. */
function chosenColumns(headings: Heading[], chosen: Choice['columns']): Heading[] {
  if (!chosen) return headings
  const named = new Map(chosen.map(({ column, key }) => [column, key]))
  const given = new Set(chosen.map(({ key }) => key))
  return headings.map((heading) => {
    const own = named.get(heading.column)
    if (own !== undefined) return { ...heading, key: own, certain: true }
    return heading.key !== null && given.has(heading.key) ? { ...heading, key: null, certain: false } : heading
  })
}

/** The preview's part that comes from the rows; `before` is added by who knows the other imports. */
export function showGuess(
  { reading, sheets, csv, rows, mapping }: Guess,
  kind: AnyKind,
  context: unknown,
  by: { language: Language; prefixes: readonly string[] },
): Omit<ImportPreview, 'before'> {
  const columns = kind.columns(by.language)
  const mapped = reading.headings.filter(({ key }) => key !== null)
  const tried = rows.slice(0, triedRows).map((row) => readRow(row, reading, kind, context, by))
  return {
    ...{ sheets, csv },
    ...{ sheet: reading.sheet, headerRow: reading.headerRow, headings: reading.headings },
    mapping: mapping && { id: mapping.id, name: mapping.name, by: mapping.made_name, at: mapping.made_at },
    missing: missingColumns(reading, columns).map(({ key, title }) => ({ key, title })),
    rows: tried.slice(0, shownRows).map((row) => ({
      number: row.number,
      values: mapped.map(({ column, key }) => ({ key: key!, text: cellText(row.cells[column]).slice(0, 500) })),
      problems: 'problems' in row ? row.problems : [],
    })),
    hidden: rows.slice(0, triedRows).filter((row) => row.hidden).length,
    tried: tried.length,
    troubled: tried.filter((row) => 'problems' in row).length,
  }
}

export const missingColumns = ({ headings }: Reading, columns: readonly IntakeColumn[]): IntakeColumn[] =>
  columns.filter(({ key, required }) => required && !headings.some((heading) => heading.key === key))

/** Columns that two headings stand for. */
export const doubledColumns = ({ headings }: Reading, columns: readonly IntakeColumn[]): IntakeColumn[] =>
  columns.filter(({ key }) => headings.filter((heading) => heading.key === key).length > 1)
