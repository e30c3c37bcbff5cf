import { now } from '../platform/clock.ts'
import type { Database } from '../platform/database.ts'
import { fenceOf, noFence } from '../platform/scope.ts'
import { asJob } from './jobs-list.ts'
import { listDistricts, sweepInvitations, sweepUnfenced } from './store-sweep.ts'

/** Deletes what the tables of this room promise to delete. */
export async function sweepAccess(db: Database): Promise<void> {
  await db.transact(noFence, (tx) => sweepUnfenced(tx, now()))
  for (const { id } of await db.transact(noFence, listDistricts))
    await db.transact(fenceOf(asJob('retention.sweep', id)), (tx) => sweepInvitations(tx, id, now()))
}
