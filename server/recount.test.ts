import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Delta, Metric } from '@gridward/contract/metrics'
import { plantAreas } from './harness/areas.ts'
import { fence, openWorld, type World } from './harness/world.ts'
import { openJournal } from './platform/journal.ts'
import { noFence } from './platform/scope.ts'
import { sql } from './platform/sql.ts'
import { recountAll } from './recount.ts'

let world: World
const grids = ['440112001003001', '440112001003002', '440112002001001']
const days = ['2020-02-08', '2020-02-09', '2020-02-10']
const job = { account: null, session: null, device: null, job: 'test' }

beforeAll(async () => {
  world = await openWorld()
  await plantAreas(world.owner, world.district, grids)
})
afterAll(() => world.close())

/** A number below `n`, from a seed, so that a failing day can be lived again. */
const chances = (seed: number) => (n: number) => {
  seed = (seed * 1103515245 + 12345) % 2147483648
  return Math.floor((seed / 2147483648) * n)
}

const write = (deltas: Delta[], freezes?: string): Promise<void> =>
  world.house.db.transact(fence(world.district), async (tx) => {
    const journal = openJournal(tx, world.district, job)
    journal({ kind: 'test.happened', area: deltas[0]?.area ?? '', deltas, ...(freezes ? { freezes } : {}) })
  })

const drift = async (source: 'journal' | 'rows') => {
  const { drift: list } = await recountAll(world.connection)
  return list.filter((one) => one.source === source)
}
const change = (statement: ReturnType<typeof sql>): Promise<number> =>
  world.owner.transact(noFence, (tx) => tx.run(statement))

describe('the nightly recount', () => {
  test('agrees with the counters after a random day with freezes in between', async () => {
    const below = chances(20200210)
    const flows: Metric[] = ['visits', 'visits.home', 'declarations']
    for (let i = 0; i < 400; i++) {
      const deltas = Array.from({ length: 1 + below(3) }, () => {
        const area = grids[below(grids.length)]!.slice(0, [9, 12, 15][below(3)])
        return { area, day: days[below(days.length)]!, metric: flows[below(flows.length)]!, n: below(5) - 1 }
      })
      await write(deltas, i === 150 ? days[0] : i === 300 ? days[1] : undefined)
      if (i % 100 === 0) await world.settle()
    }
    await world.settle()
    const { counters, lines, drifting } = await recountAll(world.connection)
    expect(drifting).toBe(0)
    expect(lines).toBe(400)
    expect(counters).toBeGreaterThan(50)
    const late = await world.owner.transact(noFence, (tx) => tx.query(sql`select 1 from counter where late <> 0`))
    expect(late.length).toBeGreaterThan(10)
  })

  test('finds a counter that was changed, one that was lost, and one that nobody wrote', async () => {
    await change(
      sql`update counter set n = n + 1 where area = '440112001003' and day = ${days[2]} and metric = 'visits'`,
    )
    await change(sql`delete from counter where area = '440112002' and day = ${days[1]} and metric = 'declarations'`)
    await change(sql`
      insert into counter (district, area, day, metric, n) values (${world.district}, '440112001', '2020-03-01', 'acts', 7)`)
    const found = await drift('journal')
    expect(found.map(({ area, day, metric }) => `${area} ${day} ${metric}`).sort()).toEqual([
      `440112001 2020-03-01 acts`,
      `440112001003 ${days[2]} visits`,
      `440112002 ${days[1]} declarations`,
    ])
    expect(found.find(({ metric }) => metric === 'visits')).toMatchObject({ n: expect.any(Number), late: 0 })
    expect(found.find(({ metric }) => metric === 'acts')).toMatchObject({ n: 7, should: 0 })
  })

  test('counts stocks from their rows: one that a line forgot is found in every area above it', async () => {
    expect(await drift('rows')).toEqual([])
    await change(sql`
      insert into person (district, id, area, name, name_plain, name_pinyin, name_initials, facts, created_at, updated_at)
      values (${world.district}, gen_random_uuid(), ${grids[0]}, '王', '王', 'wang', 'w', '{}', now(), now())`)
    expect((await drift('rows')).map(({ area, metric, n, should }) => [area, metric, n, should])).toEqual(
      ['', '440112001', '440112001003', grids[0]].map((area) => [area, 'people', 0, 1]),
    )
    await write([{ area: grids[0]!, day: '0001-01-01', metric: 'people', n: 1 }])
    expect(await drift('rows')).toEqual([])
    await world.settle()
    expect(await drift('rows')).toEqual([])
  })
})
