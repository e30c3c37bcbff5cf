import { cellText, type TableRow } from '../tables/index.ts'
import { bareHeading } from './headings.ts'
import type { IntakeColumn } from './kind.ts'
import type { Reading } from './reading.ts'

/** A row that is about the table and not in it: refused with its own reason, so that the rows still add up. */
export type Aside = 'totalRow' | 'headingRow' | 'noteRow'

const totals = /^(本页|本表)?(合计|小计|总计|共计|总数|total|subtotal)(共?\d+[人户条行]?)*$/
const notes =
  /^(注|备注|说明|填表说明|填表人|填表单位|制表人?|审核人?|审批人?|填报人|填报单位|填报日期|单位负责人|联系人|联系电话|日期|note)[:：]/i

const textsOf = ({ cells }: TableRow): string[] => cells.map((cell) => cellText(cell).trim())

/** Sums below the list, headings repeated on each page, signatures and remarks. */
export function asideOf(row: TableRow, { headings }: Reading): Aside | null {
  const texts = textsOf(row)
  const filled = texts.filter((text) => text !== '')
  if (filled.slice(0, 3).some((text) => totals.test(bareHeading(text)))) return 'totalRow'
  if (filled.every((text) => notes.test(text))) return 'noteRow'
  const mapped = headings.filter(({ key, column }) => key !== null && (texts[column] ?? '') !== '')
  const repeats = mapped.filter(({ column, heading }) => bareHeading(heading).endsWith(bareHeading(texts[column]!)))
  return mapped.length >= 2 && repeats.length === mapped.length ? 'headingRow' : null
}

/** A line of a form that nobody has filled in: only its number, its area and other columns that stand there beforehand. */
export function isUnused(row: TableRow, reading: Reading, columns: readonly IntakeColumn[]): boolean {
  const idle = new Set(columns.filter((column) => column.idle).map(({ key }) => key))
  if (idle.size === 0) return false
  const idleAt = new Set(
    reading.headings.filter(({ key }) => key !== null && idle.has(key)).map(({ column }) => column),
  )
  return textsOf(row).every((text, column) => text === '' || idleAt.has(column)) && asideOf(row, reading) === null
}
