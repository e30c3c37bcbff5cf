import { afterAll, beforeAll, expect, it } from 'vitest'
import { asJob } from '../../access/index.ts'
import { openWorld, type World } from '../../harness/world.ts'
import { advanceClock } from '../clock.ts'
import { openDatabase, type Database } from '../database.ts'
import { openJournal } from '../journal.ts'
import { fenceOf } from '../scope.ts'
import { verifyJournal } from '../verify.ts'
import { journalKept } from './journal.ts'
import { sweepKept } from './run.ts'

let world: World
let db: Database
beforeAll(async () => {
  world = await openWorld()
  db = openDatabase(world.connection, 'gridward_retention', 1)
})
afterAll(async () => {
  await db.close()
  await world.close()
})

it('the check of the journal finds nothing wrong while the night is at work', async () => {
  const scope = asJob('retention.sweep', world.district)
  for (let part = 0; part < 30; part++) {
    await world.house.db.transact(fenceOf(scope), async (tx) => {
      const journal = openJournal(tx, world.district, scope.actor)
      for (let i = 0; i < 100; i++) journal({ kind: 'test.said', area: '', content: { i }, retention: 'look' })
    })
    await world.settle()
  }
  advanceClock(181 * 86_400)
  let working = true
  const sweeping = sweepKept(db, scope, journalKept[0]!).finally(() => (working = false))
  const faults = new Set<unknown>()
  while (working) faults.add((await verifyJournal(world.owner)).fault)
  expect((await sweeping).n).toBe(3000)
  await world.settle()
  const last = await verifyJournal(world.owner)
  expect([...faults, last.fault, last.erased]).toEqual([null, null, 3000])
})
