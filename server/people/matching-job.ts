import { addSeconds } from '@gridward/contract/days'
import { asJob } from '../access/index.ts'
import { millis, now as readClock } from '../platform/clock.ts'
import { districtIds, type Database } from '../platform/database.ts'
import type { Keys } from '../platform/keys.ts'
import { openJournal } from '../platform/journal.ts'
import { fenceOf, narrow } from '../platform/scope.ts'
import { compareRecords, keyedWith } from './matching.ts'
import { changedAfter, forgetKeys, readMark, writeMark } from './store-match.ts'
import { streetsOf } from './store-lists.ts'

const batch = 200
/** A change is stamped when its request begins and seen when it commits: what may still come is looked at again, s. */
const overlap = 120
const start = { updated_text: '-infinity', id: '00000000-0000-0000-0000-000000000000' }

/**
 * Compares whoever changed since the last turn, in every district. Answers how many records were compared. After `atMost`
 * milliseconds it stops where it is and goes on the next time: a first comparison of a million takes many turns.
 */
export async function matchChanged(db: Database, keys: Keys, atMost = 4000): Promise<number> {
  const until = millis() + atMost
  let n = 0
  for (const district of await districtIds(db)) n += await matchDistrict(db, keys, district, until)
  return n
}

async function matchDistrict(db: Database, keys: Keys, district: number, until: number): Promise<number> {
  let n = 0
  let after: typeof start | null = null
  do {
    const step = await turn(db, keys, district, after)
    n += step.compared
    after = step.next
  } while (after && millis() < until)
  return n
}

/** One transaction: the next records in order of their change. `after`: null begins where the last turn ended. */
async function turn(
  db: Database,
  keys: Keys,
  district: number,
  after: typeof start | null,
): Promise<{ compared: number; next: typeof start | null }> {
  const scope = asJob('people.match', district)
  const now = readClock()
  return db.transact(fenceOf(scope), async (tx) => {
    const keyed = keyedWith(keys)
    const mark = await readMark(tx, scope)
    const turned = mark && !mark.keyed.equals(keyed)
    if (turned) await forgetKeys(tx, scope)
    const from = after ?? (mark && !turned ? mark : start)
    const streets = await streetsOf(tx, narrow(scope, 'people.read'))
    const rows = await changedAfter(tx, scope, streets, from, batch)
    const fresh = rows.filter((row) => !row.seen)
    await compareRecords(tx, scope, keys, fresh, openJournal(tx, district, scope.actor), now)
    const last = rows.at(-1)
    if (!last) return { compared: 0, next: null }
    const next = { updated_text: last.updated_text, id: last.id }
    const settled = addSeconds(now, -overlap)
    const seen = last.updated_at < settled
    await writeMark(tx, scope, { keyed, ...(seen ? next : { updated_text: settled, id: start.id }) })
    return { compared: fresh.length, next: rows.length < batch ? null : next }
  })
}
