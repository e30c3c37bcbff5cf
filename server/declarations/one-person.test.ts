import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { asJob } from '../access/index.ts'
import { plantAreas } from '../harness/areas.ts'
import { openWorld, type Person, type World } from '../harness/world.ts'
import { fenceOf, noFence } from '../platform/scope.ts'
import { sql } from '../platform/sql.ts'
import { stocksOf } from '../people/store-moving.ts'
import { replay } from './replay.ts'
import { home, member, number, visit, withNumber } from './samples.ts'

const community = '440112001003'
const [mine, sibling] = [`${community}001`, `${community}002`]
let world: World
let worker: Person
let officer: Person

beforeAll(async () => {
  world = await openWorld()
  await plantAreas(world.owner, world.district, [mine, sibling])
  await world.owner.transact(noFence, (tx) => tx.run(sql`update district set demo = true`))
  worker = await world.as('gridWorker', community)
  officer = await world.as('communityOfficer', community)
})
afterAll(() => world.close())

type Line = {
  id: string
  name: string
  address: string
  maybeSame: boolean
  idNumber: string
  tags: { kind: string }[]
}
const send = async (...items: unknown[]) => {
  const reply = await worker.post('/api/declarations/visits', { items })
  if (reply.code !== 200) throw new Error(reply.text)
  return reply.json.results
}
const found = async (q: string): Promise<Line[]> =>
  (await officer.get(`/api/people?q=${encodeURIComponent(q)}`)).json.items
const minute = (n: number) => ({ observedAt: `2020-02-10T00:${String(n).padStart(2, '0')}:00.000Z` })

describe('whose declaration it is', () => {
  test('a child entered under a parent’s number becomes a record of its own, and both are shown to somebody', async () => {
    await send(
      visit(mine, '101', home('101', [withNumber('陈大', 1), withNumber('陈小', 1, { relationToHead: 'child' })])),
    )
    expect((await found('陈大'))[0]).toMatchObject({ maybeSame: false })
    expect((await found('陈小'))[0]).toMatchObject({ maybeSame: true })
    const view = (await officer.get(`/api/people/${(await found('陈小'))[0]!.id}`)).json
    expect(view.suspicions.map((s: { reason: string }) => s.reason)).toEqual(['sameNumberOtherName'])
  })
  test('twins with one birthday, one address and one surname are two people', async () => {
    const twin = { idType: 'none', birthDate: '2018-05-01', relationToHead: 'child' }
    await send(visit(mine, '102', home('102', [member('林双', twin), member('林单', twin)])))
    expect((await found('林')).map((p) => p.maybeSame)).toEqual([false, false])
  })
  test('one phone for a whole family merges nobody', async () => {
    const phone = { phone: '12000000055' }
    await send(
      visit(
        mine,
        '103',
        home('103', [withNumber('何一', 3, phone), withNumber('何二', 4, phone), member('何三', phone)]),
      ),
    )
    expect(await found('何')).toHaveLength(3)
    expect((await officer.get('/api/people?q=12000000055')).json.items).toHaveLength(3)
  })
  test('somebody without any document is kept, and picked from the list the next time', async () => {
    const door = visit(mine, '104', home('104', [member('无证甲', { birthDate: '1950-01-01' })]))
    const [first] = await send(door)
    const again = visit(
      mine,
      '104',
      home('104', [member('无证甲', { birthDate: '1950-01-01', phone: '12000000066' })]),
      { household: door['household'], ...minute(40) },
    )
    ;(again['declaration'] as { persons: string[] }).persons = first.persons
    expect((await send(again))[0].persons).toEqual(first.persons)
    const unpicked = visit(mine, '104', home('104', [member('无证甲', { birthDate: '1950-01-01' })]), {
      household: door['household'],
      ...minute(45),
    })
    await send(unpicked)
    expect((await found('无证甲')).map((p) => p.maybeSame).sort()).toEqual([false, true])
  })
  test('a passport, a permit and a card of another kind are numbers of their own', async () => {
    const documents = [
      withNumber('外一', 0, { idType: 'passport', idNumber: 'E12345678', birthDate: '1990-01-01' }),
      withNumber('外二', 0, { idType: 'hkMacaoPermit', idNumber: 'H12345678', birthDate: '1991-01-01' }),
      withNumber('外三', 0, { idType: 'taiwanPermit', idNumber: '12345678', birthDate: '1992-01-01' }),
    ]
    const [result] = await send(visit(mine, '105', home('105', documents)))
    expect(result.problems).toEqual([])
    expect((await officer.get('/api/people?q=H12345678')).json.items).toHaveLength(1)
  })
  test('somebody who moved is one record with a history of homes, and counted once', async () => {
    await send(visit(mine, '106', home('106', [withNumber('搬家者', 9)]), minute(5)))
    await send(visit(sibling, '7', home('7', [withNumber('搬家者', 9)]), minute(50)))
    const people = await found('搬家者')
    expect(people.map((p) => p.address)).toEqual(['3栋7室'])
    const view = (await officer.get(`/api/people/${people[0]!.id}`)).json
    expect(view.homes.map((h: { address: string; to: string | null }) => [h.address, h.to])).toEqual([
      ['3栋7室', null],
      ['3栋106室', '2020-02-10'],
    ])
  })
  test('what a phone brings late changes nothing that was seen later', async () => {
    await send(visit(mine, '106', home('106', [withNumber('搬家者', 9, { phone: '12000000077' })]), minute(2)))
    expect((await found('搬家者')).map((p) => p.address)).toEqual(['3栋7室'])
  })
})

