import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fence, openWorld, type World } from '../harness/world.ts'
import { openJournal, type Line } from './journal.ts'
import { noFence } from './scope.ts'
import { sql, type Sql } from './sql.ts'
import { verifyJournal } from './verify.ts'

const grid = '440112001003001'
const day = '2020-02-10'
let world: World
beforeEach(async () => {
  world = await openWorld()
  await write({ kind: 't.visited', area: grid, deltas: [{ area: grid, day, metric: 'visits', n: 4 }] })
  await write({ kind: 't.found', area: grid, deltas: [{ area: grid, day, metric: 'people', n: 9 }] })
  await write({ kind: 'briefings.frozen', area: '', freezes: day })
  await write({ kind: 't.visited', area: grid, deltas: [{ area: grid, day, metric: 'visits', n: 2 }] })
  await world.settle()
})
afterEach(() => world.close())

const write = (line: Line): Promise<void> =>
  world.house.db.transact(fence(world.district), async (tx) => {
    openJournal(tx, world.district, { account: null, session: null, device: null, job: 'test' })(line)
  })
const byHand = (statement: Sql): Promise<number> => world.owner.transact(noFence, (tx) => tx.run(statement))

describe('the figures of a frozen day', () => {
  it('stand in the chain: what comes later changes nothing', async () => {
    expect((await verifyJournal(world.owner)).fault).toBeNull()
  })

  it('are named with what the journal says when somebody changed one past the application', async () => {
    await byHand(sql`update frozen_figure set n = 40 where area = '440112001003' and metric = 'visits'`)
    const about = '2020-02-10 440112001003 visits 4 → 40'
    expect((await verifyJournal(world.owner)).fault).toEqual({ seq: 3, what: 'figuresChanged', about })
  })

  it('are named when one was taken away or added, a stock too', async () => {
    await byHand(sql`delete from frozen_figure where area = ${grid} and metric = 'people'`)
    expect((await verifyJournal(world.owner)).fault?.about).toBe(`${day} ${grid} people 9 → –`)
    await byHand(
      sql`insert into frozen_figure (district, day, area, metric, n) values (${world.district}, ${day}, ${grid}, 'people', 9)`,
    )
    await byHand(
      sql`insert into frozen_figure (district, day, area, metric, n) values (${world.district}, ${day}, ${grid}, 'tags.key', 1)`,
    )
    expect((await verifyJournal(world.owner)).fault?.about).toBe(`${day} ${grid} tags.key 0 → 1`)
  })

  it('do not pass with a digest that was changed along, nor with a day that was thawed', async () => {
    await byHand(sql`delete from frozen_day`)
    expect((await verifyJournal(world.owner)).fault).toEqual({ seq: 3, what: 'figuresChanged', about: day })
    await byHand(sql`update journal set figures = null where seq = 3`)
    expect((await verifyJournal(world.owner)).fault).toEqual({ seq: 3, what: 'lineChanged' })
  })
})
