import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { plantAreas } from '../harness/areas.ts'
import { openWorld, type Person, type World } from '../harness/world.ts'
import { setClock } from '../platform/clock.ts'
import { noFence } from '../platform/scope.ts'
import { sql } from '../platform/sql.ts'
import { home, member, visit, withNumber } from './samples.ts'

const community = '440112001003'
const [mine, sibling] = [`${community}001`, `${community}002`]
let world: World
let worker: Person
let second: Person
let officer: Person
let commander: Person
const round = { id: uuidv7(), area: '', name: '首轮摸排', startsOn: '2020-02-10', dueOn: '2020-02-12', secondShare: 1 }

beforeAll(async () => {
  world = await openWorld()
  await plantAreas(world.owner, world.district, [mine, sibling], { [community]: '金碧社区' })
  await world.owner.transact(noFence, (tx) => tx.run(sql`update district set demo = true`))
  worker = await world.as('gridWorker', mine)
  second = await world.as('gridWorker', community)
  officer = await world.as('communityOfficer', community)
  commander = await world.as('commander')
})
afterAll(() => world.close())

const send = async (who: Person, ...items: unknown[]) => {
  const reply = await who.post('/api/declarations/visits', { items })
  if (reply.code !== 200) throw new Error(reply.text)
  return reply.json.results
}
const doors = [
  visit(mine, '501', home('501', [withNumber('测试甲', 1), member('测试乙')])),
  visit(mine, '502', null, { result: 'empty' }),
  visit(mine, '503', null, { result: 'noAnswer' }),
  visit(mine, '504', null, { result: 'refused' }),
  visit(sibling, '101', home('101', [withNumber('测试丙', 2)])),
]

describe('coverage', () => {
  test('counts each door once, where it stands, at every level', async () => {
    expect((await commander.post('/api/declarations/rounds', round)).code).toBe(200)
    expect((await commander.post('/api/declarations/rounds', round)).code).toBe(200)
    await send(worker, ...doors.slice(0, 4))
    await send(second, doors[4])
    await world.settle()
    const { json } = await officer.get(`/api/declarations/coverage?area=${community}`)
    expect(json.area).toMatchObject({
      name: '金碧社区',
      households: 5,
      visited: 2,
      empty: 1,
      noAnswer: 1,
      refused: 1,
      people: 3,
      visits: 5,
      fresh: 3,
      overdue: 0,
    })
    expect(json.children.map((c: { area: string; households: number }) => [c.area, c.households])).toEqual([
      [mine, 4],
      [sibling, 1],
    ])
    const whole = (await commander.get('/api/declarations/coverage?area=')).json
    expect([whole.area.households, whole.children[0].households]).toEqual([5, 5])
    expect((await worker.get(`/api/declarations/coverage?area=${community}`)).code).toBe(404)
  })
  test('has the list behind each number', async () => {
    const list = async (query: string) =>
      (await officer.get(`/api/declarations/households?area=${community}&${query}`)).json
    expect((await list('reach=noAnswer')).items.map((d: { address: string }) => d.address)).toEqual(['3栋503室'])
    const page = await list('reach=visited&limit=1')
    expect([page.total, page.items[0].room]).toEqual([2, '501'])
    expect((await list(`reach=visited&limit=1&after=${page.next}`)).items[0].room).toBe('101')
  })
  test('shows what is late by time alone', async () => {
    setClock('2020-02-13T01:00:00.000Z')
    const first = (await commander.get('/api/declarations/households?area=&late=overdue&limit=1')).json
    const second = (await commander.get(`/api/declarations/households?area=&late=overdue&limit=1&after=${first.next}`))
      .json
    expect([first.items.length, second.items.length, second.next]).toEqual([1, 1, null])
    setClock('2020-02-13T01:00:00.000Z')
    const { json } = await officer.get(`/api/declarations/coverage?area=${community}`)
    expect(json.area).toMatchObject({ overdue: 2, fresh: 3 })
    expect((await officer.get(`/api/declarations/households?area=${community}&late=overdue`)).json.items).toHaveLength(
      2,
    )
    setClock('2020-02-10T01:00:00.000Z')
  })
})

describe("a worker's package", () => {
  const packed = async (who: Person, known = '') =>
    (await who.get(`/api/declarations/rounds/current/households?grid=${mine}${known}`)).json
  test('holds the doors of the grid with names to ask for, and the forms', async () => {
    const json = await packed(worker)
    expect(json.households.map((d: { room: string; todo: string[] }) => [d.room, d.todo])).toEqual([
      ['501', []],
      ['502', []],
      ['503', ['again']],
      ['504', ['again']],
    ])
    expect(json.households[0].residents.map((r: { name: string }) => r.name).sort()).toEqual(['测试乙', '测试甲'])
    expect(json.questionnaires.map((f: { key: string }) => f.key)).toEqual(['resident-survey', 'returnee'])
    expect((await packed(worker, `&known=${json.tag}`)).same).toBe(true)
  })
  test('tells of a second look to somebody else, never to who was there', async () => {
    const todo = (await packed(second)).households[0].todo
    expect(todo).toEqual(['second'])
    const again = { ...visit(mine, '501', home('501', [withNumber('测试甲', 1)])), household: doors[0]!['household'] }
    expect((await send(second, again))[0].outcome).toBe('stored')
    await world.settle()
    const { json } = await officer.get(`/api/declarations/coverage?area=${community}`)
    expect(json.area).toMatchObject({ seconds: 1, disagreed: 1, people: 3, households: 5 })
    expect((await packed(second)).households[0].todo).toEqual([])
  })
})
