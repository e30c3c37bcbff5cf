import type { Language } from '@gridward/contract/language'
import { field } from '../problem.ts'
import { badCellSentence, cellText, isBad, type Cell, type TableRow } from '../tables/index.ts'
import { withinAny } from '@gridward/contract/paths'
import type { FieldProblem } from '@gridward/contract/problems'
import { asideOf } from './aside.ts'
import type { Heading } from './headings.ts'
import type { AnyKind, IntakeColumn, IntakeRow } from './kind.ts'
import { isBadDay, tidyCell } from './tidy.ts'
import { intakeWords } from './words.ts'

/** How a file is read: kept with the import, so that a run after a restart reads it the same way. */
export type Reading = {
  sheet: string
  headerRow: number
  headings: Heading[]
  /** Sheets that go on with the same list. */
  more?: string[]
  /** A person has chosen columns or the heading row: kept for the next file of this sender. */
  corrected?: boolean
  /** The saved mapping that was followed. */
  mapping?: string
}

/** A row of the file, what its cells mean, and what came of looking at them. */
export type ReadRow = { number: number; cells: Cell[]; filled: number } & (
  { value: unknown } | { problems: FieldProblem[] }
)

/** The cells of a row by the keys of their columns, and what is wrong with single ones. */
export function intakeRow(
  { number, cells }: TableRow,
  { headings }: Reading,
  columns: ReadonlyMap<string, IntakeColumn>,
  language: Language,
): { own: IntakeRow; bad: FieldProblem[] } {
  const own: Record<string, Cell> = {}
  const bad: FieldProblem[] = []
  for (const { column, key } of headings) {
    if (key === null) continue
    const cell = tidyCell(cells[column] ?? null, columns.get(key) ?? { kind: 'text' })
    own[key] = null
    if (isBadDay(cell)) bad.push(field(key, cell.badDay, intakeWords[language].days[cell.badDay](cell.shown)))
    else if (isBad(cell)) bad.push(field(key, cell.bad, badCellSentence(cell, language)))
    else own[key] = cell
  }
  return { own: { number, cells: own }, bad }
}

const byKey = new WeakMap<AnyKind, Map<Language, ReadonlyMap<string, IntakeColumn>>>()

/** The columns of a kind by their keys, made once: a file asks a million times. */
export function columnsByKey(kind: AnyKind, language: Language): ReadonlyMap<string, IntakeColumn> {
  const known = byKey.get(kind) ?? new Map<Language, ReadonlyMap<string, IntakeColumn>>()
  byKey.set(kind, known)
  const made = known.get(language) ?? new Map(kind.columns(language).map((column) => [column.key, column]))
  known.set(language, made)
  return made
}

/** Reads one row: cells that cannot be trusted, then the kind's own rules, then whether the importer may place it there. */
export function readRow(
  row: TableRow,
  reading: Reading,
  kind: AnyKind,
  context: unknown,
  { language, prefixes }: { language: Language; prefixes: readonly string[] },
): ReadRow {
  const { own, bad } = intakeRow(row, reading, columnsByKey(kind, language), language)
  const filled = reading.headings.filter(({ key, column }) => key !== null && cellText(row.cells[column]).trim() !== '')
  const base = { number: row.number, cells: row.cells, filled: filled.length }
  const aside = asideOf(row, reading)
  if (aside !== null) return { ...base, problems: [field('', aside, intakeWords[language].aside[aside])] }
  const parsed = kind.parse(own, context, language)
  const found = 'problems' in parsed ? parsed.problems : []
  const problems = [...bad, ...found.filter(({ path }) => !bad.some((one) => one.path === path))]
  if (problems.length > 0 || 'problems' in parsed) return { ...base, problems }
  if (parsed.area !== undefined && !withinAny(parsed.area, prefixes)) {
    return { ...base, problems: [field('', 'outside', intakeWords[language].outside)] }
  }
  return { ...base, value: parsed.value }
}
