import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { saveBook } from './hand-made.ts'
import { openSealed, readInWorker, readTable, sealFile } from './index.ts'

let folder = ''
let path = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tables-'))
  path = join(folder, 'table.xlsx')
})
afterAll(() => rm(folder, { recursive: true }))

test('a sealed file reads as the file itself from any place, and shows nothing of it on disk', async () => {
  const text = Array.from({ length: 20_000 }, (_, n) => `440112${n}`).join(',')
  await writeFile(path, text)
  const key = await sealFile(path, `${path}.sealed`)
  expect((await readFile(`${path}.sealed`)).includes('440112')).toBe(false)
  const source = await openSealed({ path: `${path}.sealed`, key })
  for (const [from, length] of [
    [0, 10],
    [1, 31],
    [16, 16],
    [4097, 70_000],
    [text.length - 5, 100],
  ] as const) {
    expect(String(await source.read(from, length))).toBe(text.slice(from, from + length))
  }
  await source.close()
})

test('a sealed workbook is read in portions, in the order of its rows', async () => {
  const sheet = Array.from({ length: 5000 }, (_, n) => `<row r="${n + 1}"><c><v>${n}</v></c></row>`).join('')
  await saveBook(path, { sheet })
  const key = await sealFile(path, `${path}.sealed`)
  const sizes: number[] = []
  let expected = 0
  for await (const rows of readInWorker({ file: { path: `${path}.sealed`, key }, options: {}, rows: 1000 })) {
    sizes.push(rows.length)
    for (const row of rows) expect(row.cells[0]).toBe(expected++)
  }
  expect(expected).toBe(5000)
  expect(Math.min(...sizes.slice(0, -1))).toBeGreaterThanOrEqual(1000)
})

test('a cell merged downwards counts for every row beside it, one merged sideways for its first column only', async () => {
  const row = (n: number, cells: string) => `<row r="${n}">${cells}</row>`
  const text = (at: string, value: string) => `<c r="${at}" t="str"><v>${value}</v></c>`
  await saveBook(path, {
    sheet:
      row(1, text('A1', '摸排表')) +
      row(2, text('A2', '萝岗街道') + text('B2', '甲')) +
      row(3, text('B3', '乙')) +
      row(5, text('B5', '丙')) +
      row(6, text('B6', '丁')) +
      row(7, text('A7', '夏港街道') + text('B7', '戊')),
    behind:
      '<mergeCells count="3"><mergeCell ref="A1:F1"/><mergeCell ref="A2:A5"/><mergeCell ref="A7:A9"/></mergeCells>',
  })
  const found = []
  for await (const { cells } of readTable(path, { fillMerged: true })) found.push(cells)
  expect(found).toEqual([
    ['摸排表'],
    ['萝岗街道', '甲'],
    ['萝岗街道', '乙'],
    ['萝岗街道', '丙'],
    [null, '丁'],
    ['夏港街道', '戊'],
  ])
})
