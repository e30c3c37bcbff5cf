import type { Readable } from 'node:stream'
import type { Language } from '@gridward/contract/language'
import type { FieldProblem } from '@gridward/contract/problems'
import { cellText, writeTable, type Cell, type RowInput, type TableColumn } from '../tables/index.ts'
import type { IntakeColumn } from './kind.ts'
import type { Reading } from './reading.ts'
import { intakeWords } from './words.ts'

export type Rejected = { number: number; cells: Cell[]; problems: readonly FieldProblem[] }

/**
 * The refused rows under the headings of their own file, with the reasons in a last column. Its headings are found again
 * when the corrected file is imported; the two columns that we added stand for nothing then.
 */
export function rejectedTable(
  { headings }: Reading,
  columns: readonly IntakeColumn[],
  rows: AsyncIterable<Rejected>,
  language: Language,
): Readable {
  const words = intakeWords[language]
  const own = headings.map(({ column, heading, key }): TableColumn => {
    const known = columns.find((one) => one.key === key)
    return {
      key: String(column),
      title: heading,
      kind: 'text',
      ...(known?.options ? { options: known.options, openOptions: true } : {}),
      ...(known?.width ? { width: known.width } : {}),
      ...(known?.note ? { note: known.note } : {}),
    }
  })
  const added: TableColumn[] = [
    { key: 'number', title: words.rowNumber, kind: 'number', width: 10 },
    { key: 'reason', title: words.reason, kind: 'text', width: 60 },
  ]
  const titles = new Map(columns.map(({ key, title }) => [key, title]))
  const shown = shownRows(rows, (key) => titles.get(key) ?? key, language)
  return writeTable({ language, sheets: [{ name: words.rejectedSheet, columns: [...own, ...added], rows: shown }] })
}

async function* shownRows(
  rows: AsyncIterable<Rejected>,
  titleOf: (key: string) => string,
  language: Language,
): AsyncGenerator<RowInput> {
  const [colon, stop] = language === 'en' ? [': ', '; '] : ['：', '；']
  for await (const { number, cells, problems } of rows) {
    const reason = problems.map(({ path, text }) => (path === '' ? text : titleOf(path) + colon + text)).join(stop)
    const own = Object.fromEntries(cells.map((cell, column) => [String(column), cellText(cell)]))
    yield { ...own, number, reason }
  }
}
