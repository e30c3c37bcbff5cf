import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { plantAreas } from '../harness/areas.ts'
import { openWorld, type Person, type World } from '../harness/world.ts'
import { noFence } from '../platform/scope.ts'
import { sql } from '../platform/sql.ts'
import { home, member, visit, withNumber } from './samples.ts'

const [mine, sibling] = ['440112001003001', '440112001003002']
let world: World
let worker: Person

beforeAll(async () => {
  world = await openWorld()
  await plantAreas(world.owner, world.district, [mine, sibling])
  await world.owner.transact(noFence, (tx) => tx.run(sql`update district set demo = true`))
  worker = await world.as('gridWorker', mine)
})
afterAll(() => world.close())

const rows = <T extends object>(statement: ReturnType<typeof sql>): Promise<T[]> =>
  world.owner.transact(noFence, (tx) => tx.query<T>(statement))
const send = async (...items: unknown[]) => {
  const reply = await worker.post('/api/declarations/visits', { items })
  if (reply.code !== 200) throw new Error(reply.text)
  return reply.json.results
}

describe('what a phone sends', () => {
  test('is kept as it came and shows in the register and the counters', async () => {
    const sent = visit(
      mine,
      '501',
      home('501', [withNumber('测试甲', 1), member('测试乙', { relationToHead: 'child' })]),
    )
    const [result] = await send(sent)
    expect(result).toMatchObject({ outcome: 'stored', household: sent['household'], problems: [] })
    expect(await rows(sql`select name, area from person order by name`)).toEqual([
      { name: '测试乙', area: mine },
      { name: '测试甲', area: mine },
    ])
    await world.settle()
    const counters = await rows<{ metric: string; n: number }>(
      sql`select metric, n from counter where area = ${mine} and n <> 0 order by metric`,
    )
    expect(Object.fromEntries(counters.map((c) => [c.metric, c.n]))).toEqual({
      'coverage.visited': 1,
      declarations: 1,
      households: 1,
      people: 2,
      visits: 1,
      'visits.home': 1,
    })
  })
})
