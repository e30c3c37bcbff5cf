import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { plantAreas } from '../harness/areas.ts'
import { openWorld, type Person, type World } from '../harness/world.ts'
import { noFence } from '../platform/scope.ts'
import { sql } from '../platform/sql.ts'
import { home, number, visit, withNumber } from './samples.ts'

const grid = '440112001003001'
let world: World
let worker: Person
let other: Person
let officer: Person
let code: string

beforeAll(async () => {
  world = await openWorld()
  await plantAreas(world.owner, world.district, [grid, '440112001003002'], { [grid]: '第一网格' })
  await world.owner.transact(noFence, (tx) => tx.run(sql`update district set demo = true`))
  worker = await world.as('gridWorker', grid)
  other = await world.as('gridWorker', '440112001003002')
  officer = await world.as('communityOfficer', '440112001003')
  code = (await officer.post('/api/declarations/codes', { area: '440112001003', grids: true })).json[0].code
})
afterAll(() => world.close())

const page = async (url: string, form?: Record<string, string | string[]>) => {
  const body = new URLSearchParams()
  for (const [name, value] of Object.entries(form ?? {})) for (const one of [value].flat()) body.append(name, one)
  const reply = await world.app.inject({
    method: form ? 'POST' : 'GET',
    url,
    ...(form ? { payload: body.toString(), headers: { 'content-type': 'application/x-www-form-urlencoded' } } : {}),
  })
  return { code: reply.statusCode, text: reply.body }
}
const filled = (more: Record<string, string | string[]> = {}) => ({
  ...{ building: '7', room: '302', houseUse: 'own', declaredBy: 'self', people: '1' },
  ...{ 'members/0/fullName': '刘一手', 'members/0/relationToHead': 'head', 'members/0/idType': 'identityCard' },
  ...{ 'members/0/idNumber': number(31), 'members/0/residenceKind': 'permanent', 'members/0/leftCity': 'no' },
  ...{ 'members/0/riskStay': 'no', 'members/0/contact': 'no', 'members/0/symptoms': ['none'] },
  ...more,
})
const receiptIn = (text: string): string => />([2-9A-Z]{4}(?:-[2-9A-Z]{1,5})+)</.exec(text)?.[1] ?? ''
const hiddenId = (text: string): string => /name="id" value="([^"]+)"/.exec(text)?.[1] ?? ''

describe('the page behind a QR', () => {
  test('says what it is for, in three languages, and is small', async () => {
    const { text } = await page(`/p/${code}`)
    expect(text).toContain('公示满 30 天就删除')
    expect(text).toContain('href="/deleted?language=zh-CN"')
    expect(text).not.toContain('户籍地')
    expect((await page(`/p/${code}?lang=en`)).text).toContain('Only for this outbreak')
    expect((await page(`/p/${code}?lang=zh-Hant`)).text).toContain('應急響應結束後')
    expect(text.length).toBeLessThan(100_000)
    expect(gzipSync(text).length).toBeLessThan(20 * 1024)
  })
  test('of a code that nobody made says so in words', async () => {
    const { code: status, text } = await page('/p/ABCDEFGHJK')
    expect([status, text.includes('这个二维码不能用了')]).toEqual([404, true])
  })
  test("of an address that is none tells residents where to go on, and nothing of anybody's duties", async () => {
    const { code: status, text } = await page('/p/xyz')
    expect([status, text.includes('href="/p/receipt'), text.includes('您负责的范围')]).toEqual([404, true, false])
  })
  test('keeps everything typed, names each slip above the form and beside its field', async () => {
    const { code: status, text } = await page(`/p/${code}`, filled({ 'members/0/idNumber': '123', room: '302<b>' }))
    expect(status).toBe(422)
    expect(text).toContain('href="#f-members-0-idNumber"')
    expect(text).toContain('value="123"')
    expect(text).toContain('302&lt;b&gt;')
    expect(text).toContain('value="刘一手"')
  })
  test('adds another person without losing the first', async () => {
    const { text } = await page(`/p/${code}`, filled({ add: '1' }))
    expect(text).toContain('name="members/1/fullName"')
    expect(text).toContain('value="刘一手"')
  })
})

