import type { Archive } from './archive.ts'
import { address, columnIndex, type Cell, type TableRow } from './cell.ts'
import { unescapeText } from './escapes.ts'
import type { NumberFormat } from './formats.ts'
import { sheetRows, type TableLimits } from './limits.ts'
import { TableError, tooBig } from './problem.ts'
import { fromSerial } from './serial.ts'
import type { SharedStrings } from './shared-strings.ts'
import type { SheetEntry } from './workbook.ts'
import { parseXml, type XmlHandler } from './xml.ts'

/** What the cells of a sheet are read with. */
export type SheetContext = {
  strings: SharedStrings | null
  formats: readonly NumberFormat[]
  date1904: boolean
  limits: TableLimits
}

/** Rows of a worksheet that hold at least one value, a few hundred at a time. */
export async function* readSheet(
  archive: Archive,
  sheet: SheetEntry,
  context: SheetContext,
): AsyncGenerator<TableRow[]> {
  const reader = new SheetReader(sheet, context)
  for await (const _piece of parseXml(archive.bytes(sheet.part), sheet.part, reader, context.limits)) {
    if (reader.rows.length === 0) continue
    yield reader.rows
    reader.rows = []
  }
}

/** Turns the elements of a worksheet into rows. References (`r`) may be missing: then a cell follows the one before. */
class SheetReader implements XmlHandler {
  rows: TableRow[] = []
  readonly #sheet: SheetEntry
  readonly #context: SheetContext
  #row: TableRow | null = null
  #number = 0
  #characters = 0
  #column = -1
  #type = ''
  #style = 0
  #value = ''
  #gathering = false
  #formula = false
  #aids = 0

  constructor(sheet: SheetEntry, context: SheetContext) {
    this.#sheet = sheet
    this.#context = context
  }

  open(name: string, attributes: Record<string, string>): void {
    if (name === 'c') this.#openCell(attributes)
    else if (name === 'v') this.#gathering = true
    else if (name === 'f') this.#formula = true
    else if (name === 't') this.#gathering = this.#type === 'inlineStr' && this.#aids === 0
    else if (name === 'rPh') this.#aids++
    else if (name === 'row') this.#openRow(attributes)
  }

  close(name: string): void {
    if (name === 'c') this.#closeCell()
    else if (name === 'v' || name === 't') this.#gathering = false
    else if (name === 'rPh') this.#aids--
    else if (name === 'row' && this.#row) {
      if (this.#row.cells.length > 0) this.rows.push(this.#row)
      this.#row = null
    }
  }

  text = (piece: string): void => {
    if (!this.#gathering || !this.#row) return
    this.#value += piece
    // A character may be written as _xHHHH_, hence seven for one.
    if (this.#value.length > this.#context.limits.cellCharacters * 7) throw this.#tooBig('cellCharacters')
  }

  #openRow({ r, hidden }: Record<string, string>): void {
    this.#number = r === undefined ? this.#number + 1 : Number(r)
    if (!Number.isInteger(this.#number) || this.#number < 1 || this.#number > sheetRows) {
      throw new TableError('damaged', { sheet: this.#sheet.name }, { why: `there is no row ${r}` })
    }
    this.#row = {
      sheet: this.#sheet.name,
      number: this.#number,
      hidden: hidden === '1' || hidden === 'true',
      cells: [],
    }
    this.#column = -1
    this.#characters = 0
  }

  #openCell({ r, t, s }: Record<string, string>): void {
    const named = r === undefined ? -1 : columnIndex(r)
    this.#column = named >= 0 ? named : this.#column + 1
    this.#type = t ?? 'n'
    this.#style = s === undefined ? 0 : Number(s)
    this.#value = ''
    this.#formula = false
    this.#aids = 0
  }

  #closeCell(): void {
    const row = this.#row
    if (!row) return
    // A formula whose result is an empty text says t="str"; without a type and a value nobody has calculated it.
    const waiting = this.#formula && this.#value === '' && this.#type === 'n'
    if (this.#value === '' && this.#type !== 'inlineStr' && !waiting) return
    const cell: Cell = waiting ? { bad: 'noResult', shown: '' } : this.#cell()
    if (cell === null) return
    if (this.#column >= this.#context.limits.columns) throw this.#tooBig('columns')
    if (typeof cell === 'string') {
      if (cell.length > this.#context.limits.cellCharacters) throw this.#tooBig('cellCharacters')
      this.#characters += cell.length
      if (this.#characters > this.#context.limits.rowCharacters) throw this.#tooBig('rowCharacters')
    }
    while (row.cells.length < this.#column) row.cells.push(null)
    row.cells[this.#column] = cell
  }

  #cell(): Cell {
    const value = this.#value
    switch (this.#type) {
      case 's':
        return this.#shared(value)
      case 'inlineStr':
      case 'str':
        return unescapeText(value) || null
      case 'b':
        return value.trim() === '1' || value.trim() === 'true'
      case 'e':
        return { bad: 'errorValue', shown: value }
      case 'd':
        return isoDate(value)
      default:
        return numberCell(value, this.#context.formats[this.#style], this.#context.date1904)
    }
  }

  #shared(value: string): Cell {
    const found = this.#context.strings?.get(Number(value))
    if (found === undefined) throw new TableError('damaged', this.#place(), { why: `there is no shared text ${value}` })
    return found === '' ? null : found
  }

  #tooBig(limit: 'columns' | 'cellCharacters' | 'rowCharacters'): TableError {
    return tooBig(limit, this.#context.limits[limit], this.#place())
  }

  #place() {
    return { sheet: this.#sheet.name, cell: address(this.#column, this.#number) }
  }
}

function isoDate(text: string): Cell {
  const found = /^(\d{4}-\d{2}-\d{2})?T?(?:(\d{2}:\d{2}:\d{2})(\.\d+)?)?Z?$/.exec(text.trim())
  if (!found) return text
  const time = found[2] === '00:00:00' && found[1] && !Number(found[3] ?? 0) ? null : (found[2] ?? null)
  return { day: found[1] ?? null, time }
}

function numberCell(text: string, format: NumberFormat | undefined, date1904: boolean): Cell {
  const value = Number(text)
  if (Number.isNaN(value)) return text
  if (format?.kind === 'date') return fromSerial(value, date1904) ?? value
  if (Math.abs(value) >= 1e15 && Number.isInteger(value)) return { bad: 'digitsLost', shown: text }
  if (format?.kind === 'digits' && Number.isInteger(value) && value >= 0) {
    return String(value).padStart(Math.min(format.digits, 32), '0')
  }
  return value
}
