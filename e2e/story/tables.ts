import type { ReportView } from '@gridward/contract/briefings'
import { metricWords } from '@gridward/contract/words/metrics'
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

const reported = [
  'households',
  'people',
  'coverage.visited',
  'coverage.declared',
  'coverage.refused',
  'coverage.notReached',
  'visits',
  'declarations.self',
  'declarations.paper',
  'tags.key',
  'tags.fever',
  'tags.observation',
  'tags.care',
  'claims.waiting',
] as const

/** What the first sheet of a report's workbook must hold: headings, one row per community, the total. */
export function figuresOf(report: ReportView): Cell[][] {
  const words = metricWords['zh-CN']
  const numbers = (figures: Record<string, number>): number[] => reported.map((metric) => figures[metric] ?? 0)
  const state = ({ confirmation: said }: ReportView['communities'][number]): string =>
    said ? (said.nil ? '零报告' : '已确认') : '未报'
  return [
    ['街道（镇）', '区划代码', '社区（村）', ...reported.map((metric) => words[metric]), '确认情况', '确认人', '备注'],
    ...report.communities.map((row) => {
      const by = row.confirmation?.by
      return [row.street, row.area, row.name, ...numbers(row.figures), state(row), ...(by ? [by] : [])]
    }),
    [null, null, '合计', ...numbers(report.totals)],
  ]
}
