import type { ImportPreview } from '@gridward/contract/imports'
import type { Language } from '@gridward/contract/language'
import { cellText, openTable, type CsvFacts, type TableFile, type TableRow } from '../tables/index.ts'
import { isUnused } from './aside.ts'
import { headingRows, headingTexts, matchHeadings, type Heading } from './headings.ts'
import type { AnyKind, IntakeColumn } from './kind.ts'
import { readRow, type Reading } from './reading.ts'
import { alikeSheets, firstRows, lookAtSheets, rowsHinted } from './sheets.ts'
import type { SavedMapping } from './store-mappings.ts'

/** Rows shown, and rows tried for problems. */
const shownRows = 20
const triedRows = 1000

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
  /** Sheets with the same headings that are not taken. */
  others: string[]
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
    const looked = await lookAtSheets(table, columns, choice.sheet, usable)
    const { sheet, found, recalled } = looked.best
    const { more, others } = alikeSheets(table.sheets, looked)
    const rows = await firstRows(table, sheet, headingRows + triedRows)
    const { row, headings } =
      choice.headerRow === undefined ? (recalled ?? found ?? topRow(rows)) : chosenRow(rows, choice.headerRow, columns)
    const corrected = choice.columns !== undefined || choice.headerRow !== undefined
    const reading: Reading = {
      ...{ sheet, headerRow: row, headings: chosenColumns(headings, choice.columns) },
      ...(more.length > 0 ? { more } : {}),
      ...(corrected ? { corrected } : {}),
      ...(recalled && !corrected ? { mapping: recalled.mapping.id } : {}),
    }
    const below = rows.filter((one) => one.number > row && !isUnused(one, reading, columns))
    const whole = rows.length < headingRows + triedRows
    const all = whole && more.length === 0 ? below.length : await rowsHinted(table, [sheet, ...more])
    return {
      reading,
      expected: all === null ? null : Math.max(all, below.length),
      sheets: table.sheets,
      csv: table.csv,
      rows: below,
      mapping: recalled?.mapping ?? null,
      others,
    }
  } finally {
    await table.close()
  }
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
  { reading, sheets, csv, rows, mapping, others }: Guess,
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
    ...{ more: reading.more ?? [], others },
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
