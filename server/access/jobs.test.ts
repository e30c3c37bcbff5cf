import { afterAll, beforeAll, expect, it } from 'vitest'
import { openWorld, type World } from '../harness/world.ts'
import { advanceClock } from '../platform/clock.ts'
import { noFence } from '../platform/scope.ts'
import { sql } from '../platform/sql.ts'
import { sweepAccess } from './jobs.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const count = async (): Promise<number> =>
  (await world.owner.transact(noFence, (tx) => tx.one<{ n: number }>(sql`select count(*)::int as n from login_try`))).n

it('a try is forgotten after a day, and not before', async () => {
  await world.nobody.post('/api/session', { login: 'nobody', password: 'x' })
  const tried = await count()
  expect(tried).toBeGreaterThan(0)
  advanceClock(86_400 - 60)
  await sweepAccess(world.house.db)
  expect(await count()).toBe(tried)
  advanceClock(120)
  await sweepAccess(world.house.db)
  expect(await count()).toBe(0)
})
