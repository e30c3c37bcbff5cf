import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { callsMovers } from '../calls/moving.ts'
import { plantAreas } from '../harness/areas.ts'
import { activateLimits, declare, hireStaff, must, plantPeople, type Staff } from '../harness/limits.ts'
import { fence, openWorld, type World } from '../harness/world.ts'
import { noFence } from '../platform/scope.ts'
import { sql } from '../platform/sql.ts'
import { ordersMovers } from './moving.ts'

const [from, to] = ['440112001003001', '440112001004001']
let world: World
let staff: Staff

beforeAll(async () => {
  world = await openWorld('2020-02-10T01:00:00.000Z')
  await plantAreas(world.owner, world.district, [from, to])
  staff = await hireStaff(world, '440112001003')
  await declare(staff, '2020-05-01T00:00:00Z')
  await activateLimits(staff, '2020-02-10')
})
afterAll(() => world.close())

describe('when an area is redrawn', () => {
  const moves = () => ({
    ...{ district: world.district, redivision: uuidv7(), day: '2020-02-10', now: '2020-02-10T01:00:00.000Z', by: null },
    ...{ pairs: [{ from, to }], picks: [], successors: [] },
  })

  it('a living order follows it and keeps the path of its day, an open call takes its turn along, and both return', async () => {
    const [person] = await plantPeople(world, from, 1)
    const id = uuidv7()
    const people = [{ person, dayZero: '2020-02-08' }]
    const body = { id, kind: 'homeIsolation', basis: 'closeContact', reason: '同车', evidence: '流调', people }
    await must(staff.community.post('/api/orders/proposals', body))
    const { content } = (await must(staff.street.post(`/api/orders/proposals/${id}/evidence`))).json
    await must(staff.street.post(`/api/orders/proposals/${id}/sign`, { content }))
    await must(staff.community.post('/api/calls', { id: uuidv7(), area: from, kind: 'help', text: '送药' }))
    const where = async () => [
      (await staff.street.get('/api/orders')).json.items[0].area,
      (await staff.street.get('/api/calls')).json.items[0].area,
      (await staff.street.get('/api/calls')).json.items[0].atArea,
    ]
    const asked = moves()
    await world.owner.transact(noFence, (tx) =>
      tx.run(sql`
        insert into redivision (district, id, title, reason, day, steps, digest, drafted_by, drafted_at)
        values (${world.district}, ${asked.redivision}, '重划', '', '2020-02-10', '[]', '', ${uuidv7()}, now())`),
    )
    const all = [...ordersMovers, ...callsMovers]
    await world.house.db.transact(fence(world.district), async (tx) => {
      for (const mover of all) await mover.move(tx, asked)
    })
    expect(await where()).toEqual([to, to, to])
    await world.house.db.transact(fence(world.district), async (tx) => {
      expect(
        (await Promise.all(all.flatMap((m) => (m.stocks ? [m.stocks(tx, world.district, [to])] : [])))).flat(),
      ).toMatchObject([
        { metric: 'orders.active', n: 1 },
        { metric: 'calls.open', n: 1 },
      ])
      for (const mover of all) await mover.undo(tx, { ...asked, pairs: [{ from: to, to: from }] })
    })
    expect(await where()).toEqual([from, from, from])
  })
})
