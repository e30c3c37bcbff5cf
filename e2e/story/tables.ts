import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { readTable, writeTable, type Cell, type TableColumn } from '@gridward/server/platform/tables/index'

type Row = Record<string, string | number>
type Upload = { name: string; mimeType: string; buffer: Buffer }
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A workbook of one sheet, as an officer would hand it in: the keys of the rows are its headings. */
export async function workbook(name: string, rows: readonly Row[]): Promise<Upload> {
  const columns = Object.entries(rows[0] ?? {}).map(([key, value]): TableColumn => ({
    ...{ key, title: key, kind: typeof value === 'number' ? 'number' : 'text', width: 16 },
  }))
  const body: Readable = writeTable({
    sheets: [{ name: 'Sheet1', columns, rows }],
    zone: 'Asia/Shanghai',
    language: 'zh-CN',
  })
  return { name, mimeType: xlsx, buffer: await buffer(body) }
}

/** Every row of a sheet of a file on disk. */
export async function rowsOf(file: string, sheet: number): Promise<Cell[][]> {
  const rows: Cell[][] = []
  for await (const row of readTable(file, { sheet })) rows.push(row.cells)
  return rows
}
