import type { Language } from '@gridward/contract/language'
import { field } from '../problem.ts'
import { badCellSentence, cellText, isBad, type Cell, type TableRow } from '../tables/index.ts'
import { withinAny } from '@gridward/contract/paths'
import type { FieldProblem } from '@gridward/contract/problems'
import type { Heading } from './headings.ts'
import type { AnyKind, IntakeRow } from './kind.ts'
import { intakeWords } from './words.ts'

/** How a file is read: kept with the import, so that a run after a restart reads it the same way. */
export type Reading = { sheet: string; headerRow: number; headings: Heading[] }

/** A row of the file, what its cells mean, and what came of looking at them. */
export type ReadRow = { number: number; cells: Cell[]; filled: number } & (
  { value: unknown } | { problems: FieldProblem[] }
)

export function intakeRow({ number, cells }: TableRow, { headings }: Reading): IntakeRow {
  const own: Record<string, Cell> = {}
  for (const { column, key } of headings) if (key !== null) own[key] = cells[column] ?? null
  return { number, cells: own }
}

/** Reads one row: cells that cannot be trusted, then the kind's own rules, then whether the importer may place it there. */
export function readRow(
  row: TableRow,
  reading: Reading,
  kind: AnyKind,
  context: unknown,
  { language, prefixes }: { language: Language; prefixes: readonly string[] },
): ReadRow {
  const own = intakeRow(row, reading)
  const filled = Object.values(own.cells).filter((cell) => cellText(cell).trim() !== '').length
  const base = { number: row.number, cells: row.cells, filled }
  const bad = Object.entries(own.cells).flatMap(([key, cell]) =>
    isBad(cell) ? [field(key, cell.bad, badCellSentence(cell, language))] : [],
  )
  const parsed = kind.parse(bad.length > 0 ? withoutBad(own) : own, context, language)
  const found = 'problems' in parsed ? parsed.problems : []
  const problems = [...bad, ...found.filter(({ path }) => !bad.some((one) => one.path === path))]
  if (problems.length > 0 || 'problems' in parsed) return { ...base, problems }
  if (parsed.area !== undefined && !withinAny(parsed.area, prefixes)) {
    return { ...base, problems: [field('', 'outside', intakeWords[language].outside)] }
  }
  return { ...base, value: parsed.value }
}

const withoutBad = (row: IntakeRow): IntakeRow => ({
  ...row,
  cells: Object.fromEntries(Object.entries(row.cells).map(([key, cell]) => [key, isBad(cell) ? null : cell])),
})
