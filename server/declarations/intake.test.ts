import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { plantAreas } from '../harness/areas.ts'
import { openWorld, type Person, type World } from '../harness/world.ts'
import { intake } from '../intake.ts'
import { workOnImports } from '../platform/intake/index.ts'
import { uploadAs, workbookOf } from '../platform/intake/upload-body.ts'
import { noFence } from '../platform/scope.ts'
import { sql } from '../platform/sql.ts'
import { home, number, visit, withNumber } from './samples.ts'

const community = '440112001003'
const grid = `${community}001`
let world: World
let officer: Person
let street: Person

beforeAll(async () => {
  world = await openWorld()
  await plantAreas(world.owner, world.district, [grid, `${community}002`], {
    '440112001': '夏港街道',
    [community]: '金碧社区',
    [grid]: '第一网格',
  })
  await world.owner.transact(noFence, (tx) => tx.run(sql`update district set demo = true`))
  officer = await world.as('communityOfficer', community)
  street = await world.as('streetOfficer', '440112001')
})
afterAll(() => world.close())

async function imported(who: Person, kind: string, headings: string[], rows: (string | number | null)[][]) {
  const { code, json, text } = await uploadAs(
    who,
    `/api/imports?kind=${kind}`,
    '表.xlsx',
    await workbookOf(headings, rows),
  )
  expect([code, text.slice(0, 300)]).toEqual([200, text.slice(0, 300)])
  const confirmed = await who.post(`/api/imports/${json.run.id}/confirm`)
  expect([confirmed.code, confirmed.text.slice(0, 300)]).toEqual([200, confirmed.text.slice(0, 300)])
  await workOnImports(world.house, intake)
  await world.settle()
  return (await who.get(`/api/imports/${json.run.id}`)).json
}
const coverage = async (area = community) => (await street.get(`/api/declarations/coverage?area=${area}`)).json.area
const surveyed = [
  '街镇',
  '村（社区）',
  '网格',
  '楼栋',
  '房号',
  '姓名',
  '与户主关系',
  '证件类型',
  '证件号码',
  '联系电话',
  '户籍地',
  '症状',
  '摸排方式',
  '摸排人',
  '摸排时间',
]
const row = (room: string, name: string, serial: number, how = '入户') => [
  ...[
    '夏港街道',
    '金碧社区',
    '第一网格',
    '3栋',
    room,
    name,
    '户主',
    '身份证',
    number(serial),
    '12000000001',
    '湖北武汉',
  ],
  ...['无', how, '网格员甲', '2020-02-09'],
]

describe('a household survey from Excel', () => {
  let run: { id: string; counts: object }
  test('becomes doors, people and visits; rows that are wrong come back, the rest is stored', async () => {
    const bad = row('501', '', 9)
    run = await imported(officer, 'resident-survey', surveyed, [
      row('501', '张一', 1),
      row('501', '张二', 2),
      row('502', '李三', 3, '电话'),
      bad,
    ])
    expect(run.counts).toEqual({ in: 4, stored: 3, same: 0, rejected: 1 })
    expect(await coverage()).toMatchObject({ households: 2, people: 3, visited: 1, declared: 1 })
  })
  test('keeps no place of origin anywhere', async () => {
    const dump = await world.owner.transact(noFence, (tx) =>
      tx.query(
        sql`select answers::text as a from submission union all select facts::text from person union all select facts::text from household`,
      ),
    )
    expect(JSON.stringify(dump)).not.toContain('湖北')
  })
  test('brought again changes nothing', async () => {
    const again = await imported(officer, 'resident-survey', surveyed, [row('501', '张一', 1), row('501', '张二', 2)])
    expect(again.counts).toEqual({ in: 2, stored: 0, same: 2, rejected: 0 })
    expect(await coverage()).toMatchObject({ households: 2, people: 3 })
  })
  test('is not taken back once somebody built on it, and leaves no trace when it is', async () => {
    const other = await imported(officer, 'resident-survey', surveyed, [row('601', '王四', 4), row('601', '张一', 1)])
    const before = await coverage()
    expect(before).toMatchObject({ households: 3, people: 4 })
    expect((await officer.post(`/api/imports/${other.id}/take-back`, { reason: '传错了表' })).code).toBe(200)
    await workOnImports(world.house, intake)
    await world.settle()
    const left = await coverage()
    expect(left).toMatchObject({ households: 2, people: 3, visited: 1, declared: 1 })
    const names = (await officer.get('/api/people?q=王四')).json.items
    expect(names).toEqual([])
    const worker = await world.as('gridWorker', grid)
    const sent = visit(grid, '501', home('501', [withNumber('张一', 1)]))
    expect((await worker.post('/api/declarations/visits', { items: [sent] })).json.results[0].outcome).toBe('stored')
    const refused = await officer.post(`/api/imports/${run.id}/take-back`, { reason: '传错了表' })
    expect(refused.code).toBe(422)
  })
})

describe('a baseline', () => {
  test('stands beside the coverage of its area and above', async () => {
    const headings = ['村（社区）', '户数', '人数', '来源', '统计日期']
    const { counts } = await imported(street, 'baseline', headings, [
      ['金碧社区', 1200, 3100, '综治平台', '2019-12-31'],
      ['没有社区', 1, 1, '甲', '2019-12-31'],
    ])
    expect(counts).toMatchObject({ stored: 1, rejected: 1 })
    expect((await coverage()).baseline).toMatchObject({
      households: 1200,
      people: 3100,
      source: '综治平台',
      countedOn: '2019-12-31',
    })
    expect((await coverage('440112001')).baseline.households).toBe(1200)
    expect((await coverage(grid)).baseline).toBeNull()
    expect(
      (await uploadAs(officer, '/api/imports?kind=baseline', 'a.csv', Buffer.from('村（社区）,户数\n金碧社区,1'))).code,
    ).toBe(403)
  })
  test('as a list of doors keeps found and missing apart', async () => {
    const headings = ['村（社区）', '网格', '楼栋', '房号']
    const listed = await imported(street, 'baseline-doors', headings, [
      ['金碧社区', '001', '3', '501'],
      ['金碧社区', '001', '3', '701'],
      ['金碧社区', '001', '3', '702'],
    ])
    expect(listed.counts).toMatchObject({ stored: 2, same: 1 })
    const worker = await world.as('gridWorker', grid)
    const sent = [
      visit(grid, '701', null, { result: 'empty' }),
      visit(grid, '801', home('801', [withNumber('赵五', 5)])),
    ]
    await worker.post('/api/declarations/visits', { items: sent })
    await world.settle()
    expect(await coverage()).toMatchObject({ found: 1, missing: 1, notReached: 1 })
    const found = (await street.get(`/api/declarations/households?area=${community}&beside=found`)).json.items
    expect(found.map((d: { room: string }) => d.room)).toEqual(['801'])
  })
})