describe('the ledgers', () => {
  test('a dated stay makes a key person, a fever a febrile one; an undated word makes none', async () => {
    const stay = {
      leftCity: 'yes',
      visitedPlace: '武汉',
      returnDate: '2020-02-06',
      riskStay: 'yes',
      riskLeftDate: '2020-02-05',
    }
    await send(
      visit(mine, '201', home('201', [withNumber('重点甲', 21, { ...stay, temperature: 38.1, symptoms: ['fever'] })])),
      visit(mine, '202', home('202', [withNumber('无期乙', 22, { riskStay: 'yes' })])),
    )
    const ledger = async (kind: string) =>
      (await officer.get(`/api/people?ledger=${kind}`)).json.items.map((p: Line) => p.name)
    expect(await ledger('key')).toEqual(['重**'])
    expect(await ledger('fever')).toEqual(['重**'])
    expect(await ledger('observation')).toEqual(['重**'])
    await world.settle()
    expect((await officer.get('/api/people?ledger=key')).json.total).toBe(1)
  })
  test('an entry that an officer closed stays closed until something new is said', async () => {
    const id = (await found('重点甲'))[0]!.id
    const { version } = (await officer.get(`/api/people/${id}`)).json
    const closed = await officer.post(`/api/people/${id}/tags/fever/close`, {
      id: uuidv7(),
      version,
      reason: '复测 36.5',
    })
    expect(closed.json.tags.map((t: { kind: string }) => t.kind)).not.toContain('fever')
  })
})

describe('two records', () => {
  test('become one when an officer says so, with all facts, and leave the ledger of doubts', async () => {
    const [a, b] = await found('无证甲')
    const [suspect, other] = a!.maybeSame ? [a!, b!] : [b!, a!]
    const { version } = (await officer.get(`/api/people/${suspect.id}`)).json
    const body = { id: uuidv7(), version, reason: '本人确认', other: other.id, verdict: 'same' }
    expect((await officer.post(`/api/people/${suspect.id}/same`, body)).json.mergedFrom).toEqual([suspect.id])
    expect(await found('无证甲')).toHaveLength(1)
    expect((await officer.get(`/api/people/${suspect.id}`)).code).toBe(404)
  })
  test('can be taken apart again: each is what was said of it alone', async () => {
    const door = visit(mine, '301', home('301', [withNumber('合并甲', 31, { phone: '12000000031' })]))
    await send(door, visit(mine, '302', home('302', [withNumber('合并乙', 32, { phone: '12000000032' })]), minute(55)))
    const [a] = await found('合并甲')
    const [b] = await found('合并乙')
    const act = async (person: string, other: string, verdict: string) => {
      const { version } = (await officer.get(`/api/people/${person}`)).json
      const body = { id: uuidv7(), version, reason: '核对', other, verdict }
      return officer.post(`/api/people/${person}/same`, body)
    }
    await world.settle()
    const before = (await officer.get('/api/people?limit=1')).json.total
    expect((await act(b!.id, a!.id, 'same')).json.facts.length).toBeGreaterThan(0)
    await world.settle()
    expect((await officer.get('/api/people?limit=1')).json.total).toBe(before - 1)
    expect((await act(a!.id, b!.id, 'apart')).code).toBe(200)
    expect((await found('合并乙')).map((p) => [p.address, p.idNumber.slice(-4)])).toEqual([
      ['3栋302室', b!.idNumber.slice(-4)],
    ])
    expect((await found('合并甲')).map((p) => [p.address, p.idNumber.slice(-4)])).toEqual([
      ['3栋301室', a!.idNumber.slice(-4)],
    ])
    await world.settle()
    expect((await officer.get('/api/people?limit=1')).json.total).toBe(before)
  })
})

test('the counters equal a recount of the rows', async () => {
  await world.settle()
  const leaves = [mine, sibling]
  const counted = await world.owner.transact(noFence, (tx) => stocksOf(tx, world.district, leaves))
  const standing = await world.owner.transact(noFence, (tx) =>
    tx.query<{ area: string; metric: string; n: number }>(
      sql`select area, metric, n from counter where area = any(${leaves}) and day = '0001-01-01' and n <> 0`,
    ),
  )
  const lines = (rows: { area: string; metric: string; n: number }[]) =>
    rows.map((r) => `${r.area} ${r.metric} ${r.n}`).sort()
  expect(lines(standing)).toEqual(lines(counted))
})

test('the register made again from raw answers is the register that stands', async () => {
  const scope = asJob('people.project', world.district)
  const result = await world.house.db.transact(fenceOf(scope), (tx) =>
    replay(tx, scope, world.house.keys, community, '2020-02-10T01:00:00.000Z'),
  )
  expect(result.differences).toEqual([])
  expect(result.people).toBeGreaterThan(12)
  expect(number(1)).toHaveLength(18)
  expect(await found('陈大')).toHaveLength(1)
})
