import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { plantAreas } from '../harness/areas.ts'
import { activateLimits, declare, hireStaff, must, plantPeople, type Staff } from '../harness/limits.ts'
import { asOf } from '../harness/units.ts'
import { openWorld, type Person, type World } from '../harness/world.ts'
import { setClock } from '../platform/clock.ts'
import { noFence } from '../platform/scope.ts'
import { sql } from '../platform/sql.ts'
import { expire } from './jobs.ts'

const community = '440112001003'
const grid = `${community}001`
let world: World
let staff: Staff
let people: string[]

beforeAll(async () => {
  world = await openWorld('2020-02-10T01:00:00.000Z')
  await plantAreas(world.owner, world.district, [grid, '440112002001001'])
  staff = await hireStaff(world, community)
  people = await plantPeople(world, grid, 70)
})
afterAll(() => world.close())

const wish = (who: readonly string[], more: object = {}) => ({
  ...{
    id: uuidv7(),
    kind: 'homeIsolation',
    basis: 'closeContact',
    reason: '与确诊病例同车',
    evidence: '流调表第 3 号',
  },
  ...{ people: who.map((person) => ({ person, dayZero: '2020-02-08' })), ...more },
})
const propose = (by: Person, body: object) => by.post('/api/orders/proposals', body)
const open = (by: Person, id: string) => by.post(`/api/orders/proposals/${id}/evidence`)
const sign = (by: Person, id: string, content: string) => by.post(`/api/orders/proposals/${id}/sign`, { content })
const figures = async (metric: string): Promise<number> => {
  await world.settle()
  const { json } = await staff.headquarters.get(`/api/figures?area=&below=self&metrics=${metric}`)
  return json.figures[0]?.n ?? 0
}

/** One order for one person, signed by the street. */
async function issueOne(person: string, more: object = {}): Promise<string> {
  const body = wish([person], more)
  await must(propose(staff.community, body))
  const { json } = await must(open(staff.street, body.id))
  await must(sign(staff.street, body.id, json.content))
  const list = await staff.community.get('/api/orders?limit=500')
  return list.json.items.find((o: { startsAt: string; state: string }) => o.state === 'unserved').id
}

describe('without a declared emergency', () => {
  it('nobody can be limited in any way', async () => {
    const guard = await asOf(world, '大沙街道', 'guard', '440112001')
    const act = { id: uuidv7(), area: community, kind: 'turnedBack', basis: 'notRegistered', reason: '没有登记' }
    const hold = { id: uuidv7(), area: community, name: '王五', basis: 'fever', reason: '37.8℃' }
    for (const answer of [
      await propose(staff.community, wish(people.slice(0, 1))),
      await guard.post('/api/orders/acts', act),
      await guard.post('/api/orders/holds', hold),
    ])
      expect(answer.json.code).toBe('needsEmergency')
  })

  it('one is declared by two people of two units, for 90 days at most', async () => {
    const id = uuidv7()
    const body = { id, area: '', disease: '肺炎', legalBasis: '第四十二条', endsAt: '2020-06-01T00:00:00Z' }
    const declared = (more: object) => staff.headquarters.post('/api/orders/emergencies', { ...body, ...more })
    expect((await declared({})).json.detail).toContain('90 天')
    const { json } = await must(declared({ endsAt: '2020-05-01T00:00:00Z' }))
    const second = (who: Person) => who.post(`/api/orders/emergencies/${id}/sign`, { content: json.content })
    expect((await second(staff.headquarters)).json.code).toBe('needsSecondPerson')
    expect((await second(await asOf(world, '区指挥部', 'commander'))).json.code).toBe('needsSecondPerson')
    expect((await second(staff.community)).code).toBe(403)
    expect((await propose(staff.community, wish(people.slice(0, 1)))).json.code).toBe('needsEmergency')
    expect((await must(second(staff.health))).json).toMatchObject({ state: 'inForce' })
  })

  it('and without an active rule pack still nothing can be issued', async () => {
    const answer = await propose(staff.community, wish(people.slice(0, 1)))
    expect(answer.json.detail).toContain('管控规则')
    await activateLimits(staff, '2020-02-10')
  })
})

