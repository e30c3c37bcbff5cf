import { cellText, type TableRow } from '../tables/index.ts'
import { bareHeading } from './headings.ts'
import type { IntakeColumn } from './kind.ts'
import type { Reading } from './reading.ts'

/** A row that is about the table and not in it: refused with its own reason, so that the rows still add up. */
export type Aside = 'totalRow' | 'headingRow' | 'noteRow'

const totals = /^(本页|本表)?(合计|小计|总计|共计|总数|total|subtotal)(共?\d+[人户条行]?)*$/
// looked at before the costly comparison; its two letters may stand apart
const totalLike = /[计总]|total/i
const notes =
  /^(注|备注|说明|填表说明|填表人|填表单位|制表人?|审核人?|审批人?|填报人|填报单位|填报日期|单位负责人|联系人|联系电话|日期|note)[:：]/i

const textsOf = ({ cells }: TableRow): string[] => cells.map((cell) => cellText(cell).trim())

/** Sums below the list, headings repeated on each page, signatures and remarks. */
export function asideOf(row: TableRow, { headings }: Reading): Aside | null {
  const texts = textsOf(row)
  const filled = texts.filter((text) => text !== '')
  if (filled.slice(0, 3).some((text) => totalLike.test(text) && totals.test(bareHeading(text)))) return 'totalRow'
  if (filled.every((text) => notes.test(text))) return 'noteRow'
  let repeated = 0
  for (const { key, column, heading } of headings) {
    const text = texts[column] ?? ''
    if (key === null || text === '') continue
    const [own, bare] = [bareHeading(heading), bareHeading(text)]
    // as a whole or, under a group, at its end
    if (own !== bare && !(bare.length >= 2 && own.endsWith(bare))) return null
    repeated++
  }
  return repeated >= 2 ? 'headingRow' : null
}

const idleColumns = new WeakMap<Reading, ReadonlySet<number>>()

/** A line of a form that nobody has filled in: only its number, its area and other columns that stand there beforehand. */
export function isUnused(row: TableRow, reading: Reading, columns: readonly IntakeColumn[]): boolean {
  const idle = idleColumns.get(reading) ?? idleIn(reading, columns)
  idleColumns.set(reading, idle)
  if (idle.size === 0 || row.cells.some((cell, column) => !idle.has(column) && cellText(cell).trim() !== ''))
    return false
  return asideOf(row, reading) === null
}

function idleIn({ headings }: Reading, columns: readonly IntakeColumn[]): ReadonlySet<number> {
  const keys = new Set(columns.filter((column) => column.idle).map(({ key }) => key))
  return new Set(headings.filter(({ key }) => key !== null && keys.has(key)).map(({ column }) => column))
}
