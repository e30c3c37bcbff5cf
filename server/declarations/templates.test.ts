import type { ImportColumn } from '@gridward/contract/imports'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { plantAreas } from '../harness/areas.ts'
import { openWorld, type Person, type World } from '../harness/world.ts'
import { intake } from '../intake.ts'
import { workOnImports } from '../platform/intake/index.ts'
import { uploadAs } from '../platform/intake/upload-body.ts'
import { noFence } from '../platform/scope.ts'
import { sql } from '../platform/sql.ts'
import { cellText, openTable } from '../platform/tables/index.ts'
import { parts, zip } from '../platform/tables/hand-made.ts'
import { number } from './samples.ts'

const community = '440112001003'
const grid = `${community}001`
let world: World
let street: Person

beforeAll(async () => {
  world = await openWorld()
  await plantAreas(world.owner, world.district, [grid], {
    '440112001': '夏港街道',
    [community]: '金碧社区',
    [grid]: '第一网格',
  })
  await world.owner.transact(noFence, (tx) => tx.run(sql`update district set demo = true`))
  street = await world.as('streetOfficer', '440112001')
})
afterAll(() => world.close())

type Value = string | number | { day: number }
type Filled = (column: string, row: number) => Value | null
const letters = (n: number): string => (n >= 26 ? 'A' : '') + String.fromCharCode(65 + (n % 26))
const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')

/** Shared texts, as Excel and WPS save: dates as serials in format 14, rows with spans, only cells that hold something. */
function asExcel(headings: readonly string[], rows: readonly (readonly (Value | null)[])[]): Buffer {
  const strings: string[] = []
  const cell = (value: Value | null, place: string): string => {
    if (value === null) return ''
    if (typeof value === 'number') return `<c r="${place}"><v>${value}</v></c>`
    if (typeof value === 'object') return `<c r="${place}" s="1"><v>${value.day}</v></c>`
    return `<c r="${place}" s="2" t="s"><v>${strings.push(value) - 1}</v></c>`
  }
  const lines = [headings, ...rows].map(
    (row, n) =>
      `<row r="${n + 1}" spans="1:${row.length}">${row.map((value, at) => cell(value, letters(at) + (n + 1))).join('')}</row>`,
  )
  const styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="49"/></cellXfs>'
  const shared = strings.map((text) => `<si><t>${escaped(text)}</t><phoneticPr fontId="1" type="noConversion"/></si>`)
  return zip(parts({ sheet: lines.join(''), strings: shared.join(''), styles }))
}

/** As LibreOffice saves: an own date format, every cell of the row written, empty styled rows down to the last one. */
function asLibreOffice(headings: readonly string[], rows: readonly (readonly (Value | null)[])[]): Buffer {
  const cell = (value: Value | null, place: string): string => {
    if (value === null) return `<c r="${place}" s="2"/>`
    if (typeof value === 'number') return `<c r="${place}" s="0" t="n"><v>${value}</v></c>`
    if (typeof value === 'object') return `<c r="${place}" s="1" t="n"><v>${value.day}</v></c>`
    return `<c r="${place}" s="2" t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`
  }
  const lines = [headings, ...rows].map(
    (row, n) =>
      `<row r="${n + 1}" customFormat="false" ht="12.8" hidden="false">${row.map((value, at) => cell(value, letters(at) + (n + 1))).join('')}</row>`,
  )
  const empty = '<row r="1048576" ht="12.8" hidden="false"><c r="A1048576" s="2"/></row>'
  const styles =
    '<numFmts><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>' +
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="165"/><xf numFmtId="49"/></cellXfs>'
  return zip(parts({ sheet: lines.join('') + empty, styles }))
}

// 9 February 2020
const someDay = { day: 43_870 }
const place: Record<string, Value> = { 街镇: '夏港街道', '村（社区）': '金碧社区', 网格: '第一网格' }
const filled: Record<string, Record<string, Value>> = {
  'resident-survey': {
    ...place,
    序号: 1,
    楼栋: '3栋',
    与户主关系: '户主',
    证件类型: '居民身份证',
    症状: '无',
    摸排时间: someDay,
  },
  returnee: {
    ...place,
    编号: 1,
    出发地: '湖北武汉',
    目的地详细地址: '3栋501',
    证件类型: '居民身份证',
    登记时间: someDay,
  },
  'population-base': { ...place, 序号: 1, 楼栋: '3栋', 证件类型: '居民身份证', 更新日期: someDay },
  baseline: { ...place, 户数: 1200, 人数: 3100, 来源: '综治平台', 统计日期: someDay },
  'baseline-doors': { ...place, 楼栋: '9栋' },
}
/** What differs from row to row; programs other than ours begin with `from`. */
const each =
  (kind: string, from: number): Filled =>
  (title, row) => {
    if (title === '姓名') return `居民${from + row}`
    if (title === '证件号码' || title === '公民身份号码') return number(from + row)
    if (title === '房号') return `${from + row}01`
    if (kind === 'baseline' && row > 0) return null
    return filled[kind]?.[title] ?? null
  }

