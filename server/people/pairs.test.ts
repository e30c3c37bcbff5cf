import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { home, member, visit, withNumber } from '../declarations/samples.ts'
import { plantAreas } from '../harness/areas.ts'
import { openWorld, type Person, type World } from '../harness/world.ts'
import { noFence } from '../platform/scope.ts'
import { sql } from '../platform/sql.ts'
import { matchChanged } from './matching-job.ts'
import { stocksOf } from './store-moving.ts'

const [mine, far] = ['440112001003001', '440112002001001']
let world: World
let officer: Person
let worker: Person
let other: Person

beforeAll(async () => {
  world = await openWorld()
  await plantAreas(world.owner, world.district, [mine, far])
  await world.owner.transact(noFence, (tx) => tx.run(sql`update district set demo = true`))
  worker = await world.as('gridWorker', mine)
  other = await world.as('gridWorker', far)
  officer = await world.as('communityOfficer', '')
  await tell(worker, mine, '1', withNumber('欧阳海燕', 1, { phone: '12000000001', workplace: '第一小学' }))
  await tell(
    other,
    far,
    '2',
    member('欧阳海雁', { phone: '12000000001', workplace: '第二小学', careMarks: ['chronic'] }),
  )
  await tell(worker, mine, '5', member('诸葛明', { birthDate: '1971-04-05' }))
  await tell(worker, mine, '6', member('诸葛铭', { birthDate: '1971-04-05' }))
  await compare()
})
afterAll(() => world.close())

const compare = () => matchChanged(world.house.db, world.house.keys)
const tell = async (who: Person, area: string, room: string, who1: Record<string, unknown>) => {
  const reply = await who.post('/api/declarations/visits', { items: [visit(area, room, home(room, [who1]))] })
  if (reply.code !== 200) throw new Error(reply.text)
}
type Line = { person: { id: string; name: string }; other: { id: string; name: string }; state: string }
const queue = async (who = officer, state = 'open'): Promise<Line[]> =>
  (await who.get(`/api/people/pairs?state=${state}`)).json.items
const at = async (name: string, state = 'open'): Promise<Line> =>
  (await queue(officer, state)).find((pair) => pair.person.name.startsWith(name))!
const urlOf = (pair: Line): string => `/api/people/pairs/${pair.person.id}/${pair.other.id}`
const judge = async (id: string, about: string, verdict: string, more: object = {}) => {
  const { version } = (await officer.get(`/api/people/${id}`)).json
  return officer.post(`/api/people/${id}/same`, {
    id: uuidv7(),
    version,
    reason: '并排核对',
    other: about,
    verdict,
    ...more,
  })
}
const factsOf = async (id: string): Promise<Record<string, unknown>> =>
  Object.fromEntries(
    (await officer.post(`/api/people/${id}/open`, { reason: '核对' })).json.facts.map(
      (fact: { field: string; value: unknown }) => [fact.field, fact.value],
    ),
  )
const maybe = async (): Promise<number> => {
  await world.settle()
  return (await officer.get('/api/people?ledger=maybeSame')).json.total
}

describe('the queue of pairs', () => {
  test('has the likeliest first, page by page, masked, each with its reasons', async () => {
    const pairs = await queue()
    expect(pairs.map((pair) => pair.person.name[0])).toEqual(
      ['诸', '欧'].sort((a) => (a === pairs[0]!.person.name[0] ? -1 : 1)),
    )
    const { json: first } = await officer.get('/api/people/pairs?limit=1')
    const { json: second } = await officer.get(`/api/people/pairs?limit=1&after=${first.next}`)
    expect(first.items[0].score).toBeGreaterThanOrEqual(second.items[0].score)
    expect([...first.items, ...second.items]).toEqual(pairs)
    expect(second.next).toBeNull()
    expect(JSON.stringify(pairs)).not.toMatch(/海燕|12000000001/)
    const evidence = (await officer.get(urlOf(await at('欧')))).json.evidence
    expect(evidence).toContainEqual({ field: 'name', how: 'sound', bits: expect.any(Number) })
    expect(await maybe()).toBe(2)
    const view = (await officer.get(`/api/people/${(await at('欧')).person.id}`)).json
    expect(view.suspicions).toMatchObject([
      { score: first.items.concat(second.items).find((one: Line) => one.person.id === view.id).score },
    ])
  })
  test('shows a pair to those alone who answer for both records', async () => {
    const here = await world.as('communityOfficer', mine.slice(0, 12))
    expect((await queue(here)).map((pair) => pair.person.name[0])).toEqual(['诸'])
    expect((await here.get(urlOf(await at('欧')))).code).toBe(404)
    expect((await here.post(urlOf(await at('欧')), { state: 'later' })).code).toBe(404)
  })
  test('puts two records side by side, masked, with both looks in the journal', async () => {
    const pair = await at('欧')
    const { json } = await officer.get(urlOf(pair))
    expect(json.facts).toContainEqual({ field: 'person.workplace', person: '第二小学', other: '第一小学', same: false })
    expect(json.facts).toContainEqual({
      field: 'person.phone',
      person: '120****0001',
      other: '120****0001',
      same: true,
    })
    await world.settle()
    const looks = await world.owner.transact(noFence, (tx) =>
      tx.query<{ subject: string }>(
        sql`select subject from journal where kind = 'people.looked' and actor = ${officer.account}`,
      ),
    )
    expect(new Set(looks.map((look) => look.subject))).toEqual(new Set([pair.person.id, pair.other.id]))
  })
})

