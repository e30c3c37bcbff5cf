import { addSeconds, dayOf } from '@gridward/contract/days'
import { now as readClock } from '../platform/clock.ts'
import type { Database } from '../platform/database.ts'
import { noFence } from '../platform/scope.ts'
import { endTags } from '../people/index.ts'
import { forgetTries } from './store-codes.ts'
import { allDistricts } from './store-rounds.ts'
import { inForce } from './surroundings.ts'

/** Once in a while: ledger entries end by themselves when their last day is over. */
export async function endLedgerEntries(db: Database): Promise<void> {
  const now = readClock()
  for (const { id, zone } of await db.transact(noFence, allDistricts)) {
    const today = dayOf(now, zone)
    await endTags(db, id, { now, today }, async (tx) => (await inForce(tx, id, today)).rules)
  }
}

/** Tries of the public pages are counted over ten minutes; an hour later nobody is remembered by them. */
export const forgetPublicTries = (db: Database): Promise<number> =>
  db.transact(noFence, (tx) => forgetTries(tx, addSeconds(readClock(), -3600)))
