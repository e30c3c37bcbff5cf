import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { plantAreas } from './harness/areas.ts'
import { openWorld, type Person, type World } from './harness/world.ts'
import { home, member, visit } from './declarations/samples.ts'
import { noFence } from './platform/scope.ts'
import { sql } from './platform/sql.ts'

const community = '440112001003'
const [old, sibling] = [`${community}001`, `${community}002`]
let world: World
let phone: Person
let neighbour: Person
const doors = { east: uuidv7(), west: uuidv7() }

const rows = <T extends object>(statement: ReturnType<typeof sql>): Promise<T[]> =>
  world.owner.transact(noFence, (tx) => tx.query<T>(statement))

const send = async (who: Person, ...items: unknown[]) => {
  const reply = await who.post('/api/declarations/visits', { items })
  if (reply.code !== 200) throw new Error(reply.text)
  return reply.json.results as { outcome: string; household: string | null }[]
}

beforeAll(async () => {
  world = await openWorld()
  await plantAreas(world.owner, world.district, [old, sibling])
  await rows(sql`update district set demo = true`)
  phone = await world.as('gridWorker', old)
  neighbour = await world.as('gridWorker', sibling)
  await send(
    phone,
    visit(old, '101', home('101', [member('测试甲')]), {
      household: doors.east,
      place: { building: '1', room: '101' },
    }),
    visit(old, '201', home('201', [member('测试乙')]), {
      household: doors.west,
      place: { building: '2', room: '201' },
    }),
  )
})
afterAll(() => world.close())

describe('a phone that was offline while its grid was redrawn', () => {
  it('still syncs: known doors stay where they were sent, new ones go to the main part', async () => {
    const [first, second] = [await world.as('commander'), await world.as('commander')]
    const into = [{ name: '西格', households: [doors.west] }, { name: '东格' }]
    const body = { id: uuidv7(), title: '拆分', reason: '', day: '2020-02-10' }
    const seen = await first.post('/api/redivisions', { ...body, steps: [{ do: 'redraw', from: [old], into }] })
    await first.post(`/api/redivisions/${body.id}/sign`, { digest: seen.json.digest })
    expect((await second.post(`/api/redivisions/${body.id}/sign`, { digest: seen.json.digest })).json.state).toBe(
      'done',
    )
    const [west, east] = [`${community}003`, `${community}004`]

    const later = { observedAt: '2020-02-10T00:50:00.000Z', recordedAt: '2020-02-10T00:51:00.000Z' }
    const fresh = uuidv7()
    const results = await send(
      phone,
      visit(old, '201', null, { ...later, household: doors.west, place: { building: '2', room: '201' } }),
      visit(old, '101', null, { ...later, household: doors.east, place: { building: '1', room: '101' } }),
      visit(old, '301', home('301', [member('测试丙')]), { ...later, household: fresh }),
    )
    expect(results.map((r) => r.outcome)).toEqual(['stored', 'stored', 'stored'])
    const where = new Map(
      (await rows<{ id: string; area: string }>(sql`select id, area from household`)).map((r) => [r.id, r.area]),
    )
    expect(where).toEqual(
      new Map([
        [doors.east, east],
        [doors.west, west],
        [fresh, east],
      ]),
    )
  })

  it('counts each door once, and what happened before stays under the path of its day', async () => {
    await world.settle()
    const counted = await rows<{ area: string; n: number }>(sql`
      select area, n from counter where metric = 'households' and length(area) = 15 and n <> 0 order by area`)
    expect(counted).toEqual([
      { area: `${community}003`, n: 1 },
      { area: `${community}004`, n: 2 },
    ])
    const visits = await rows<{ area: string; n: number }>(sql`
      select area, count(*)::int as n from visit group by 1 order by 1`)
    expect(visits[0]).toEqual({ area: old, n: 2 })
  })

  it('reaches nothing of a grid that was never its own', async () => {
    const [result] = await send(neighbour, visit(old, '101', null, { household: doors.east }))
    expect(result?.outcome).toBe('quarantined')
    const paths = (await neighbour.get('/api/areas')).json.areas.map((a: { path: string }) => a.path)
    expect(paths.filter((p: string) => p.length === 15)).toEqual([sibling])
  })
})