describe('a decision', () => {
  test('“later” keeps the pair, out of the way, until somebody fetches it back', async () => {
    const pair = await at('诸')
    await officer.post(urlOf(pair), { state: 'later' })
    expect((await queue()).map((one) => one.person.name[0])).toEqual(['欧'])
    expect(await at('诸', 'later')).toBeTruthy()
    await officer.post(urlOf(pair), { state: 'open' })
    expect(await queue()).toHaveLength(2)
  })
  test('“different” is remembered: the pair is never asked about again', async () => {
    const pair = await at('诸')
    expect((await judge(pair.person.id, pair.other.id, 'different')).code).toBe(200)
    expect(await maybe()).toBe(1)
    await compare()
    expect(await queue()).toHaveLength(1)
    expect(await maybe()).toBe(1)
    expect(await at('诸', 'different')).toMatchObject({ decidedBy: expect.stringContaining('communityOfficer') })
  })
  test('and can be taken back at any time', async () => {
    await officer.post(urlOf(await at('诸', 'different')), { state: 'open' })
    expect(await queue()).toHaveLength(2)
    expect(await maybe()).toBe(2)
  })
})

test('two records become one field by field, and two again with everything that hung on each', async () => {
  const pair = await at('欧')
  const [newer, older] = [pair.person.id, pair.other.id]
  const before = [await factsOf(newer), await factsOf(older), (await officer.get(`/api/people/${older}`)).json.homes]
  const merged = await judge(newer, older, 'same', { fields: ['person.workplace'] })
  expect(merged.json).toMatchObject({ id: older, mergedFrom: [newer] })
  expect(await factsOf(older)).toMatchObject({
    'person.workplace': '第二小学',
    'person.name': '欧阳海燕',
    'care.marks': ['chronic'],
  })
  expect((await queue()).map((one) => one.person.name[0])).toEqual(['诸'])
  expect((await at('欧', 'same')).other.id).toBe(older)
  expect((await officer.post(urlOf(pair), { state: 'open' })).code).toBe(409)
  await compare()
  expect(await maybe()).toBe(1)

  expect((await judge(older, newer, 'apart')).code).toBe(200)
  expect([await factsOf(newer), await factsOf(older), (await officer.get(`/api/people/${older}`)).json.homes]).toEqual(
    before,
  )
  await compare()
  expect(await queue()).toHaveLength(2)
  expect(await maybe()).toBe(2)
})

test('a record that was joined leaves no mark on a third one that looked like it, and comes back with it', async () => {
  await tell(worker, mine, '7', member('诸葛鸣', { birthDate: '1971-04-05' }))
  await compare()
  expect(await queue()).toHaveLength(4)
  const stocks = async (): Promise<number> =>
    (await world.owner.transact(noFence, (tx) => stocksOf(tx, world.district, [mine, far])))
      .filter((delta) => delta.metric === 'people.maybeSame')
      .reduce((sum, delta) => sum + delta.n, 0)
  expect(await maybe()).toBe(await stocks())
  const pair = await at('诸')
  await judge(pair.person.id, pair.other.id, 'same', { fields: [] })
  await compare()
  expect(await queue()).toHaveLength(2)
  expect(await maybe()).toBe(await stocks())
  await judge(pair.other.id, pair.person.id, 'apart')
  await compare()
  expect(await queue()).toHaveLength(4)
  expect(await maybe()).toBe(await stocks())
})
