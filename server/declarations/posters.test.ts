import { afterAll, beforeAll, expect, test } from 'vitest'
import { plantAreas } from '../harness/areas.ts'
import { openWorld, type Person, type World } from '../harness/world.ts'

const community = '440112001003'
let world: World
let officer: Person
let streetOfficer: Person
beforeAll(async () => {
  world = await openWorld()
  const grids = [`${community}001`, `${community}002`, '440112002001001']
  await plantAreas(world.owner, world.district, grids, { [community]: '金碧社区' })
  officer = await world.as('communityOfficer', community)
  streetOfficer = await world.as('streetOfficer', '440112002')
})
afterAll(() => world.close())

const posters = (who: Person, area: string) => who.get(`/api/declarations/codes/posters?area=${area}`)

test('all posters of a community are one document, a page each; ended codes are not printed', async () => {
  expect((await posters(officer, community)).json.detail).toContain('还没有可用的二维码')
  await officer.post('/api/declarations/codes', { area: community, grids: true })
  const [first, second] = (await officer.get(`/api/declarations/codes?area=${community}`)).json
  const both = await posters(officer, community)
  expect(both.text.match(/<section>/g)).toHaveLength(2)
  expect(both.text).toContain(`/p/${first.code}`)
  expect(both.text).toContain('金碧社区')
  expect(both.text).toContain('2 张已全部生成')
  expect(both.text).not.toMatch(/<script|<link/)
  await officer.post(`/api/declarations/codes/${second.code}/end`, {})
  const one = await posters(officer, community)
  expect(one.text.match(/<section>/g)).toHaveLength(1)
  expect(one.text).not.toContain(second.code)
})

test('posters of another community are not found', async () => {
  expect((await posters(officer, '440112002001')).code).toBe(404)
})

test('two taps at the same moment make one code for each grid', async () => {
  const street = '440112002'
  const made = await Promise.all(
    [1, 2, 3].map(() => streetOfficer.post('/api/declarations/codes', { area: street, grids: true })),
  )
  expect(made.map(({ code }) => code)).toEqual([200, 200, 200])
  expect((await streetOfficer.get(`/api/declarations/codes?area=${street}`)).json).toHaveLength(1)
})
