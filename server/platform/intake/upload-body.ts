import { buffer } from 'node:stream/consumers'
import type { Person } from '../../harness/world.ts'
import { writeTable, type RowInput, type TableColumn } from '../tables/index.ts'

/** Uploads a file as a browser does, for tests. */
export function uploadAs(person: Person, url: string, name: string, bytes: Buffer) {
  const line = 'gridward-boundary'
  const head = `--${line}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`
  const body = Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${line}--\r\n`)])
  return person.send('POST', url, body, { 'content-type': `multipart/form-data; boundary=${line}` })
}

/** A workbook with these headings and rows; a heading that ends with * is written so. */
export function workbookOf(
  headings: readonly string[],
  rows: Iterable<readonly (string | number | null)[]>,
): Promise<Buffer> {
  const columns = headings.map((title, index): TableColumn => ({ key: String(index), title, kind: 'text' }))
  const asRows = function* (): Generator<RowInput> {
    for (const row of rows) yield Object.fromEntries(row.map((value, index) => [String(index), value]))
  }
  return buffer(writeTable({ sheets: [{ name: '台账', columns, rows: asRows() }] }))
}
