import { afterAll, beforeAll, expect, test } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { openWorld, type Person, type World } from '../harness/world.ts'
import { sql } from '../platform/sql.ts'
import { noFence } from '../platform/scope.ts'
import { home, member, visit } from './samples.ts'

const grid = '440112001003001'
const other = '440112001003002'
let world: World
let officer: Person
const codes = new Map<string, string>()

beforeAll(async () => {
  world = await openWorld()
  await world.owner.transact(noFence, (tx) =>
    tx.run(sql`
      insert into area (district, path, parent, level, kind, name, code, valid_from)
      select ${world.district}, t.*, '2020-01-01' from (values ('440112001', '', 'street', 'street', '联和街道', '440112001'),
        ('440112001003', '440112001', 'community', 'community', '黄陂社区', '440112001003'),
        (${grid}, '440112001003', 'grid', 'grid', '黄陂第1网格', ${grid}), (${other}, '440112001003', 'grid', 'grid', '黄陂第2网格', ${other}))
        as t(path, parent, level, kind, name, code)`),
  )
  const worker = await world.as('gridWorker', grid)
  const items = [
    visit(grid, '101', home('101', [member('张三'), member('李四', { relationToHead: 'spouse' })])),
    visit(grid, '102', home('102', [member('王五')])),
    visit(grid, '103', home('103', [member('赵六')])),
  ]
  await worker.post('/api/declarations/visits', { items })
  officer = await world.as('communityOfficer', '440112001003')
  const page = await officer.get(`/api/declarations/paper/round-sheet?area=${grid}`)
  for (const [, code, address] of page.text.matchAll(/<td class="code">([^<]+)<\/td>\s*<td>([^<]+)</g))
    codes.set(address!, code!)
})
afterAll(() => world.close())

const key = (lines: object[], more: object = {}) =>
  officer.post('/api/declarations/paper/lines', { day: '2020-02-09', collector: '陈网格', lines, ...more })
const line = (room: string, more: object = {}) => ({ id: uuidv7(), code: codes.get(room), result: 'home', ...more })

test('a round sheet has a line with a code for every door of the grid, and empty lines for new doors', async () => {
  const page = await officer.get(`/api/declarations/paper/round-sheet?area=${grid}`)
  expect(page.code).toBe(200)
  expect([...codes.keys()]).toEqual(['3栋101室', '3栋102室', '3栋103室'])
  expect(page.text).toContain('张三')
  expect(page.text).toContain('黄陂第1网格')
  expect(page.text).not.toContain('undefined')
})

test('the sheets of a whole street are refused with a sentence', async () => {
  const street = await world.as('streetOfficer', '440112001')
  const answer = await street.get('/api/declarations/paper/round-sheet?area=440112001')
  expect(answer.code).toBe(422)
  expect(answer.json.detail).toContain('按社区或网格')
})

test('a grid worker prints no sheet of another grid', async () => {
  const worker = await world.as('gridWorker', grid)
  expect((await worker.get(`/api/declarations/paper/round-sheet?area=${other}`)).code).toBe(404)
})

test('a line code, typed anyhow, shows its door before anything is keyed; a mistyped one shows none', async () => {
  const code = codes.get('3栋101室')!
  const found = await officer.get(`/api/declarations/paper/lines/${code.toLowerCase().replace('-', '')}`)
  expect(found.json).toMatchObject([{ address: '3栋101室', head: '张三', people: 2 }])
  expect((await officer.get('/api/declarations/paper/lines/ABC-DEFG')).json).toEqual([])
  const elsewhere = await world.as('communityOfficer', '440112001004')
  expect((await elsewhere.get(`/api/declarations/paper/lines/${code}`)).json).toEqual([])
})

test('a keyed line is a visit of the day and the collector on the paper, once however often it is sent', async () => {
  const lines = [line('3栋101室', { people: 2, temperatures: [36.5, 36.6] }), line('3栋102室', { result: 'noAnswer' })]
  const first = await key(lines)
  expect(first.json.results.map((r: { outcome: string }) => r.outcome)).toEqual(['stored', 'stored'])
  expect((await key(lines)).json.results.map((r: { outcome: string }) => r.outcome)).toEqual(['same', 'same'])
  const again = lines.map((one) => ({ ...one, id: uuidv7() }))
  expect((await key(again)).json.results[0]).toMatchObject({ outcome: 'same' })
  const rows = await visits()
  expect(rows).toMatchObject([
    { collector: '陈网格', day: '2020-02-09', result: 'home' },
    { collector: '陈网格', day: '2020-02-09', result: 'noAnswer' },
  ])
})

test('one sheet sent twice at the same moment is keyed once', async () => {
  const lines = [line('3栋101室', { result: 'refused' }), line('3栋103室', { result: 'refused' })]
  const replies = await Promise.all([1, 2, 3].map(() => key(lines, { day: '2020-02-05' })))
  expect(replies.map((reply) => reply.code)).toEqual([200, 200, 200])
  const outcomes = replies.flatMap((reply) => reply.json.results.map((r: { outcome: string }) => r.outcome))
  expect(outcomes.sort()).toEqual(['same', 'same', 'same', 'same', 'stored', 'stored'])
})

