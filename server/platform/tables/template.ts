import type { Readable } from 'node:stream'
import type { Language } from '@gridward/contract/language'
import type { RowInput, TableColumn } from './columns.ts'
import { tableWords, type TableWords } from './words.ts'
import { writeTable } from './write.ts'

/** An empty table to fill in: headings, drop-downs, notes, and a second sheet that explains each column. */
export function template(name: string, columns: readonly TableColumn[], language: Language = 'zh-CN'): Readable {
  const words = tableWords[language]
  return writeTable({
    language,
    sheets: [
      { name, columns, rows: [] },
      { name: words.guideSheet, columns: guideColumns(words), rows: columns.map((column) => explained(column, words)) },
    ],
  })
}

const guideColumns = ({ guide }: TableWords): TableColumn[] => [
  { key: 'title', title: guide.title, kind: 'text', width: 24 },
  { key: 'required', title: guide.required, kind: 'text', width: 12 },
  { key: 'kind', title: guide.kind, kind: 'text', width: 36 },
  { key: 'options', title: guide.options, kind: 'text', width: 48 },
  { key: 'note', title: guide.note, kind: 'text', width: 60 },
]

const explained = (column: TableColumn, words: TableWords): RowInput => ({
  title: column.title,
  required: column.required ? words.guide.must : '',
  kind: words.kinds[column.kind],
  options: listed(column.options ?? [], words),
  note: column.note,
})

/** A long list stands in full in the drop-down. */
const listed = (options: readonly string[], { guide }: TableWords): string =>
  options.length <= 40 ? options.join('、') : `${options.slice(0, 40).join('、')}${guide.more(options.length)}`
