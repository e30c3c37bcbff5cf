import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { plantAreas } from '../harness/areas.ts'
import { activateLimits, declare, hireStaff, must, plantPeople, type Staff } from '../harness/limits.ts'
import { asOf } from '../harness/units.ts'
import { openWorld, type Person, type World } from '../harness/world.ts'

const [community, grid] = ['440112001003', '440112001003001']
let world: World
let staff: Staff
let medic: Person
let people: string[]

beforeAll(async () => {
  world = await openWorld('2020-02-10T01:00:00.000Z')
  await plantAreas(world.owner, world.district, [grid])
  staff = await hireStaff(world, community)
  medic = await asOf(world, '金碧社区卫生站', 'medic', community)
  await declare(staff, '2020-05-01T00:00:00Z')
  await activateLimits(staff, '2020-02-10')
  people = await plantPeople(world, grid, 2)
})
afterAll(() => world.close())

describe('a hold sent again under its id', () => {
  const body = { id: uuidv7(), area: grid, place: '东门', name: '王五', basis: 'fever', reason: '37.8℃', hours: 2 }
  test('with the same content is the same hold, with the end that it had', async () => {
    const held = (await must(medic.post('/api/orders/holds', { ...body, person: people[0] }))).json
    expect((await must(medic.post('/api/orders/holds', { ...body, person: people[0] }))).json).toEqual(held)
  })
  test.each([
    { area: community },
    { place: '西门' },
    { name: '王六' },
    { basis: 'positivePool' },
    { reason: '38.8℃' },
    { hours: 3 },
    { hours: undefined },
    { person: undefined },
  ])('with %o is refused', async (other) => {
    const { json } = await medic.post('/api/orders/holds', { ...body, person: people[0], ...other })
    expect(json.code).toBe('sameIdOtherContent')
  })
})

describe('an objection sent again under its id', () => {
  const id = uuidv7()
  let order: string
  const object = (text: string, to = order) => staff.street.post(`/api/orders/${to}/appeals`, { id, text })
  const issue = async (person: string | undefined): Promise<string> => {
    const proposal = uuidv7()
    await must(
      staff.community.post('/api/orders/proposals', {
        ...{ id: proposal, kind: 'homeIsolation', basis: 'closeContact', reason: '同车', evidence: '流调' },
        people: [{ person, dayZero: '2020-02-08' }],
      }),
    )
    const { content } = (await must(staff.street.post(`/api/orders/proposals/${proposal}/evidence`))).json
    await must(staff.street.post(`/api/orders/proposals/${proposal}/sign`, { content }))
    const known = new Set([order])
    const { items } = (await must(staff.street.get('/api/orders'))).json
    return items.find((one: { id: string }) => !known.has(one.id)).id
  }
  test('with the same words is answered the same, also when it was answered meanwhile', async () => {
    order = await issue(people[0])
    const first = (await must(object('不在车上'))).json
    expect((await must(object('不在车上'))).json).toEqual(first)
    await must(staff.appeals.post(`/api/orders/appeals/${id}/answer`, { outcome: 'stands', answer: '票据为证' }))
    expect((await must(object('不在车上'))).json).toEqual(first)
  })
  test('with other words, or to another order, is refused', async () => {
    expect((await object('我在车上')).json.code).toBe('sameIdOtherContent')
    expect((await object('不在车上', await issue(people[1]))).json.code).toBe('sameIdOtherContent')
  })
})
