import { address, columnName } from './cell.ts'
import { cellXml, textXml } from './cell-xml.ts'
import type { RowInput, TableColumn } from './columns.ts'
import { escapeText } from './escapes.ts'
import { sheetRows } from './limits.ts'
import { styleIds } from './styles-xml.ts'
import type { TableWords } from './words.ts'

export const xmlHeader = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
export const mainNamespace = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
export const relationNamespace = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** Rows below the heading that fit on one sheet. */
export const dataRows = sheetRows - 1
/** A part of an archive without ZIP64 must stay below 4 GiB; the next sheet begins well before. */
const sheetBytes = 3.5 * 1024 * 1024 * 1024
/** Characters gathered before they are packed. */
const pieceCharacters = 64 * 1024

export type SheetPlan = {
  columns: readonly TableColumn[]
  zone: string
  words: TableWords
  first: boolean
  /** Where the options of a column stand on the hidden sheet, as a formula. */
  optionRange(column: TableColumn): string | null
  notes: boolean
}

/** Rows one after the other, with a look at whether there is a next one. */
export class RowCursor {
  readonly #rows: AsyncIterator<RowInput> | Iterator<RowInput>
  #next: RowInput | undefined
  constructor(rows: AsyncIterable<RowInput> | Iterable<RowInput>) {
    this.#rows = Symbol.asyncIterator in rows ? rows[Symbol.asyncIterator]() : rows[Symbol.iterator]()
  }
  async more(): Promise<boolean> {
    if (this.#next) return true
    const { done, value } = await this.#rows.next()
    if (!done) this.#next = value
    return !done
  }
  take(): RowInput {
    const row = this.#next!
    this.#next = undefined
    return row
  }
  async close(): Promise<void> {
    await this.#rows.return?.()
  }
}

/** Writes a worksheet until its rows or the sheet are at their end; `count.rows` says how many it has taken. */
export async function* sheetXml(
  plan: SheetPlan,
  rows: RowCursor,
  count: { rows: number },
  most = dataRows,
): AsyncGenerator<Buffer<ArrayBuffer>> {
  const { columns } = plan
  const letters = columns.map((_, index) => columnName(index))
  let text = opening(plan) + headingRow(plan)
  let bytes = 0
  while (count.rows < most && bytes < sheetBytes && (await rows.more())) {
    const row = rows.take()
    const number = ++count.rows + 1
    text += `<row r="${number}">`
    for (let at = 0; at < columns.length; at++) {
      const { key, kind } = columns[at]!
      text += cellXml(`${letters[at]}${number}`, kind, row[key], plan)
    }
    text += '</row>'
    if (text.length >= pieceCharacters) {
      const piece = Buffer.from(text)
      bytes += piece.length
      text = ''
      yield piece
    }
  }
  yield Buffer.from(text + closing(plan, count.rows + 1))
}

function opening({ columns, first }: SheetPlan): string {
  const widths = columns.map((column, index) => {
    const style = { text: styleIds.text, number: styleIds.plain, day: styleIds.day, instant: styleIds.instant }
    return `<col min="${index + 1}" max="${index + 1}" width="${column.width ?? usualWidth(column)}" style="${style[column.kind]}" customWidth="1"/>`
  })
  return (
    `${xmlHeader}<worksheet xmlns="${mainNamespace}" xmlns:r="${relationNamespace}">` +
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' +
    `<sheetViews><sheetView${first ? ' tabSelected="1"' : ''} workbookViewId="0">` +
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' +
    '<selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews>' +
    '<sheetFormatPr defaultRowHeight="15"/>' +
    `${widths.length > 0 ? `<cols>${widths.join('')}</cols>` : ''}<sheetData>`
  )
}

/** Wide enough for the heading, and for what such a column usually holds. */
function usualWidth({ title, kind }: TableColumn): number {
  const least = { text: 12, number: 10, day: 12, instant: 20 }[kind]
  const wide = [...title].reduce((sum, character) => sum + (character > '\u2e80' ? 2 : 1), 4)
  return Math.min(Math.max(least, wide), 60)
}

function headingRow({ columns, words }: SheetPlan): string {
  const cells = columns.map((column, index) =>
    textXml(
      address(index, 1),
      column.required ? `${column.title}*` : column.title,
      column.required ? styleIds.requiredHeading : styleIds.heading,
      words,
    ),
  )
  return `<row r="1">${cells.join('')}</row>`
}

/** The order of what follows the rows is fixed: CT_Worksheet, ECMA-376 part 1, 18.3.1.99. */
function closing(plan: SheetPlan, lastRow: number): string {
  const { columns } = plan
  const lists = columns.flatMap((column, index) => {
    const range = plan.optionRange(column)
    return range ? [validation(column, columnName(index), range, plan.words)] : []
  })
  return (
    '</sheetData>' +
    (columns.length > 0 ? `<autoFilter ref="A1:${columnName(columns.length - 1)}${lastRow}"/>` : '') +
    (lists.length > 0 ? `<dataValidations count="${lists.length}">${lists.join('')}</dataValidations>` : '') +
    '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>' +
    '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>' +
    (plan.notes ? '<legacyDrawing r:id="rId2"/>' : '') +
    '</worksheet>'
  )
}

function validation(column: TableColumn, letter: string, range: string, words: TableWords): string {
  const strict = column.openOptions
    ? ' errorStyle="information" showErrorMessage="0"'
    : ` showErrorMessage="1" errorTitle="${escapeText(column.title.slice(0, 32))}" error="${escapeText(words.chooseOption)}"`
  return (
    `<dataValidation type="list" allowBlank="1" showInputMessage="1"${strict} sqref="${letter}2:${letter}${sheetRows}">` +
    `<formula1>${escapeText(range)}</formula1></dataValidation>`
  )
}
