import { addSeconds } from '@gridward/contract/days'
import { now } from '../platform/clock.ts'
import type { Database } from '../platform/database.ts'
import { openJournal } from '../platform/journal.ts'
import { fenceOf, noFence } from '../platform/scope.ts'
import { asJob } from './jobs-list.ts'
import { tries } from './rules.ts'
import { listDistricts, sweepInvitations, sweepUnfenced } from './store-sweep.ts'
import { takeWrongTries } from './store-tries.ts'

/** Deletes what the tables of this room promise to delete. */
export async function sweepAccess(db: Database): Promise<void> {
  await db.transact(noFence, (tx) => sweepUnfenced(tx, now()))
  for (const { id } of await db.transact(noFence, listDistricts))
    await db.transact(fenceOf(asJob('retention.sweep', id)), (tx) => sweepInvitations(tx, id, now()))
}

/** One line for an account, a way of trying and a quarter of an hour: an attack cannot fill the journal. */
export async function tellWrongTries(db: Database): Promise<void> {
  const before = addSeconds(now(), -tries.window)
  for (const { id } of await db.transact(noFence, listDistricts)) {
    const scope = asJob('access.wrongTries', id)
    await db.transact(fenceOf(scope), async (tx) => {
      const journal = openJournal(tx, id, scope.actor)
      for (const { account, how, n, began_at: from, last_at: to } of await takeWrongTries(tx, id, before)) {
        const content = { how, n, from, to }
        journal({ kind: 'access.wrongTries', area: '', subject: account, content, retention: 'look' })
      }
    })
  }
}