describe('a date', () => {
  const dated = { 'members/0/idType': 'none', 'members/0/idNumber': '', 'members/0/birthDate:y': '1940' }
  test("is asked for in three fields with their names, in the language of the page and never in the browser's", async () => {
    const { text } = await page(`/p/${code}`, filled({ ...dated, go: 'to-1' }))
    expect(text).not.toMatch(/type="(date|datetime-local)"/)
    for (const part of ['y', 'm', 'd']) expect(text).toContain(`name="members/0/birthDate:${part}"`)
    expect(text).toMatch(/value="1940"[^>]*>\s*年/)
  })
  test('half filled in is named beside its field and kept; whole, it is one answer', async () => {
    const half = await page(`/p/${code}`, filled({ ...dated, step: '1', go: 'next' }))
    expect(half.code).toBe(422)
    expect(half.text).toContain('href="#f-members-0-birthDate"')
    expect(half.text).toContain('id="f-members-0-birthDate-e"')
    expect(half.text).toMatch(/name="members\/0\/birthDate:y" value="1940"/)
    const whole = { ...dated, 'members/0/birthDate:m': '3', 'members/0/birthDate:d': '2' }
    expect((await page(`/p/${code}`, filled({ ...whole, step: '1', go: 'next' }))).text).toContain('1940-03-02')
  })
})

describe('a place with several estates', () => {
  const many = '440112001003011'
  let own: string
  beforeAll(async () => {
    await plantAreas(world.owner, world.district, [many], { [many]: '第十一网格' })
    const keeper = await world.as('gridWorker', many)
    const doors = ['东苑', '西苑'].flatMap((estate) =>
      ['101', '102', '103'].map((room) =>
        visit(many, room, null, { result: 'noAnswer', place: { estate, building: '7', room } }),
      ),
    )
    doors.push(visit(many, '1', null, { result: 'noAnswer', place: { estate: '张家小院', room: '1' } }))
    await keeper.post('/api/declarations/visits', { items: doors })
    own = (await officer.post('/api/declarations/codes', { area: many })).json[0].code
  })
  test('is asked which one it is, without the names of single houses', async () => {
    const { text } = await page(`/p/${own}?form=resident-survey`)
    expect(text).toContain('您住在哪个小区')
    expect(text).toContain('value="东苑"')
    expect(text).not.toContain('张家小院')
    expect((await page(`/p/${own}`, filled({ step: '0', go: 'next' }))).text).toContain('href="#f-estateChoice"')
  })
  test('the answer names the door that was meant, or a new name', async () => {
    const left = async (more: Record<string, string>) => receiptIn((await page(`/p/${own}`, filled(more))).text)
    expect(await left({ room: '102', estateChoice: '西苑' })).not.toBe('')
    expect(await left({ room: '102', estateChoice: '-', estateName: '南苑' })).not.toBe('')
    const keeper = await world.as('gridWorker', many)
    const { items } = (await keeper.get(`/api/declarations/claims?area=${many}`)).json
    const seen = items.map((claim: { address: string; household: string | null }) => [
      claim.address,
      claim.household !== null,
    ])
    expect(seen.toSorted()).toEqual([
      ['南苑7栋102室', false],
      ['西苑7栋102室', true],
    ])
    const { json } = await keeper.post(`/api/declarations/claims/${items[0].id}/judge`, { verdict: 'asIs' })
    expect(json.household).not.toBeNull()
  })
  test('a correction stays in its estate', async () => {
    const sent = await page(`/p/${own}`, filled({ room: '103', estateChoice: '东苑' }))
    const code = receiptIn(sent.text)
    const form = await page('/p/receipt', { code, correct: '1' })
    await page('/p/receipt', filled({ code, correct: '1', id: hiddenId(form.text), room: '101' }))
    const { items } = (await (await world.as('gridWorker', many)).get(`/api/declarations/claims?area=${many}`)).json
    expect(items.map((claim: { address: string }) => claim.address)).toContain('东苑7栋101室')
  })
  test('a poster of one of them has said which', async () => {
    const [poster] = (await officer.post('/api/declarations/codes', { area: many, name: '东苑' })).json
    expect((await page(`/p/${poster.code}?form=resident-survey`)).text).not.toContain('您住在哪个小区')
    await page(`/p/${poster.code}`, filled({ room: '777' }))
    const { items } = (await (await world.as('gridWorker', many)).get(`/api/declarations/claims?area=${many}`)).json
    expect(items.map((claim: { address: string }) => claim.address)).toContain('东苑7栋777室')
  })
  test('with one estate nothing is asked', async () => {
    expect((await page(`/p/${code}?form=resident-survey`)).text).not.toContain('您住在哪个小区')
  })
})

