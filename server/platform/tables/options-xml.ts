import { address, columnName } from './cell.ts'
import { textXml } from './cell-xml.ts'
import type { SheetInput, TableColumn } from './columns.ts'
import { quoted } from './book-xml.ts'
import { mainNamespace, xmlHeader } from './sheet-xml.ts'
import { styleIds } from './styles-xml.ts'
import type { TableWords } from './words.ts'

/**
 * The drop-downs of a workbook: one column of a hidden sheet for each. A list inside the rule itself may have 255
 * characters and no commas; here it may be of any length.
 */
export type OptionLists = { column: TableColumn; options: readonly string[] }[]

export const optionLists = (sheets: readonly SheetInput[]): OptionLists =>
  sheets.flatMap((sheet) =>
    sheet.columns.flatMap((column) => (column.options?.length ? [{ column, options: column.options }] : [])),
  )

/** Where the options of a column stand, as a formula. */
export function optionRange(lists: OptionLists, column: TableColumn, sheet: string): string | null {
  const at = lists.findIndex((list) => list.column === column)
  const list = lists[at]
  return list ? `${quoted(sheet)}!$${columnName(at)}$1:$${columnName(at)}$${list.options.length}` : null
}

export function optionsXml(lists: OptionLists, words: TableWords): string {
  const longest = Math.max(...lists.map((list) => list.options.length))
  const rows = Array.from({ length: longest }, (_, row) => {
    const cells = lists.map(({ options }, column) =>
      textXml(address(column, row + 1), options[row] ?? '', styleIds.text, words),
    )
    return `<row r="${row + 1}">${cells.join('')}</row>`
  })
  return `${xmlHeader}<worksheet xmlns="${mainNamespace}"><sheetData>${rows.join('')}</sheetData></worksheet>`
}
