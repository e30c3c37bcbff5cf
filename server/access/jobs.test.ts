import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { plantAreas } from '../harness/areas.ts'
import { openWorld, type World } from '../harness/world.ts'
import { advanceClock } from '../platform/clock.ts'
import { noFence } from '../platform/scope.ts'
import { sql } from '../platform/sql.ts'
import { sweepAccess } from './jobs.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
  await plantAreas(world.owner, world.district, ['440112001003001'])
})
afterAll(() => world.close())

const count = async (table: 'invitation' | 'login_try' | 'session'): Promise<number> =>
  (
    await world.owner.transact(noFence, (tx) =>
      tx.one<{ n: number }>(
        table === 'invitation'
          ? sql`select count(*)::int as n from invitation`
          : table === 'login_try'
            ? sql`select count(*)::int as n from login_try`
            : sql`select count(*)::int as n from session`,
      ),
    )
  ).n

it('what this room keeps is deleted when its tables say so, and not before', async () => {
  const officer = await world.as('streetOfficer', '440112001', { until: '2020-02-20T00:00:00Z' })
  await officer.post('/api/invitations', {
    batch: uuidv7(),
    rows: [{ name: '甲' }],
    role: 'guard',
    area: '440112001003',
  })
  await world.nobody.post('/api/session', { login: 'nobody', password: 'x' })
  await world.owner.transact(noFence, (tx) => tx.run(sql`update session set ends_at = '2020-02-11T00:00:00Z'`))
  await sweepAccess(world.house.db)
  expect([await count('invitation'), (await count('login_try')) > 0, await count('session')]).toEqual([1, true, 1])
  advanceClock(2 * 86_400)
  await sweepAccess(world.house.db)
  expect([await count('invitation'), await count('login_try'), await count('session')]).toEqual([1, 0, 1])
  advanceClock(43 * 86_400)
  await sweepAccess(world.house.db)
  expect([await count('invitation'), await count('session')]).toEqual([0, 1])
  advanceClock(140 * 86_400)
  await sweepAccess(world.house.db)
  expect(await count('session')).toBe(0)
})
