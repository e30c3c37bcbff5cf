import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { plantAreas } from '../harness/areas.ts'
import { must } from '../harness/limits.ts'
import { openWorld, type Person, type World } from '../harness/world.ts'
import { noFence } from '../platform/scope.ts'
import { sql } from '../platform/sql.ts'
import { home, visit, withNumber } from './samples.ts'

const grid = '440112001003001'
let world: World
let worker: Person
const sent = [1, 2].map((n) => visit(grid, `${n}01`, home(`${n}01`, [withNumber(`测试${n}`, n)])))
const [north, south] = sent as [(typeof sent)[0], (typeof sent)[0]]
let [part, rest] = ['', '']

const send = async (who: Person, ...items: unknown[]) =>
  (await must(who.post('/api/declarations/visits', { items }))).json.results
const areaOf = async (id: string): Promise<string | undefined> =>
  (
    await world.owner.transact(noFence, (tx) =>
      tx.maybe<{ area: string }>(sql`select area from visit where id = ${id}`),
    )
  )?.area

beforeAll(async () => {
  world = await openWorld()
  await plantAreas(world.owner, world.district, [grid])
  await world.owner.transact(noFence, (tx) => tx.run(sql`update district set demo = true`))
  worker = await world.as('gridWorker', grid)
  await send(worker, ...sent)
  const steps = [
    { do: 'redraw', from: [grid], into: [{ name: '北', households: [north['household']] }, { name: '南' }] },
  ]
  const body = { id: uuidv7(), title: '调整', reason: '测试', day: '2020-02-10', steps }
  const [first, second] = [await world.as('commander'), await world.as('commander')]
  const { json } = await must(first.post('/api/redivisions', body))
  for (const who of [first, second]) await must(who.post(`/api/redivisions/${body.id}/sign`, { digest: json.digest }))
  ;[part, rest] = json.opened.map((area: { path: string }) => area.path)
})
afterAll(() => world.close())

describe('a phone with the paths of last week, after its grid was divided', () => {
  test('sends again what had arrived already, and it is the same', async () => {
    const again = await send(worker, ...sent)
    expect(again).toMatchObject(sent.map((one) => ({ outcome: 'same', household: one['household'] })))
  })

  test('has a visit stored where its door lies today, and an unknown door where most of the grid went', async () => {
    const items = [
      visit(grid, '101', null, { household: north['household'] }),
      visit(grid, '201', null, { household: south['household'] }),
      visit(grid, '901', null, { result: 'empty' }),
    ]
    const results = await send(worker, ...items)
    expect(results.map((one: { outcome: string }) => one.outcome)).toEqual(['stored', 'stored', 'stored'])
    expect(await Promise.all(items.map((one) => areaOf(one.id)))).toEqual([part, rest, rest])
  })

  test('of somebody who was left with one part: that part is stored, the other is set aside', async () => {
    const left = await world.as('gridWorker', part)
    const items = [
      visit(grid, '101', null, { household: north['household'], result: 'noAnswer' }),
      visit(grid, '201', null, { household: south['household'], result: 'noAnswer' }),
    ]
    const results = await send(left, ...items)
    expect(results.map((one: { outcome: string }) => one.outcome)).toEqual(['stored', 'quarantined'])
  })

  test('under an id that lies elsewhere now with other content is set aside, not told', async () => {
    const left = await world.as('gridWorker', part)
    const [result] = await send(left, { ...south, result: 'refused' })
    expect(result).toMatchObject({ outcome: 'needsPerson', household: null, persons: [] })
  })
})