describe('an order', () => {
  it('is proposed with evidence, opened and signed by another unit, and lasts as long as its pack says', async () => {
    const body = wish(people.slice(0, 1))
    const line = (await must(propose(staff.community, body))).json
    expect(line).toMatchObject({ state: 'proposed', people: 1, needsThird: false, next: 'own' })
    expect((await propose(staff.community, body)).json.id).toBe(body.id)
    expect((await propose(staff.community, { ...body, reason: 'x' })).json.code).toBe('sameIdOtherContent')
    const content = (await must(open(staff.community, body.id))).json.content
    expect((await sign(staff.street, body.id, content)).json.detail).toContain('先打开证据')
    expect((await staff.street.get('/api/orders/proposals')).json[0].next).toBe('open')
    const evidence = (await must(open(staff.street, body.id))).json
    expect(evidence).toMatchObject({ evidence: '流调表第 3 号', next: 'sign', document: '黄防指〔2020〕3号' })
    expect(evidence.persons[0]).toMatchObject({ name: '张1', dayZero: '2020-02-08', lastDay: '2020-02-22' })
    expect((await must(sign(staff.street, body.id, content))).json).toEqual({ state: 'decided', issued: 1 })
    const { json } = await staff.community.get('/api/orders')
    expect(json.items).toMatchObject([
      { name: '张*', kind: 'homeIsolation', state: 'unserved', endsAt: '2020-02-22T16:00:00.000Z', unbacked: false },
    ])
    expect(await figures('orders.active')).toBe(1)
    const opened = (await staff.community.get(`/api/orders/${json.items[0].id}`)).json
    expect(opened).toMatchObject({ name: '张1', reason: '与确诊病例同车', packVersion: 1 })
    expect(opened.signers.map((s: { unit: string }) => s.unit)).toEqual(['金碧社区', '大沙街道'])
  })

  it('needs its notice handed over, and the notice says what, until when, why and how to object', async () => {
    const [order] = (await staff.community.get('/api/orders')).json.items
    const notice = await staff.community.get(`/api/orders/${order.id}/notice.html`)
    for (const text of [
      '张1',
      '居家隔离医学观察',
      '2020年2月22日',
      '与确诊病例同车',
      '黄防指〔2020〕3号',
      '24 小时内',
      '<svg',
    ])
      expect(notice.text).toContain(text)
    expect((await staff.community.get(`/api/orders/${order.id}/notice.html?language=en`)).text).toContain(
      'You may object',
    )
    expect((await staff.community.get(`/api/orders/${order.id}/notice.html?language=zh-Hant`)).text).toContain(
      '醫學觀察告知書',
    )
    await must(staff.community.post(`/api/orders/${order.id}/served`, { how: 'door' }))
    expect((await staff.community.get('/api/orders')).json.items[0].state).toBe('served')
  })

  it('is objected to by its bearer without an account, and answered by somebody who signed neither', async () => {
    const [order] = (await staff.community.get('/api/orders')).json.items
    const notice = (await staff.community.get(`/api/orders/${order.id}/notice.html`)).text
    const code = /[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/.exec(notice)![0]
    const page = await world.nobody.get(`/n/${code.toLowerCase()}`)
    const id = /name="id" value="([^"]+)"/.exec(page.text)![1]
    expect((await world.nobody.post(`/n/${code}`, { id, text: '我没有坐那趟车' })).text).toContain('申诉已收到')
    expect((await world.nobody.post(`/n/${code}`, { id: uuidv7(), text: '再说一次' })).text).toContain('申诉已收到')
    const { json } = await staff.appeals.get('/api/orders/appeals')
    expect(json).toMatchObject([
      { text: '我没有坐那趟车', dueAt: '2020-02-11T01:00:00.000Z', late: false, mayAnswer: true },
    ])
    const answer = { outcome: 'stands', answer: '乘车记录与证件号一致' }
    const signer = await asOf(world, '大沙街道', 'appealOfficer')
    expect((await staff.street.post(`/api/orders/appeals/${id}/answer`, answer)).code).toBe(403)
    await world.owner.transact(noFence, (tx) =>
      tx.run(sql`insert into access_grant select district, gen_random_uuid(), ${staff.street.account}, 'appealOfficer', '', starts_at,
        ends_at, null, null, null, '' from access_grant where account = ${signer.account}`),
    )
    setClock('2020-02-10T01:00:10.000Z')
    expect((await staff.street.post(`/api/orders/appeals/${id}/answer`, answer)).json.code).toBe('needsSecondPerson')
    expect((await staff.appeals.post(`/api/orders/appeals/${id}/answer`, { ...answer, answer: ' ' })).code).toBe(400)
    await must(staff.appeals.post(`/api/orders/appeals/${id}/answer`, answer))
    expect((await world.nobody.get(`/n/${code}`)).text).toContain('乘车记录与证件号一致')
    expect((await staff.appeals.get('/api/orders/appeals')).json).toEqual([])
  })

  it('shows a guard what to do and say, never why', async () => {
    const [order] = (await staff.community.get('/api/orders')).json.items
    const notice = (await staff.community.get(`/api/orders/${order.id}/notice.html`)).text
    const code = /[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/.exec(notice)![0]
    const guard = await world.as('guard', '440112001')
    const told = await guard.get(`/api/orders/instruction?area=${community}&code=${code}`)
    expect(Object.keys(told.json).sort()).toEqual(['action', 'say', 'until'])
    expect(told.json.action).toBe('askCommunity')
    expect(told.text).not.toMatch(/隔离|接触|isolation|contact|张/)
    expect((await guard.get(`/api/orders/instruction?area=${community}&code=0000`)).json.action).toBe('pass')
    expect((await guard.get('/api/orders')).code).toBe(403)
    expect((await guard.get(`/api/orders/${order.id}`)).code).toBe(403)
  })

  it('cannot be given twice of one kind, and is lifted by one person with a reason', async () => {
    const again = wish(people.slice(0, 1), { reason: '再次' })
    await must(propose(staff.community, again))
    const { json } = await must(open(staff.street, again.id))
    const refused = await sign(staff.street, again.id, json.content)
    expect(refused.json.detail).toContain('张1')
    await must(staff.community.post(`/api/orders/proposals/${again.id}/close`, { why: '已有' }))
    const [order] = (await staff.community.get('/api/orders')).json.items
    expect((await staff.community.post(`/api/orders/${order.id}/lift`, { reason: '' })).code).toBe(400)
    await must(staff.community.post(`/api/orders/${order.id}/lift`, { reason: '核酸阴性且排除密接' }))
    expect((await staff.community.post(`/api/orders/${order.id}/lift`, { reason: 'x' })).code).toBe(410)
    expect((await staff.community.get('/api/orders')).json.items).toEqual([])
    expect(await figures('orders.active')).toBe(0)
  })

  it('ends by itself, on the page at once and in the counters with the next turn of the job', async () => {
    const id = await issueOne(people[1]!)
    setClock('2020-02-22T16:00:01.000Z')
    expect((await staff.community.get(`/api/orders/${id}`)).json).toMatchObject({ state: 'ended', endedWhy: 'expired' })
    await expire(world.house.db)
    expect(await figures('orders.active')).toBe(0)
    await expire(world.house.db)
    expect(await figures('orders.active')).toBe(0)
    setClock('2020-02-10T02:00:00.000Z')
  })

  it('keeps its pack when a new one comes, and a proposal of the old one is not signed any more', async () => {
    const body = wish(people.slice(2, 3))
    await must(propose(staff.community, body))
    const { json } = await must(open(staff.street, body.id))
    await activateLimits(staff, '2020-02-10', { title: '新规' })
    expect((await sign(staff.street, body.id, json.content)).json.detail).toContain('新版本')
  })

  it('for more than 50 people needs a third unit, however it is divided', async () => {
    const many = wish(people.slice(10, 61))
    expect((await must(propose(staff.community, many))).json.needsThird).toBe(true)
    const { content } = (await must(open(staff.street, many.id))).json
    expect((await must(sign(staff.street, many.id, content))).json).toEqual({ state: 'waitsForThird', issued: 0 })
    expect((await sign(staff.street, many.id, content)).json.code).toBe('needsSecondPerson')
    await must(open(staff.health, many.id))
    expect((await must(sign(staff.health, many.id, content))).json).toEqual({ state: 'decided', issued: 51 })
    const few = wish(people.slice(61, 62))
    expect((await must(propose(staff.community, few))).json).toMatchObject({ people: 1, needsThird: true })
  })

  it('is seen and proposed inside the own areas only', async () => {
    const elsewhere = await asOf(world, '别的社区', 'communityOfficer', '440112002001')
    expect((await elsewhere.get('/api/orders')).json.items).toEqual([])
    expect((await elsewhere.get('/api/orders/proposals')).json).toEqual([])
    const answer = await propose(elsewhere, wish(people.slice(65, 66)))
    expect(answer.json.fields[0]).toMatchObject({ path: 'people/0/person' })
    const [order] = (await staff.community.get('/api/orders')).json.items
    expect((await elsewhere.get(`/api/orders/${order.id}`)).code).toBe(404)
    expect((await elsewhere.post(`/api/orders/${order.id}/lift`, { reason: 'x' })).code).toBe(404)
  })
})

