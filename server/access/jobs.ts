import { addSeconds } from '@gridward/contract/days'
import { now } from '../platform/clock.ts'
import type { Database } from '../platform/database.ts'
import { openJournal } from '../platform/journal.ts'
import { fenceOf, noFence } from '../platform/scope.ts'
import { asJob } from './jobs-list.ts'
import { tries } from './rules.ts'
import { forgetTries, listDistricts } from './store-sweep.ts'
import { takeWrongTries } from './store-tries.ts'

/** A day of tries; what else this room keeps goes at night (store-retention.ts). */
export const sweepAccess = (db: Database): Promise<number> =>
  db.transact(noFence, (tx) => forgetTries(tx, addSeconds(now(), -86_400)))

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
