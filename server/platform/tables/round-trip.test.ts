import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { guardFormula } from './csv-text.ts'
import { readTable, writeCsv, writeTable, type Cell, type TableColumn } from './index.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tables-'))
})
afterAll(() => rm(folder, { recursive: true }))

const columns: TableColumn[] = ['a', 'b', 'c'].map((key) => ({ key, title: `列${key}`, kind: 'text' }))
const asRows = (rows: string[][]) => rows.map(([a, b, c]) => ({ a, b, c }))

async function rowsOf(path: string, skip = 1): Promise<Cell[][]> {
  const rows: Cell[][] = []
  for await (const row of readTable(path)) rows.push(row.cells)
  return rows.slice(skip)
}

const expected = (rows: string[][]): Cell[][] =>
  rows
    .map((row) => row.map((text) => (text === '' ? null : text)))
    .map((row) => row.slice(0, row.findLastIndex((cell) => cell !== null) + 1))
    .filter((row) => row.length > 0)

const nasty = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.constantFrom(
    '=1+1',
    '+8613800138000',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    "'=1",
    "''=1",
    "'",
    ' =1',
    '＝1',
    '=cmd|" /C calc"!A0',
    '_x0041_',
    '_x005F_x0041_',
    '_x000D_',
    ' 前后有空格 ',
    '一行\n两行\r\n三行',
    '"引号","逗号",',
    '<b>&amp;</b>]]>',
    '440112199001011234',
    '00123',
    '1E5',
    'TRUE',
    '4.40112E+17',
    "'4.40112E+17",
    '\u0000\u0001\u001f',
    '\ufffe\uffff',
    '😀𠮷',
    '\u202e反向',
    'sep=;',
    '\ufeff',
    '#N/A',
  ),
)
const table = fc.array(fc.tuple(nasty, nasty, nasty), { maxLength: 20 })

test('every text that is exported as a workbook is read back as the same text', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(nasty, nasty, fc.string({ unit: fc.nat(0xffff).map((n) => String.fromCharCode(n)) }))),
      async (rows) => {
        const path = join(folder, 'table.xlsx')
        await pipeline(writeTable({ sheets: [{ name: '台账', columns, rows: asRows(rows) }] }), createWriteStream(path))
        expect(await rowsOf(path)).toEqual(expected(rows))
      },
    ),
    { numRuns: 150 },
  )
})

test('every text that is exported as CSV is read back as the same text', async () => {
  await fc.assert(
    fc.asyncProperty(table, async (rows) => {
      const path = join(folder, 'table.csv')
      await pipeline(writeCsv({ columns, rows: asRows(rows) }), createWriteStream(path))
      expect(await rowsOf(path)).toEqual(expected(rows))
    }),
    { numRuns: 150 },
  )
})

test('no cell of a CSV file begins like a formula', () => {
  fc.assert(fc.property(nasty, (text) => !/^\s*[=+\-@＝＋－＠\t\r]/.test(guardFormula(text))))
})
