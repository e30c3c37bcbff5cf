import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { plantAreas } from '../harness/areas.ts'
import { activateLimits, declare, hireStaff, must, plantPeople, type Staff } from '../harness/limits.ts'
import { asOf } from '../harness/units.ts'
import { openWorld, type World } from '../harness/world.ts'

const street = '440112001'
const [here, there] = [`${street}003`, `${street}004`]
const other = '440112002'
let world: World
let staff: Staff

beforeAll(async () => {
  world = await openWorld('2020-02-10T01:00:00.000Z')
  await plantAreas(world.owner, world.district, [`${here}001`, `${there}001`, `${other}001001`])
  staff = await hireStaff(world, here)
  await declare(staff, '2020-05-01T00:00:00Z')
  await activateLimits(staff, '2020-02-10')
  const people = [...(await plantPeople(world, `${here}001`, 1)), ...(await plantPeople(world, `${there}001`, 1))]
  const id = uuidv7()
  await must(
    staff.street.post('/api/orders/proposals', {
      ...{ id, kind: 'homeIsolation', basis: 'closeContact', reason: '同车', evidence: '流调' },
      people: people.map((person) => ({ person, dayZero: '2020-02-08' })),
    }),
  )
  const { content } = (await must(staff.headquarters.post(`/api/orders/proposals/${id}/evidence`))).json
  await must(staff.headquarters.post(`/api/orders/proposals/${id}/sign`, { content }))
  await world.settle()
})
afterAll(() => world.close())

describe('an order that a street proposed for people of several communities', () => {
  test('is seen, opened, served and objected to by the community of each', async () => {
    const community = await asOf(world, '城西社区', 'communityOfficer', there)
    const { items, total } = (await must(community.get('/api/orders'))).json
    expect([items.length, total]).toEqual([1, 1])
    const [{ id }] = items
    expect((await must(community.get(`/api/orders/${id}`))).json).toMatchObject({
      basis: 'closeContact',
      reason: '同车',
    })
    await must(community.post(`/api/orders/${id}/served`, { how: 'door' }))
    await must(community.post(`/api/orders/${id}/appeals`, { id: uuidv7(), text: '不在车上' }))
    expect((await community.get(`/api/orders/${id}/notice.html`)).code).toBe(200)
  })

  test('goes with a community to another street, which can lift it; the old street sees its own alone', async () => {
    const steps = [{ do: 'move', from: there, under: other }]
    const draft = { id: uuidv7(), title: '划转', reason: '测试', day: '2020-02-10', steps }
    const { digest } = (await must(staff.headquarters.post('/api/redivisions', draft))).json
    for (const who of [staff.headquarters, staff.health])
      await must(who.post(`/api/redivisions/${draft.id}/sign`, { digest }))
    await world.settle()
    const next = await asOf(world, '联和街道', 'streetOfficer', other)
    const { items, total } = (await must(next.get('/api/orders'))).json
    expect([items.length, total]).toEqual([1, 1])
    expect((await must(next.get(`/api/orders/${items[0].id}`))).json.appeals).toHaveLength(1)
    await must(next.post(`/api/orders/${items[0].id}/lift`, { reason: '流调更正' }))
    await world.settle()
    expect((await must(next.get('/api/orders'))).json).toMatchObject({ items: [], total: 0 })
    expect((await must(staff.street.get('/api/orders'))).json.items).toHaveLength(1)
  })
})
