import { afterAll, beforeAll, expect, test } from 'vitest'
import { plantAreas } from '../harness/areas.ts'
import { openWorld, type Person, type World } from '../harness/world.ts'
import { intake } from '../intake.ts'
import { workOnImports } from '../platform/intake/index.ts'
import { uploadAs, workbookOf } from '../platform/intake/upload-body.ts'
import { noFence } from '../platform/scope.ts'
import { sql } from '../platform/sql.ts'
import { cellText, openTable } from '../platform/tables/index.ts'
import { home, number, visit, withNumber } from './samples.ts'

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

/** As the platform hands it over, with columns that nobody here may keep. */
const headings = [
  ...['姓名', '公民身份号码', '性别', '民族', '宗教信仰', '婚姻状况', '户籍地', '联系方式'],
  ...['乡镇街道', '村居', '所属网格', '楼栋名称', '房屋编号', '与户主关系', '更新时间'],
]
const resident = (name: string, serial: number, room: string, updated = '2019-12-31') => [
  ...[name, number(serial), '女', '回族', '伊斯兰教', '已婚', '湖北武汉', `1200000000${serial}`],
  ...['夏港街道', '金碧社区', '第一网格', '3', room, '户主', updated],
]

async function imported(bytes: Buffer) {
  const { json } = await uploadAs(street, '/api/imports?kind=population-base', '人口库.xlsx', bytes)
  expect(json.preview.missing).toEqual([])
  await street.post(`/api/imports/${json.run.id}/confirm`)
  await workOnImports(world.house, intake)
  await world.settle()
  return (await street.get(`/api/imports/${json.run.id}`)).json
}
const coverage = async () => (await street.get(`/api/declarations/coverage?area=${community}`)).json.area
const taken = async (who = street, reason = '交回综治平台核对', area = community) => {
  const url = `/api/declarations/population-base/export?area=${area}&reason=${encodeURIComponent(reason)}`
  const headers = { authorization: `Bearer ${who.secret}` }
  const reply = await world.app.inject({ method: 'GET', url, headers })
  return { code: reply.statusCode, bytes: reply.rawPayload }
}
async function linesOf(bytes: Buffer): Promise<string[][]> {
  const read = async (at: number, n: number) => bytes.subarray(at, at + n)
  const table = await openTable({ size: bytes.length, read, close: async () => undefined })
  const all: string[][] = []
  for await (const batch of table.batches()) all.push(...batch.map((row) => row.cells.map(cellText)))
  return all
}

let first: { id: string }
test('the base makes people and doors that nobody has reached yet, and no declaration', async () => {
  const file = await workbookOf(headings, [
    resident('张一', 1, '501'),
    resident('张二', 2, '501'),
    resident('李三', 3, '502'),
  ])
  first = await imported(file)
  expect(first).toMatchObject({ counts: { in: 3, stored: 3, same: 0, rejected: 0 } })
  expect(await coverage()).toMatchObject({ households: 2, people: 3, notReached: 2, declared: 0, visited: 0 })
  const counted = await world.owner.transact(noFence, (tx) =>
    tx.query(sql`select * from counter where metric = 'declarations' and n <> 0`),
  )
  expect(counted).toEqual([])
})

test('what the register has no use for is not kept anywhere', async () => {
  const dump = await world.owner.transact(noFence, (tx) =>
    tx.query(sql`select answers::text as a from submission union all select facts::text from person
      union all select facts::text from household union all select reading::text from import_run`),
  )
  for (const word of ['伊斯兰', '回族', '已婚', '湖北']) expect(JSON.stringify(dump)).not.toContain(word)
})

test('a row without a day of its own is refused: nobody could tell whether it is older than a visit', async () => {
  const { counts } = await imported(await workbookOf(headings, [resident('王五', 5, '505', '')]))
  expect(counts).toMatchObject({ in: 1, rejected: 1 })
})

test('whom a visit found elsewhere stays where the visit found them', async () => {
  const worker = await world.as('gridWorker', grid)
  const seen = visit(grid, '801', home('801', [withNumber('赵六', 6)]))
  expect((await worker.post('/api/declarations/visits', { items: [seen] })).json.results[0].outcome).toBe('stored')
  await imported(await workbookOf(headings, [resident('赵六', 6, '601')]))
  const rows = (await linesOf((await taken()).bytes)).filter((row) => row.includes('赵六'))
  expect(rows.map((row) => row[7])).toEqual(['801'])
  expect(await coverage()).toMatchObject({ visited: 1, declared: 0 })
})

test('what is taken out is imported again without a change', async () => {
  const before = await taken()
  expect(before.code).toBe(200)
  const lines = await linesOf(before.bytes)
  expect(lines[0]).toEqual(expect.arrayContaining(['姓名', '公民身份号码', '楼栋', '房号', '更新日期']))
  const people = (await coverage()).people
  expect(lines.length).toBe(people + 1)
  const { counts } = await imported(before.bytes)
  expect(counts).toMatchObject({ in: people, rejected: 0 })
  expect(await coverage()).toMatchObject({ people })
  const after = await taken()
  const plain = (rows: string[][]) => rows.map((row) => row.slice(0, -1))
  expect(plain(await linesOf(after.bytes))).toEqual(plain(lines))
  expect((await imported(before.bytes)).counts).toMatchObject({ in: people, stored: 0, same: people })
})

test('nobody takes it out without the right to unmask and a reason', async () => {
  const worker = await world.as('gridWorker', grid)
  expect((await taken(worker, '看看', grid)).code).toBe(403)
  expect((await taken(street, '')).code).toBe(400)
})

test('an import of the base is taken back without a trace', async () => {
  const other = await imported(await workbookOf(headings, [resident('孙七', 7, '701')]))
  const { people, households } = await coverage()
  await street.post(`/api/imports/${other.id}/take-back`, { reason: '交错了表' })
  await workOnImports(world.house, intake)
  await world.settle()
  expect(await coverage()).toMatchObject({ people: people - 1, households: households - 1, declared: 0 })
})
