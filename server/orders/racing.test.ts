import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { plantAreas } from '../harness/areas.ts'
import { activateLimits, declare, hireStaff, must, plantPeople, type Staff } from '../harness/limits.ts'
import { openWorld, type World } from '../harness/world.ts'

const [community, grid] = ['440112001003', '440112001003001']
let world: World
let staff: Staff

beforeAll(async () => {
  world = await openWorld('2020-02-10T01:00:00.000Z')
  await plantAreas(world.owner, world.district, [grid])
  staff = await hireStaff(world, community)
  await declare(staff, '2020-05-01T00:00:00Z')
  await activateLimits(staff, '2020-02-10')
})
afterAll(() => world.close())

test('six proposals of ten people that arrive at one moment are one of sixty: the last needs a third signature', async () => {
  const people = await plantPeople(world, grid, 60)
  const propose = (n: number) =>
    must(
      staff.community.post('/api/orders/proposals', {
        ...{ id: uuidv7(), kind: 'homeIsolation', basis: 'closeContact', reason: '同车', evidence: '流调' },
        people: people.slice(n * 10, n * 10 + 10).map((person) => ({ person, dayZero: '2020-02-08' })),
      }),
    )
  const answers = await Promise.all([0, 1, 2, 3, 4, 5].map(propose))
  expect(answers.filter(({ json }) => json.needsThird)).toHaveLength(1)
})