describe('an act', () => {
  it('leaves a slip that says how to complain, counts, and follows nobody', async () => {
    const guard = await asOf(world, '大沙街道', 'guard', '440112001')
    const body = {
      id: uuidv7(),
      area: community,
      place: '东门',
      kind: 'turnedBack',
      basis: 'notRegistered',
      reason: '没有登记',
    }
    const slip = (await must(guard.post('/api/orders/acts', body))).json
    expect((await must(guard.post('/api/orders/acts', body))).json).toEqual(slip)
    const page = await world.nobody.get(new URL(slip.url).pathname)
    expect(page.text).toContain('东门')
    expect(page.text).toContain('不影响您以后通行')
    expect(page.text).not.toContain('<form')
    expect(await figures('acts')).toBe(1)
    const bad = { ...body, id: uuidv7(), basis: 'fever' }
    expect((await guard.post('/api/orders/acts', bad)).json.code).toBe('refusedByRule')
  })
})

describe('a provisional hold', () => {
  it('has a named official and a rule, ends by itself, and is not repeated within a day', async () => {
    const medic = await asOf(world, '大沙社区卫生中心', 'medic', community)
    const person = people[66]!
    const body = { id: uuidv7(), area: grid, person, name: '张67', basis: 'fever', reason: '37.8℃' }
    expect((await medic.post('/api/orders/holds', { ...body, hours: 5 })).json.detail).toContain('4 小时')
    const held = (await must(medic.post('/api/orders/holds', body))).json
    expect(held.endsAt).toBe('2020-02-10T06:00:00.000Z')
    expect(await figures('holds.active')).toBe(1)
    setClock('2020-02-10T06:00:01.000Z')
    await expire(world.house.db)
    expect(await figures('holds.active')).toBe(0)
    expect((await medic.get('/api/orders/holds')).json).toEqual([])
    expect((await medic.post('/api/orders/holds', { ...body, id: uuidv7() })).json.detail).toContain('24 小时')
    setClock('2020-02-10T02:10:00.000Z')
  })
})

describe('the end of an emergency', () => {
  it('ends every limit under it and starts the sunset', async () => {
    const before = await figures('orders.active')
    expect(before).toBe(51)
    const [emergency] = (await staff.headquarters.get('/api/orders/emergencies')).json
    await must(staff.headquarters.post(`/api/orders/emergencies/${emergency.id}/end`, { why: '响应终止' }))
    expect((await propose(staff.community, wish(people.slice(5, 6)))).json.code).toBe('needsEmergency')
    await expire(world.house.db)
    expect(await figures('orders.active')).toBe(0)
    const [ended] = (await staff.headquarters.get('/api/orders/emergencies')).json
    expect(ended).toMatchObject({ state: 'ended', endedWhy: '响应终止' })
    expect(ended.sunsetAt).not.toBeNull()
    await declare(staff, '2020-04-01T00:00:00Z')
    expect((await propose(staff.community, wish(people.slice(5, 6)))).code).toBe(200)
  })
})
