import { Readable } from 'node:stream'
import type { CellInput, RowInput, TableColumn } from './columns.ts'
import { guardFormula } from './csv-text.ts'
import { wallClock } from './zone.ts'

export type CsvOptions = {
  columns: readonly TableColumn[]
  rows: AsyncIterable<RowInput> | Iterable<RowInput>
  zone?: string
}

const pieceCharacters = 64 * 1024

/** CSV as Chinese Excel opens it by itself: UTF-8 with a mark, commas, CRLF; no cell can run as a formula. */
export const writeCsv = (options: CsvOptions): Readable => Readable.from(records(options), { objectMode: false })

async function* records({ columns, rows, zone = 'Asia/Shanghai' }: CsvOptions): AsyncGenerator<Buffer> {
  let text = `\uFEFF${columns.map((column) => field(column.title)).join(',')}\r\n`
  for await (const row of rows) {
    const fields = columns.map(({ key, kind }) => {
      const value = row[key]
      return kind === 'number' && typeof value === 'number' ? String(value) : field(shown(value, kind, zone))
    })
    // A record of one empty field would be an empty line, which no reader counts.
    text += `${fields.length === 1 && fields[0] === '' ? '""' : fields.join(',')}\r\n`
    if (text.length >= pieceCharacters) {
      yield Buffer.from(text)
      text = ''
    }
  }
  yield Buffer.from(text)
}

function shown(value: CellInput, kind: TableColumn['kind'], zone: string): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date || (kind === 'instant' && typeof value === 'string')) {
    const wall = wallClock(value, zone)
    if (wall) return `${wall.day} ${new Date(wall.ms).toISOString().slice(11, 19)}`
  }
  return String(value)
}

/** Quoted also for the delimiters of other countries' programs, where the rest of a cell could begin with =. */
function field(text: string): string {
  const safe = guardFormula(text)
  return /[",;|\t\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
