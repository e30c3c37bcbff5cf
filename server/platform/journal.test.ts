import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { STANDING } from '@gridward/contract/metrics'
import { fence, openWorld, type World } from '../harness/world.ts'
import { openJournal, type Line } from './journal.ts'
import { merkleRoot } from './merkle.ts'
import { noFence, type Actor } from './scope.ts'
import { sql } from './sql.ts'
import { verifyJournal } from './verify.ts'

let world: World
beforeAll(async () => void (world = await openWorld()))
afterAll(() => world.close())

const job: Actor = { account: null, session: null, device: null, job: 'test' }
const write = (...lines: Line[]): Promise<void> =>
  world.house.db.transact(fence(world.district), async (tx) => {
    const journal = openJournal(tx, world.district, job)
    for (const line of lines) journal(line)
  })
const visit = (area: string, day: string, n = 1): Line => ({
  kind: 'declarations.visited',
  area,
  content: { result: 'home', note: '二里' },
  deltas: [
    { area, day, metric: 'visits', n },
    { area, day, metric: 'coverage.visited', n },
  ],
})
const counters = (area: string) =>
  world.owner.transact(noFence, (tx) =>
    tx.query<{ day: string; metric: string; n: number; late: number }>(
      sql`select day, metric, n, late from counter where district = ${world.district} and area = ${area} order by day, metric`,
    ),
  )

describe('counters', () => {
  it('sum a change for its grid and for everything above it', async () => {
    await write(visit('440112001003001', '2020-02-10'), visit('440112001003002', '2020-02-10'))
    await world.settle()
    for (const area of ['', '440112001', '440112001003'])
      expect(await counters(area)).toEqual([
        { day: STANDING, metric: 'coverage.visited', n: 2, late: 0 },
        { day: '2020-02-10', metric: 'visits', n: 2, late: 0 },
      ])
    expect((await counters('440112001003001')).map((c) => c.n)).toEqual([1, 1])
  })

  it('leave a frozen day as it was and count what comes later apart', async () => {
    await write(visit('440112002001001', '2020-02-11', 3))
    await write({ kind: 'briefings.frozen', area: '', freezes: '2020-02-11' })
    await write(visit('440112002001001', '2020-02-11', 2), visit('440112002001001', '2020-02-12', 1))
    await world.settle()
    const visits = (await counters('440112002001001')).filter((c) => c.metric === 'visits')
    expect(visits).toEqual([
      { day: '2020-02-11', metric: 'visits', n: 3, late: 2 },
      { day: '2020-02-12', metric: 'visits', n: 1, late: 0 },
    ])
    const frozen = await world.owner.transact(noFence, (tx) =>
      tx.query(
        sql`select n from frozen_figure where area = '440112002001001' and metric = 'visits' and day = '2020-02-11'`,
      ),
    )
    expect(frozen).toEqual([{ n: 3 }])
  })
})

describe('the journal', () => {
  it('numbers the lines of many writers without a gap', async () => {
    await Promise.all(
      Array.from({ length: 40 }, (_, i) =>
        write(visit('440112003001001', '2020-02-13'), visit(`44011200300100${1 + (i % 3)}`, '2020-02-13')),
      ),
    )
    await world.settle()
    const { n, last } = await world.owner.transact(noFence, (tx) =>
      tx.one<{ n: number; last: number }>(sql`select count(*)::int as n, max(seq)::int as last from journal`),
    )
    expect(n).toBe(last)
    expect(await verifyJournal(world.owner)).toMatchObject({ lines: last, fault: null })
  })

  it('cannot be changed or deleted by the application', async () => {
    for (const statement of [
      sql`update journal set kind = 'x'`,
      sql`delete from journal`,
      sql`delete from journal_tail`,
      sql`update counter set n = 0`,
    ])
      await expect(world.house.db.transact(noFence, (tx) => tx.run(statement))).rejects.toThrow(/permission denied/)
  })

  describe('names the first line that somebody', () => {
    let seq: number
    let hash: string | null
    beforeEach(async () => {
      await write(visit('440112004001001', '2020-02-14'), visit('440112004001001', '2020-02-14'))
      await world.settle()
      const verified = await verifyJournal(world.owner)
      expect(verified.fault).toBeNull()
      ;({ lines: seq, lastHash: hash } = verified)
    })
    it('changed', async () => {
      const move = (area: string) =>
        world.owner.transact(noFence, (tx) => tx.run(sql`update journal set area = ${area} where seq = ${seq}`))
      await move('440112004001002')
      expect((await verifyJournal(world.owner)).fault).toEqual({ seq, what: 'lineChanged' })
      await move('440112004001001')
    })
    it('rewrote inside', async () => {
      const set = (result: string) =>
        world.owner.transact(noFence, (tx) =>
          tx.run(
            sql`update journal_detail set content = jsonb_set(content, '{result}', to_jsonb(${result}::text)) where id = (select id from journal where seq = ${seq})`,
          ),
        )
      await set('refused')
      expect((await verifyJournal(world.owner)).fault).toEqual({ seq, what: 'contentChanged' })
      await set('home')
    })
    it('cut off the end after a hash was printed', async () => {
      await world.owner.transact(noFence, async (tx) => {
        const block = await tx.one<{ first: number }>(sql`select first from journal_block order by last desc limit 1`)
        await tx.run(sql`delete from journal_block where first = ${block.first}`)
        await tx.run(sql`delete from journal where seq >= ${block.first}`)
      })
      expect((await verifyJournal(world.owner)).fault).toBeNull()
      expect((await verifyJournal(world.owner, hash!)).fault).toMatchObject({ what: 'tailCut' })
    })
  })
})

describe('a Merkle root', () => {
  it('changes with every leaf and with their order', () => {
    const leaf = fc.uint8Array({ minLength: 32, maxLength: 32 })
    fc.assert(
      fc.property(fc.uniqueArray(leaf, { minLength: 2, maxLength: 20, selector: String }), (leaves) => {
        expect(merkleRoot(leaves).equals(merkleRoot([...leaves].reverse()))).toBe(false)
        expect(merkleRoot(leaves).equals(merkleRoot(leaves.slice(1)))).toBe(false)
      }),
    )
  })
})
