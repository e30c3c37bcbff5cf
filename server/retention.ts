import { asJob } from './access/index.ts'
import { accessKept } from './access/store-retention.ts'
import { areasKept } from './areas/store-retention.ts'
import { callsKept } from './calls/store-retention.ts'
import { declarationsForEmergency, declarationsKept } from './declarations/store-retention.ts'
import { endSunset, sunsetsDue } from './orders/index.ts'
import { ordersKept } from './orders/store-retention.ts'
import { peopleForEmergency, peopleKept } from './people/store-retention.ts'
import { now } from './platform/clock.ts'
import { districtIds, openDatabase, type Database } from './platform/database.ts'
import { importsForEmergency } from './platform/intake/store-retention.ts'
import { openJournal } from './platform/journal.ts'
import type { Goes, Kept, KeptForEmergency, Sweeper } from './platform/retention/entry.ts'
import { journalKept } from './platform/retention/journal.ts'
import { noteRetention } from './platform/retention/note.ts'
import { batch, sweepAll, sweepKept, type Swept } from './platform/retention/run.ts'
import { fenceOf, narrow } from './platform/scope.ts'
import type { House } from './serve.ts'

/** Everything that is kept for a time of its own. The order is that in which rows point at each other. */
export const kept: readonly Kept[] = [
  ...journalKept,
  ...declarationsKept,
  ...peopleKept,
  ...callsKept,
  ...ordersKept,
  ...areasKept,
  ...accessKept,
]

/** Everything that is kept for an emergency, and goes 30 days after two people signed that it is over. */
export const keptForEmergency: readonly KeptForEmergency[] = [
  ...declarationsForEmergency,
  ...peopleForEmergency,
  ...importsForEmergency,
]

/** Tables that need no entry, and why. */
export const goes: readonly Goes[] = [
  { table: 'journal', why: 'holds digests and ids for good' },
  { table: 'wrong_try', why: 'told to the journal and emptied every minute by access.wrongTries' },
  { table: 'journal_tail', why: 'emptied by the sealer within seconds' },
  {
    table: 'briefing_document',
    why: 'a document of the office with sums by area; the database refuses to change a signed one',
  },
  { table: 'household_alias', why: 'goes with its household' },
  { table: 'membership', why: 'goes with its person' },
  { table: 'person_match', why: 'goes with its person' },
  { table: 'person_pair', why: 'goes with either person' },
  { table: 'receipt', why: 'goes with its declaration' },
  { table: 'call_step', why: 'goes with its call' },
  { table: 'call_delivery', why: 'goes with its call' },
  { table: 'receipt_code', why: 'goes with its order, hold or act' },
  { table: 'order_proposal_person', why: 'goes with its proposal' },
  { table: 'order_opening', why: 'goes with its proposal' },
  { table: 'import_mapping', why: 'removed by imports.sweep a year after it was last used' },
  {
    table: 'import_row',
    why: 'refused contents are erased every hour by imports.sweep, the rest goes with its import',
  },
]

/** Removes what is due in every district. One table that fails keeps no other waiting; it is noted and tried again. */
export async function sweepRetention(house: House): Promise<Swept[]> {
  const db = openDatabase(house.connection, 'gridward_retention', 1)
  const swept: Swept[] = []
  const failed: string[] = []
  try {
    for (const district of await districtIds(db)) {
      const scope = asJob('retention.sweep', district)
      for (const entry of kept)
        await sweepKept(db, scope, entry)
          .then((one) => swept.push(one))
          .catch((error: Error) => failed.push(`${entry.table}: ${error.message}`))
      await carrySunsets(db, scope)
        .then((all) => swept.push(...all))
        .catch((error: Error) => failed.push(`sunset: ${error.message}`))
    }
  } finally {
    await db.close()
  }
  const tables: Record<string, number> = {}
  for (const { table, n } of swept) if (n > 0) tables[table] = (tables[table] ?? 0) + n
  await noteRetention(house.dataDir, { at: now(), tables, failed })
  return swept
}

/** What was kept for emergencies whose notice is over. What is left for any reason is tried again the next night. */
async function carrySunsets(db: Database, scope: Sweeper): Promise<Swept[]> {
  const { district } = scope
  const swept: Swept[] = []
  for (const due of await db.transact(fenceOf(scope), (tx) => sunsetsDue(tx, district, now()))) {
    let left = 0
    for (const area of due.areas) {
      const mine = narrow(scope, 'people.write', area)
      for (const { take, left: count, ...entry } of keptForEmergency) {
        const about = { ...entry, why: `sunset ${due.id}` }
        swept.push(await sweepAll(db, mine, about, now(), (tx) => take(tx, mine, due.except, batch)))
        left += await db.transact(fenceOf(mine), (tx) => count(tx, mine, due.except))
      }
    }
    if (left === 0)
      await db.transact(fenceOf(scope), (tx) =>
        endSunset(tx, district, due, now(), openJournal(tx, district, scope.actor)),
      )
  }
  return swept
}