describe('a claim', () => {
  let receipt: string
  let id: string
  test('waits, and sending the same form twice is one claim with one receipt', async () => {
    id = hiddenId((await page(`/p/${code}?form=resident-survey`)).text)
    const first = await page(`/p/${code}`, filled({ id }))
    receipt = receiptIn(first.text)
    expect(receipt).toMatch(/^[2-9A-Z-]{20,}$/)
    expect(receiptIn((await page(`/p/${code}`, filled({ id }))).text)).toBe(receipt)
    await world.settle()
    const { json } = await worker.get(`/api/declarations/claims?area=${grid}`)
    expect([json.total, json.items[0].address]).toEqual([1, '7栋302室'])
    expect((await worker.get('/api/people')).json.items).toEqual([])
  })
  test('is answered the same whether or not anybody is known', async () => {
    await worker.post('/api/declarations/visits', {
      items: [visit(grid, '303', home('303', [withNumber('王五', 32)]), { place: { building: '7', room: '303' } })],
    })
    const bare = (text: string) => {
      const code = receiptIn(text)
      return text.replaceAll(code, '').replaceAll(code.replaceAll('-', ''), '').replace(/\s+/g, ' ')
    }
    const known = await page(
      `/p/${code}`,
      filled({ room: '303', 'members/0/fullName': '王五', 'members/0/idNumber': number(32) }),
    )
    const unknown = await page(
      `/p/${code}`,
      filled({ room: '999', 'members/0/fullName': '赵六', 'members/0/idNumber': number(33) }),
    )
    expect(bare(known.text)).toBe(bare(unknown.text))
  })
  test('can be seen and corrected with its receipt, and by nobody without', async () => {
    expect((await page('/p/receipt', { code: 'AAAA-BBBB-CCCC-DDDD' })).code).toBe(404)
    expect((await page('/p/receipt', { code: receipt.toLowerCase() })).text).toContain('等网格员核实')
    const form = await page('/p/receipt', { code: receipt, correct: '1' })
    expect(form.text).toContain('value="刘一手"')
    const sent = await page('/p/receipt', filled({ code: receipt, correct: '1', id: hiddenId(form.text), room: '305' }))
    expect(sent.text).toContain('更正已经收到')
    await world.settle()
    const { json } = await worker.get(`/api/declarations/claims?area=${grid}`)
    expect(json.total).toBe(3)
    expect(json.items.map((c: { address: string }) => c.address)).toContain('7栋305室')
  })
  test('is judged by the worker of its grid alone; then it is in the register', async () => {
    const { items } = (await worker.get(`/api/declarations/claims?area=${grid}`)).json
    const claim = items.find((c: { address: string }) => c.address === '7栋305室')
    expect((await other.get(`/api/declarations/claims/${claim.id}`)).code).toBe(404)
    expect((await worker.get(`/api/declarations/claims/${claim.id}`)).json.answers.members[0].fullName).toBe('刘一手')
    expect((await worker.post(`/api/declarations/claims/${claim.id}/judge`, { verdict: 'rejected' })).code).toBe(400)
    const { json } = await worker.post(`/api/declarations/claims/${claim.id}/judge`, { verdict: 'asIs' })
    expect(json.persons).toHaveLength(1)
    const again = await worker.post(`/api/declarations/claims/${claim.id}/judge`, { verdict: 'asIs' })
    expect(again.json).toEqual(json)
    await world.settle()
    const { area } = (await worker.get(`/api/declarations/coverage?area=${grid}`)).json
    expect(area).toMatchObject({ people: 2, declared: 1, visited: 1, claims: 2 })
    expect((await page('/p/receipt', { code: receipt })).text).toContain('已核实并登记')
  })
  test('that names somebody else under a known number becomes a record of its own, to be looked at', async () => {
    const { items } = (await worker.get(`/api/declarations/claims?area=${grid}`)).json
    const claim = items.find((c: { address: string }) => c.address === '7栋303室')
    await worker.post(`/api/declarations/claims/${claim.id}/judge`, {
      verdict: 'corrected',
      answers: {
        ...{ building: '7', room: '303', houseUse: 'own', declaredBy: 'self' },
        members: [{ ...withNumber('王小五', 32), relationToHead: 'child' }],
      },
    })
    const list = (await worker.get(`/api/people?area=${grid}&ledger=maybeSame`)).json.items
    expect(list.map((p: { name: string }) => p.name)).toEqual(['王**'])
  })
})

test('a poster printed before its grid was redrawn leads to where the grid went', async () => {
  const [old, now] = ['440112001003008', '440112001003009']
  await plantAreas(world.owner, world.district, [old, now], {})
  const [poster] = (await officer.post('/api/declarations/codes', { area: old })).json as { code: string }[]
  await world.owner.transact(noFence, async (tx) => {
    await tx.run(sql`update area set valid_to = '2020-02-10' where district = ${world.district} and path = ${old}`)
    await tx.run(sql`
      insert into area_alias (district, old_path, new_path, redivision, main, from_day)
      values (${world.district}, ${old}, ${now}, ${'01900000-0000-7000-8000-0000000000aa'}, true, '2020-02-10')`)
  })
  const id = hiddenId((await page(`/p/${poster!.code}?form=resident-survey`)).text)
  expect(receiptIn((await page(`/p/${poster!.code}`, filled({ id, room: '808' }))).text)).not.toBe('')
  const rows = await world.owner.transact(noFence, (tx) =>
    tx.query<{ area: string }>(sql`select area from submission where id = ${id}`),
  )
  expect(rows).toEqual([{ area: now }])
})
