import { afterAll, beforeAll, expect, test } from 'vitest'
import { addState } from './demo/store.ts'
import { prepare } from './first-day.ts'
import { openWorld, type World } from './harness/world.ts'
import { readConfig } from './config.ts'
import { noFence } from './platform/scope.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

test('a demo district that is started without --demo is named at the terminal, and waits for nothing', async () => {
  const said: string[] = []
  const start = () => prepare(world.house, readConfig({}, []), (text) => said.push(text))
  await start()
  expect(said).toEqual([])
  const half = { seed: 1, people: 100, day: '2020-02-09', total: 100, loaded: 85, told_until: null }
  await world.house.db.transact(noFence, (tx) => addState(tx, { district: world.district, ...half }))
  await start()
  expect(said.join()).toContain('演示区')
  const officer = await world.as('commander')
  expect((await officer.get('/api/demo/progress')).json).toEqual({ done: 85, total: 100, ready: true })
})
