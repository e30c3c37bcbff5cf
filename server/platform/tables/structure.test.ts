import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTable, readTable, template, writeTable, type TableColumn, type TableRow } from './index.ts'
import { structureProblems } from './structure.ts'

let path = ''
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tables-'))
  path = join(folder, 'table.xlsx')
})
afterAll(() => rm(folder, { recursive: true }))

const columns: TableColumn[] = [
  { key: 'name', title: '姓名', kind: 'text', required: true, note: '按身份证填写\n没有证件的写本人所说' },
  { key: 'id', title: '证件号码', kind: 'text', required: true, width: 22 },
  { key: 'heat', title: '体温', kind: 'number' },
  { key: 'day', title: '返回日期', kind: 'day', note: '日期' },
  { key: 'at', title: '摸排时间', kind: 'instant' },
  { key: 'kind', title: '现居类型', kind: 'text', options: ['常住', '暂住', '探亲'] },
  {
    key: 'signs',
    title: '症状',
    kind: 'text',
    options: Array.from({ length: 400 }, (_, n) => `症状,"${n}`),
    openOptions: true,
  },
]

const written = (options: Parameters<typeof writeTable>[0]) => pipeline(writeTable(options), createWriteStream(path))
async function read(sheet?: string | number): Promise<TableRow[]> {
  const rows: TableRow[] = []
  for await (const row of readTable(path, sheet === undefined ? {} : { sheet })) rows.push(row)
  return rows
}

test('a template has headings, drop-downs and notes, and opens without repair', async () => {
  await pipeline(template('居民摸排表', columns), createWriteStream(path))
  expect(await structureProblems(path)).toEqual([])
  const rows = await read()
  expect(rows.map((row) => row.cells)).toEqual([
    ['姓名*', '证件号码*', '体温', '返回日期', '摸排时间', '现居类型', '症状'],
  ])
  const table = await openTable(path)
  expect(table.sheets).toEqual([
    { name: '居民摸排表', hidden: false },
    { name: '填写说明', hidden: false },
    { name: '下拉选项', hidden: true },
  ])
  await table.close()
})

test('numbers, days and instants are stored as such and come back exactly', async () => {
  const rows = [
    { name: '甲', id: '440112199001011234', heat: 36.5, day: '2020-02-29', at: '2020-02-03T14:30:15.000Z' },
    { name: '乙', heat: -1, day: '1900-01-01', at: new Date(Date.UTC(2020, 0, 31, 16, 0, 0)) },
    { name: '丙', heat: 1e18, day: '1899-12-31', at: '不详' },
    { name: '丁', day: '2020-02-30', heat: Number.NaN },
  ]
  await written({ sheets: [{ name: '台账', columns, rows }] })
  expect(await structureProblems(path)).toEqual([])
  expect((await read()).slice(1).map((row) => row.cells)).toEqual([
    ['甲', '440112199001011234', 36.5, { day: '2020-02-29', time: null }, { day: '2020-02-03', time: '22:30:15' }],
    ['乙', null, -1, { day: '1900-01-01', time: null }, { day: '2020-02-01', time: null }],
    ['丙', null, '1000000000000000000', '1899-12-31', '不详'],
    ['丁', null, 'NaN', '2020-02-30'],
  ])
})

test('a table longer than a sheet goes on in the next one, and the names say so', async () => {
  const rows = Array.from({ length: 25 }, (_, n) => ({ name: `第${n}人`, day: '2020-02-01' }))
  await written({
    sheets: [
      { name: "重点人员'台账[1]", columns, rows },
      { name: '空', columns, rows: [] },
    ],
    rowsPerSheet: 10,
  })
  expect(await structureProblems(path)).toEqual([])
  const table = await openTable(path)
  expect(table.sheets.map((sheet) => sheet.name)).toEqual([
    "重点人员'台账 1 （第 1 张，共 3 张）",
    "重点人员'台账 1 （第 2 张，共 3 张）",
    "重点人员'台账 1 （第 3 张，共 3 张）",
    '空',
    '下拉选项',
  ])
  await table.close()
  const sheets = [await read(0), await read(1), await read(2)]
  expect(sheets.map((sheet) => sheet.length)).toEqual([11, 11, 6])
  expect(sheets.flatMap((sheet) => sheet.slice(1).map((row) => row.cells[0]))).toEqual(rows.map((row) => row.name))
})

test('any sheet name becomes one that Excel takes', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.string({ unit: 'grapheme', maxLength: 40 }), { minLength: 1, maxLength: 4 }),
      async (names) => {
        await written({
          sheets: names.map((name) => ({ name, columns: columns.slice(0, 2), rows: [{ name: 'x' }, { name: 'y' }] })),
          rowsPerSheet: 1,
        })
        expect(await structureProblems(path)).toEqual([])
      },
    ),
    { numRuns: 40 },
  )
})

test('a text longer than a cell says in the cell that it was cut', async () => {
  await written({ sheets: [{ name: '长', columns: columns.slice(0, 1), rows: [{ name: '长'.repeat(40_000) }] }] })
  const text = String((await read())[1]!.cells[0])
  expect(text.length).toBe(32_767)
  expect(text.endsWith('……（原文共 40000 字，这里只放得下前面的部分）')).toBe(true)
})

test('a list that fails half-way fails the export', async () => {
  const rows = (function* () {
    yield { name: 'x' }
    throw new Error('the connection is gone')
  })()
  await expect(written({ sheets: [{ name: '断', columns, rows }] })).rejects.toThrow('the connection is gone')
})

test('an export that nobody reads on stops its list', async () => {
  let stopped = false
  const rows = (async function* () {
    try {
      for (;;) yield { name: '一直有'.repeat(50) }
    } finally {
      stopped = true
    }
  })()
  const stream = writeTable({ sheets: [{ name: '断', columns, rows }] })
  let bytes = 0
  for await (const piece of stream) if ((bytes += piece.length) > 20_000) break
  await expect.poll(() => stopped).toBe(true)
})
