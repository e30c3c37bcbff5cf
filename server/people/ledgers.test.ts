import { afterAll, beforeAll, expect, test } from 'vitest'
import { endLedgerEntries } from '../declarations/jobs.ts'
import { home, visit, withNumber } from '../declarations/samples.ts'
import { openWorld, type Person, type World } from '../harness/world.ts'
import { setClock } from '../platform/clock.ts'
import { noFence } from '../platform/scope.ts'
import { sql } from '../platform/sql.ts'

const grid = '440112001003001'
let world: World
let worker: Person

beforeAll(async () => {
  world = await openWorld()
  await world.owner.transact(noFence, (tx) => tx.run(sql`update district set demo = true`))
  worker = await world.as('gridWorker', grid)
})
afterAll(() => world.close())

test('a ledger entry ends by itself after its last day, in the list and in the counter', async () => {
  const stay = {
    leftCity: 'yes',
    visitedPlace: '武汉',
    returnDate: '2020-02-02',
    riskStay: 'yes',
    riskLeftDate: '2020-02-01',
  }
  const items = [visit(grid, '1', home('1', [withNumber('重点甲', 1, stay)]))]
  await worker.post('/api/declarations/visits', { items })
  await world.settle()
  const ledger = async () => (await (await world.as('gridWorker', grid)).get('/api/people?ledger=key')).json
  expect([(await ledger()).total, (await ledger()).items[0].tags[0].until]).toEqual([1, '2020-02-15'])
  setClock('2020-02-15T10:00:00.000Z')
  await endLedgerEntries(world.house.db)
  expect((await ledger()).items).toHaveLength(1)
  setClock('2020-02-15T17:00:00.000Z')
  await endLedgerEntries(world.house.db)
  await world.settle()
  expect([(await ledger()).items, (await ledger()).total]).toEqual([[], 0])
})