async function headingsOf(kind: string): Promise<{ bytes: Buffer; headings: string[] }> {
  const url = `/api/imports/kinds/${kind}/template`
  const headers = { authorization: `Bearer ${street.secret}` }
  const bytes = (await world.app.inject({ method: 'GET', url, headers })).rawPayload
  const read = async (at: number, n: number) => bytes.subarray(at, at + n)
  const table = await openTable({ size: bytes.length, read, close: async () => undefined })
  for await (const [first] of table.batches()) return { bytes, headings: first!.cells.map(cellText) }
  throw new Error('the template is empty')
}

const rowsFor = (kind: string, headings: readonly string[], columns: readonly ImportColumn[], from: number) =>
  Array.from({ length: kind === 'baseline' ? 1 : 3 }, (_, row) =>
    headings.map((_heading, at) => each(kind, from)(columns[at]!.title, row)),
  )

test('every template asks for what the kind needs, and filled in by Excel, WPS or LibreOffice it is imported whole', async () => {
  const kinds = (await street.get('/api/imports/kinds')).json as { kind: string; columns: ImportColumn[] }[]
  expect(kinds.map(({ kind }) => kind).sort()).toEqual(Object.keys(filled).sort())
  for (const { kind, columns } of kinds) {
    const { bytes, headings } = await headingsOf(kind)
    expect(headings.length).toBe(columns.length)
    const empty = await uploadAs(street, `/api/imports?kind=${kind}`, '空模板.xlsx', bytes)
    expect(empty.json.preview).toMatchObject({ missing: [], tried: 0 })
    for (const [program, from] of [
      [asExcel, 10],
      [asLibreOffice, 20],
    ] as const) {
      const rows = rowsFor(kind, headings, columns, from)
      const book = program(headings, rows)
      const { json } = await uploadAs(street, `/api/imports?kind=${kind}`, `${kind}-${program.name}.xlsx`, book)
      expect(json.preview.headings.filter((one: { certain: boolean }) => !one.certain)).toEqual([])
      const problems = json.preview.rows.flatMap((row: { problems: unknown[] }) => row.problems)
      expect([kind, program.name, json.preview.missing, problems]).toEqual([kind, program.name, [], []])
      await street.post(`/api/imports/${json.run.id}/confirm`)
      await workOnImports(world.house, intake)
      const { counts } = (await street.get(`/api/imports/${json.run.id}`)).json
      const again = kind === 'baseline' && program === asLibreOffice
      const expected = again ? { stored: 0, same: 1 } : { stored: rows.length, same: 0 }
      expect([kind, program.name, counts]).toEqual([kind, program.name, { in: rows.length, ...expected, rejected: 0 }])
    }
  }
})

test('the list of doors that is taken out is imported again without a change', async () => {
  await world.settle()
  const url = `/api/declarations/households/export?area=${community}`
  const take = async () => {
    const reply = await world.app.inject({ method: 'GET', url, headers: { authorization: `Bearer ${street.secret}` } })
    expect(reply.statusCode).toBe(200)
    return reply.rawPayload
  }
  const lines = async (bytes: Buffer) => {
    const read = async (at: number, n: number) => bytes.subarray(at, at + n)
    const table = await openTable({ size: bytes.length, read, close: async () => undefined })
    const all: string[][] = []
    for await (const batch of table.batches()) all.push(...batch.map((row) => row.cells.map(cellText)))
    return all
  }
  const before = await lines(await take())
  expect(before.length).toBeGreaterThan(6)
  const { json } = await uploadAs(street, '/api/imports?kind=baseline-doors', '户.xlsx', await take())
  expect(json.preview.missing).toEqual([])
  await street.post(`/api/imports/${json.run.id}/confirm`)
  await workOnImports(world.house, intake)
  await world.settle()
  const { counts } = (await street.get(`/api/imports/${json.run.id}`)).json
  expect(counts).toMatchObject({ stored: 0, same: counts.in - counts.rejected })
  expect(await lines(await take())).toEqual(before)
})
