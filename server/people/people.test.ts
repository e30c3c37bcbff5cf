import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { home, member, number, visit, withNumber } from '../declarations/samples.ts'
import { plantAreas } from '../harness/areas.ts'
import { openWorld, type Person, type World } from '../harness/world.ts'
import { noFence } from '../platform/scope.ts'
import { sql } from '../platform/sql.ts'

const [mine, sibling, far] = ['440112001003001', '440112001003002', '440112002001001']
let world: World
let worker: Person
let other: Person
let officer: Person

beforeAll(async () => {
  world = await openWorld()
  await plantAreas(world.owner, world.district, [mine, sibling, far])
  await world.owner.transact(noFence, (tx) => tx.run(sql`update district set demo = true`))
  worker = await world.as('gridWorker', mine)
  other = await world.as('gridWorker', sibling)
  officer = await world.as('communityOfficer', '440112001003')
  await send(
    worker,
    visit(mine, '501', home('501', [withNumber('张小明', 1, { phone: '12000000001' }), member('李芳')])),
  )
  await send(other, visit(sibling, '1', home('1', [withNumber('欧陽娜', 2)])))
})
afterAll(() => world.close())

const send = async (who: Person, ...items: unknown[]) => {
  const reply = await who.post('/api/declarations/visits', { items })
  if (reply.code !== 200) throw new Error(reply.text)
  return reply.json.results
}
const idOf = async (name: string): Promise<string> =>
  (await world.owner.transact(noFence, (tx) => tx.one<{ id: string }>(sql`select id from person where name = ${name}`)))
    .id

describe('a list of people', () => {
  test('is masked: names, numbers and phones', async () => {
    const { json } = await worker.get(`/api/people?area=${mine}&q=zhang`)
    expect(json.items).toMatchObject([
      { name: '张**', phone: '120****0001', idNumber: `9901**********${number(1).slice(-4)}` },
    ])
  })
  test('holds the people of the own area and nobody else', async () => {
    const names = async (who: Person) => (await who.get('/api/people')).json.items.map((p: { name: string }) => p.name)
    expect((await names(worker)).sort()).toEqual(['张**', '李*'])
    expect(await names(other)).toEqual(['欧**'])
    expect(await names(officer)).toHaveLength(3)
    expect((await worker.get(`/api/people?area=${sibling}`)).code).toBe(404)
  })
  test('finds by simplified and traditional characters, pinyin, initials, number and phone', async () => {
    for (const q of ['欧阳', '歐陽娜', 'ouyang', 'oyn', 'ouy', number(2)])
      expect([q, (await officer.get(`/api/people?q=${encodeURIComponent(q)}`)).json.items.length]).toEqual([q, 1])
    expect((await officer.get('/api/people?q=12000000001')).json.items).toHaveLength(1)
    expect((await officer.get('/api/people?q=nobody')).json.items).toHaveLength(0)
  })
  test('goes on page by page without losing or repeating anybody', async () => {
    const first = (await officer.get('/api/people?limit=2')).json
    const second = (await officer.get(`/api/people?limit=2&after=${first.next}`)).json
    const ids = [...first.items, ...second.items].map((p: { id: string }) => p.id)
    expect(new Set(ids).size).toBe(3)
    expect(second.next).toBeNull()
    await world.settle()
    expect((await officer.get('/api/people?limit=2')).json.total).toBe(3)
  })
})

describe('a person', () => {
  test('outside of the own area does not exist', async () => {
    expect((await other.get(`/api/people/${await idOf('张小明')}`)).code).toBe(404)
  })
  test('is opened by those who may unmask, with a line in the journal', async () => {
    const id = await idOf('张小明')
    expect((await worker.post(`/api/people/${id}/open`, { reason: '核对' })).code).toBe(403)
    const { json } = await officer.post(`/api/people/${id}/open`, { reason: '核对身份' })
    expect(json).toMatchObject({ name: '张小明', idNumber: number(1), phone: '12000000001', open: true })
    await world.settle()
    const lines = await world.owner.transact(noFence, (tx) =>
      tx.query(sql`select actor from journal where kind = 'people.opened' and subject = ${id}`),
    )
    expect(lines).toEqual([{ actor: officer.account }])
  })
  test('is corrected with a reason; a correction outranks later declarations', async () => {
    const id = await idOf('李芳')
    const { version } = (await worker.get(`/api/people/${id}`)).json
    const body = {
      id: uuidv7(),
      version,
      reason: '本人要求',
      fields: { 'person.name': '李方', 'person.phone': '12000000077' },
    }
    expect(
      (await worker.post(`/api/people/${id}/correct`, { ...body, fields: { 'person.phone': '123' } })).json.fields[0]
        .path,
    ).toBe('fields/person.phone')
    expect((await worker.post(`/api/people/${id}/correct`, body)).code).toBe(200)
    expect((await worker.post(`/api/people/${id}/correct`, body)).code).toBe(200)
    expect((await worker.post(`/api/people/${id}/correct`, { ...body, reason: '别的' })).json.code).toBe(
      'sameIdOtherContent',
    )
    expect((await worker.post(`/api/people/${id}/correct`, { ...body, id: uuidv7() })).json.code).toBe(
      'changedMeanwhile',
    )
    expect((await officer.get('/api/people?q=李方')).json.items).toHaveLength(1)
  })
  test('who has died is nobody in the counters, and nothing is declared under the number', async () => {
    const id = await idOf('欧陽娜')
    const { version } = (await other.get(`/api/people/${id}`)).json
    await other.post(`/api/people/${id}/death`, { id: uuidv7(), version, reason: '死亡证明', day: '2020-02-09' })
    await world.settle()
    expect((await officer.get('/api/people?limit=2')).json.total).toBe(2)
    const [result] = await send(worker, visit(mine, '502', home('502', [withNumber('欧阳娜', 2)])))
    expect(result.outcome).toBe('needsPerson')
    expect((await officer.get('/api/people?limit=9')).json.items).toHaveLength(2)
    expect((await officer.get('/api/people?q=ouyang')).json.items).toMatchObject([{ id, deadOn: '2020-02-09' }])
  })
})
