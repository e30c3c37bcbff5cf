import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type Person, type World } from '../harness/world.ts'
import { noFence } from '../platform/scope.ts'
import { sql } from '../platform/sql.ts'
import { cellText, readTable } from '../platform/tables/index.ts'
import { home, member, number, visit, withNumber } from './samples.ts'

const grid = '440112001003001'
let world: World
let officer: Person
let folder: string

beforeAll(async () => {
  world = await openWorld()
  folder = await mkdtemp(join(tmpdir(), 'gridward-export-'))
  await world.owner.transact(noFence, async (tx) => {
    await tx.run(sql`update district set demo = true where id = ${world.district}`)
    await tx.run(sql`
      insert into area (district, path, parent, level, kind, name, code, valid_from)
      select ${world.district}, t.*, '2020-01-01' from (values ('440112001', '', 'street', 'street', '联和街道', '440112001'),
        ('440112001003', '440112001', 'community', 'community', '黄陂社区', '440112001003'),
        (${grid}, '440112001003', 'grid', 'grid', '黄陂第1网格', ${grid})) as t(path, parent, level, kind, name, code)`)
  })
  const worker = await world.as('gridWorker', grid)
  await worker.post('/api/declarations/visits', {
    items: [
      visit(grid, '101', home('101', [withNumber('张三', 1), member('李四', { relationToHead: 'spouse' })])),
      visit(grid, '102', home('102', [member('王五', { temperature: 38.5, symptoms: ['fever'] })])),
      visit(grid, '103', null, { result: 'noAnswer', place: { estate: '=1+1', building: '3', room: '103' } }),
    ],
  })
  officer = await world.as('communityOfficer', '440112001003')
  await world.settle()
})
afterAll(async () => {
  await world.close()
  await rm(folder, { recursive: true, force: true })
})

async function rowsOf(person: Person, url: string): Promise<string[][]> {
  const headers = { authorization: `Bearer ${person.secret}` }
  const answer = await world.app.inject({ method: 'GET', url, headers })
  expect(answer.statusCode).toBe(200)
  const path = join(folder, 'book.xlsx')
  await writeFile(path, answer.rawPayload)
  const rows: string[][] = []
  for await (const row of readTable(path)) rows.push(row.cells.map(cellText))
  return rows
}

test('a list of people has every one of them door by door, masked', async () => {
  const [head, ...rows] = await rowsOf(officer, `/api/people/export?area=${grid}`)
  expect(head!.slice(0, 6)).toEqual(['街镇', '村（社区）', '网格', '住址', '姓名', '与户主关系'])
  expect(rows.map((row) => [row[2], row[3], row[4]])).toEqual([
    ['黄陂第1网格', '3栋101室', '张*'],
    ['黄陂第1网格', '3栋101室', '李*'],
    ['黄陂第1网格', '3栋102室', '王*'],
  ])
  expect(JSON.stringify(rows)).not.toContain(number(1))
})

test('with a reason, and the right, names and numbers stand in full, and the journal keeps the reason', async () => {
  const rows = await rowsOf(officer, `/api/people/export?area=${grid}&reason=${encodeURIComponent('送医名单核对')}`)
  expect(JSON.stringify(rows)).toContain(number(1))
  await world.settle()
  const lines = await world.owner.transact(noFence, (tx) =>
    tx.query<{ content: unknown; retention: string }>(sql`
      select d.content, d.retention from journal_detail d join journal j on j.id = d.id
      where j.kind in ('people.exported', 'people.exportEnded') and d.retention = 'legal' order by j.kind desc`),
  )
  expect(lines.map((line) => line.content)).toMatchObject([{ n: 3 }, { open: true, reason: '送医名单核对' }].reverse())
})

test('whoever may not export gets no list, and nobody one of another area', async () => {
  const worker = await world.as('gridWorker', grid)
  expect((await worker.get(`/api/people/export?area=${grid}`)).code).toBe(403)
  expect((await officer.get('/api/people/export?area=440112001004')).code).toBe(404)
})

test('a ledger is taken out with the basis of every line', async () => {
  const [head, row, ...more] = await rowsOf(officer, `/api/people/export?area=${grid}&ledger=fever`)
  expect(more).toEqual([])
  expect(row![head!.indexOf('依据')]).toContain('38.5')
})

test('doors are taken out by their number of the coverage; an address that looks like a formula stays text', async () => {
  const rows = await rowsOf(officer, `/api/declarations/households/export?area=${grid}&reach=noAnswer`)
  expect(rows).toHaveLength(2)
  expect(rows[1]).toContain('=1+13栋103室')
})

test('the coverage as a workbook has a line for the area and every area below it', async () => {
  const [head, ...rows] = await rowsOf(officer, '/api/declarations/coverage/export?area=440112001003')
  const households = head!.indexOf('户数')
  expect(rows.map((row) => [row[head!.indexOf('区域')], row[households]])).toEqual([
    ['黄陂社区', '3'],
    ['黄陂第1网格', '3'],
  ])
})

test('the list of waiting declarations says where and since when, not what was said', async () => {
  const rows = await rowsOf(officer, `/api/declarations/claims/export?area=${grid}`)
  expect(rows).toHaveLength(1)
})
