import { address, lostDigits, type Cell, type TableRow } from './cell.ts'
import { unguardFormula } from './csv-text.ts'
import { decoded, guessEncoding, type TextEncoding } from './encoding.ts'
import type { TableLimits } from './limits.ts'
import { TableError, tooBig } from './problem.ts'
import type { ByteSource } from './source.ts'

export type CsvFacts = { encoding: TextEncoding; delimiter: string }

const delimiters = [',', '\t', ';', '|'] as const
/** Characters and lines looked at to guess the delimiter. */
const sampleCharacters = 64 * 1024
const sampleLines = 20

export async function csvFacts(source: ByteSource): Promise<CsvFacts> {
  const encoding = await guessEncoding(source)
  let sample = ''
  for await (const text of decoded(source, encoding)) {
    sample += text
    if (sample.length >= sampleCharacters) break
  }
  return { encoding, delimiter: guessDelimiter(sample) }
}

/** The character that cuts most of the first lines into the same number of fields, more than one. */
export function guessDelimiter(sample: string): string {
  const named = /^sep=(.)\r?\n/.exec(sample)
  if (named) return named[1]!
  const lines = sample
    .replace(/"(?:[^"]|"")*"/g, '')
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
    .slice(0, sampleLines)
  let best = { delimiter: ',', score: 0 }
  for (const delimiter of delimiters) {
    const counts = lines.map((line) => line.split(delimiter).length - 1).filter((count) => count > 0)
    const usual = counts.toSorted((a, b) => a - b)[counts.length >> 1] ?? 0
    const score = counts.filter((count) => count === usual).length * 1000 + Math.min(usual, 999)
    if (usual > 0 && score > best.score) best = { delimiter, score }
  }
  return best.delimiter
}

/** Records of a CSV file (RFC 4180; line ends CRLF, LF or CR) that hold at least one value. */
export async function* readCsv(
  source: ByteSource,
  facts: CsvFacts,
  sheet: string,
  limits: TableLimits,
): AsyncGenerator<TableRow[]> {
  const reader = new CsvReader(facts.delimiter, sheet, limits)
  let first = true
  for await (const piece of decoded(source, facts.encoding)) {
    reader.write(first ? piece.replace(/^sep=.\r?\n/, '') : piece)
    first &&= piece === ''
    if (reader.rows.length > 0) yield reader.take()
  }
  reader.end()
  if (reader.rows.length > 0) yield reader.take()
}

class CsvReader {
  rows: TableRow[] = []
  readonly #delimiter: string
  readonly #sheet: string
  readonly #limits: TableLimits
  readonly #plainEnd: RegExp
  #number = 0
  #cells: Cell[] = []
  #filled = 0
  #field = ''
  #characters = 0
  /** Where the last text in quotes began. */
  #quoteAt = ''
  /** `start` of a field, in `plain` text, in `quoted` text, or just behind a quote that may have ended it. */
  #state: 'start' | 'plain' | 'quoted' | 'behind' = 'start'
  #afterCr = false

  constructor(delimiter: string, sheet: string, limits: TableLimits) {
    this.#delimiter = delimiter
    this.#sheet = sheet
    this.#limits = limits
    this.#plainEnd = new RegExp(`[\\r\\n${delimiter === '\t' ? '\\t' : `\\${delimiter}`}]`, 'g')
  }

  take(): TableRow[] {
    const { rows } = this
    this.rows = []
    return rows
  }

  write(text: string): void {
    let at = 0
    while (at < text.length) {
      if (this.#afterCr) {
        this.#afterCr = false
        if (text[at] === '\n') {
          at++
          continue
        }
      }
      at = this.#state === 'quoted' ? this.#quoted(text, at) : this.#plain(text, at)
    }
  }

  end(): void {
    if (this.#state === 'quoted') throw new TableError('openQuote', { cell: this.#quoteAt })
    if (this.#state !== 'start' || this.#cells.length > 0) this.#endRecord()
  }

  #quoted(text: string, at: number): number {
    const quote = text.indexOf('"', at)
    this.#append(text, at, quote < 0 ? text.length : quote)
    if (quote < 0) return text.length
    this.#state = 'behind'
    return quote + 1
  }

  #plain(text: string, at: number): number {
    const here = text[at]!
    if (here === '"' && this.#state === 'start') {
      this.#state = 'quoted'
      this.#quoteAt = address(this.#cells.length, this.#number + 1)
      return at + 1
    }
    if (here === '"' && this.#state === 'behind') {
      this.#append(text, at, at + 1)
      this.#state = 'quoted'
      return at + 1
    }
    if (here === this.#delimiter) {
      this.#endField()
      return at + 1
    }
    if (here === '\r' || here === '\n') {
      this.#endRecord()
      this.#afterCr = here === '\r'
      return at + 1
    }
    this.#plainEnd.lastIndex = at
    const end = this.#plainEnd.exec(text)?.index ?? text.length
    this.#append(text, at, end)
    this.#state = 'plain'
    return end
  }

  #append(text: string, from: number, to: number): void {
    this.#characters += to - from
    const place = { cell: address(this.#cells.length, this.#number + 1) }
    if (this.#characters > this.#limits.rowCharacters) throw tooBig('rowCharacters', this.#limits.rowCharacters, place)
    this.#field += text.slice(from, to)
    const { cellCharacters } = this.#limits
    // One character more: the apostrophe that keeps a formula from running.
    if (this.#field.length > cellCharacters + 1) throw tooBig('cellCharacters', cellCharacters, place)
  }

  #endField(): void {
    const { columns } = this.#limits
    const cell = csvCell(this.#field)
    if (cell !== null && this.#cells.length >= columns) {
      throw tooBig('columns', columns, { cell: address(this.#cells.length, this.#number + 1) })
    }
    if (this.#cells.length < columns) this.#cells.push(cell)
    if (cell !== null) this.#filled = this.#cells.length
    this.#field = ''
    this.#state = 'start'
  }

  #endRecord(): void {
    this.#endField()
    this.#number++
    this.#cells.length = this.#filled
    if (this.#filled > 0) {
      this.rows.push({ sheet: this.#sheet, number: this.#number, hidden: false, cells: this.#cells })
    }
    this.#cells = []
    this.#filled = 0
    this.#characters = 0
  }
}

function csvCell(field: string): Cell {
  if (field === '') return null
  if (lostDigits(field)) return { bad: 'digitsLost', shown: field }
  return unguardFormula(field)
}
