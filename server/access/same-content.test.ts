import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { plantAreas } from '../harness/areas.ts'
import { must } from '../harness/limits.ts'
import { openWorld, type Person, type World } from '../harness/world.ts'
import { noFence } from '../platform/scope.ts'
import { sql } from '../platform/sql.ts'

const [community, grid, beside] = ['440112001003', '440112001003001', '440112001003002']
let world: World
let officer: Person

beforeAll(async () => {
  world = await openWorld()
  await plantAreas(world.owner, world.district, [grid, beside])
  await world.owner.transact(noFence, (tx) => tx.run(sql`update district set demo = true`))
  officer = await world.as('streetOfficer', '440112001')
})
afterAll(() => world.close())

const refusal = async (url: string, body: object) => (await officer.post(url, body)).json.code

describe('an account sent again under its id', () => {
  const body = {
    ...{ id: uuidv7(), login: 'zhao.min', name: '赵敏', unit: '大沙街道', phone: '12000000001', role: 'gridWorker' },
    ...{ prefix: grid, until: '2020-04-01T00:00:00.000Z', reason: '抽调' },
  }
  test('with the same content is the one that was made; its code is not shown a second time', async () => {
    const made = (await must(officer.post('/api/accounts', body))).json
    const again = (await must(officer.post('/api/accounts', body))).json
    expect(again.account.id).toBe(made.account.id)
    expect(again.account.grants).toEqual(made.account.grants)
    expect(again.code).toBeNull()
  })
  test.each([
    { login: 'zhao.min2' },
    { name: '赵明' },
    { unit: '别的单位' },
    { phone: '12000000002' },
    { phone: undefined },
    { role: 'medic' },
    { prefix: beside },
    { until: '2020-05-01T00:00:00.000Z' },
    { reason: '别的' },
  ])('with %o is refused', async (other) => {
    expect(await refusal('/api/accounts', { ...body, ...other })).toBe('sameIdOtherContent')
  })
})

describe('a grant sent again under its id', () => {
  const body = { id: uuidv7(), role: 'guard', prefix: community, until: '2020-04-01T00:00:00.000Z', reason: '卡口' }
  let account: string
  test('with the same content is the one that was given', async () => {
    account = (await world.as('gridWorker', grid)).account
    const given = (await must(officer.post('/api/grants', { ...body, account }))).json
    expect((await must(officer.post('/api/grants', { ...body, account }))).json).toEqual(given)
  })
  test.each([
    { role: 'medic' },
    { prefix: grid },
    { until: '2020-05-01T00:00:00.000Z' },
    { until: undefined },
    { reason: '' },
  ])('with %o is refused', async (other) => {
    expect(await refusal('/api/grants', { ...body, account, ...other })).toBe('sameIdOtherContent')
  })
  test('for somebody else is refused', async () => {
    const { account: another } = await world.as('gridWorker', grid)
    expect(await refusal('/api/grants', { ...body, account: another })).toBe('sameIdOtherContent')
  })
})