test('the same door on the same day with something else is asked about, unless somebody knocked again', async () => {
  const changed = line('3栋102室', { result: 'home', people: 1 })
  expect((await key([changed])).json.results[0]).toMatchObject({ outcome: 'otherContent', address: '3栋102室' })
  expect((await key([{ ...changed, again: true }])).json.results[0]).toMatchObject({ outcome: 'stored' })
})

test('a fever at a door of several people becomes a claim that asks for a visit', async () => {
  const said = await key([line('3栋101室', { people: 2, temperatures: [36.5, 38.4] })], { day: '2020-02-08' })
  expect(said.json.results[0].says).toContain('发热')
  await world.settle()
  const claims = await officer.get(`/api/declarations/claims?area=${grid}`)
  expect(claims.json.items).toMatchObject([{ address: '3栋101室', needsVisit: true }])
  expect(claims.json.total).toBe(1)
})

test('a fever of somebody who lives alone stands in the ledger of fever at once', async () => {
  await key([line('3栋103室', { people: 1, temperatures: [38.2] })])
  const ledger = await officer.get(`/api/people?area=${grid}&ledger=fever`)
  expect(ledger.json.items).toHaveLength(1)
})

test('a line of a door that nobody knew needs grid and address, and gets its own code', async () => {
  const fresh = { id: uuidv7(), area: grid, place: { building: '4', room: '9' }, result: 'home', people: 3 }
  const without = { id: uuidv7(), result: 'home' }
  const unknown = { id: uuidv7(), code: 'QQQ-QQQQ', result: 'empty' }
  const answer = await key([fresh, without, unknown])
  expect(answer.json.results).toMatchObject([
    { outcome: 'stored' },
    { outcome: 'noAddress' },
    { outcome: 'unknownLine' },
  ])
  const sheet = await officer.get(`/api/declarations/paper/round-sheet?area=${grid}`)
  expect(sheet.text).toContain('4栋9室')
})

test('a sheet of tomorrow is refused by its day', async () => {
  const answer = await key([line('3栋101室')], { day: '2020-02-11' })
  expect(answer.code).toBe(400)
  expect(answer.json.fields).toMatchObject([{ path: 'day', code: 'future' }])
})

test('a form on paper is keyed with its own day; sent again it changes nothing, with other answers it is refused', async () => {
  const answers = home('201', [member('孙七')], { declaredBy: 'self' })
  const declaration = { id: uuidv7(), questionnaire: 'resident-survey', version: 1, answers }
  const body = { area: grid, day: '2020-02-07', collector: '陈网格', declaration }
  const first = await officer.post('/api/declarations/paper/forms', body)
  expect(first.code).toBe(200)
  expect(first.json.persons).toHaveLength(1)
  expect((await officer.post('/api/declarations/paper/forms', body)).json).toEqual(first.json)
  const changed = { ...body, declaration: { ...declaration, answers: { ...answers, room: '202' } } }
  expect((await officer.post('/api/declarations/paper/forms', changed)).json.code).toBe('sameIdOtherContent')
  const deep = { a: { a: { a: { a: { a: { a: { a: { a: { a: {} } } } } } } } } }
  const odd = { ...body, declaration: { ...declaration, id: uuidv7(), answers: deep } }
  expect((await officer.post('/api/declarations/paper/forms', odd)).code).toBe(400)
})

test('a form whose door is named by its code needs no address, and one of a door elsewhere is not taken', async () => {
  const { estate: _e, building: _b, room: _r, ...answers } = home('101', [member('钱八')], { declaredBy: 'self' })
  const [door] = (await officer.get(`/api/declarations/paper/lines/${codes.get('3栋101室')}`)).json
  const form = (household: string) => ({
    ...{ area: grid, household, day: '2020-02-07', collector: '陈网格' },
    declaration: { id: uuidv7(), questionnaire: 'resident-survey', version: 1, answers },
  })
  const answer = await officer.post('/api/declarations/paper/forms', form(door.household))
  expect(answer.json).toMatchObject({ household: door.household, problems: [] })
  expect((await officer.post('/api/declarations/paper/forms', form(uuidv7()))).code).toBe(404)
})

test('the form on paper asks nobody where they are registered, and the page for a dead system needs no file of ours', async () => {
  const form = await officer.get('/api/declarations/paper/declaration')
  expect(form.text).toContain('居民摸排表')
  expect(form.text).not.toContain('户籍地')
  const down = await officer.get('/api/declarations/paper/system-down')
  expect(down.text).toContain('先不要停')
  expect(down.text).not.toMatch(/<script|<link/)
})

const visits = () =>
  world.owner.transact(noFence, (tx) =>
    tx.query<{ collector: string; day: string; result: string }>(sql`
      select collector, (observed_at at time zone 'Asia/Shanghai')::date as day, result from visit
      where source = 'paper' order by id`),
  )
