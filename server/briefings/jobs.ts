import { asJob } from '../access/index.ts'
import { now } from '../platform/clock.ts'
import type { Database } from '../platform/database.ts'
import { fenceOf, noFence } from '../platform/scope.ts'
import { finishReport, listUnfinished, writeCorrections } from './store-finish.ts'

/** Once the sealer has frozen a day: numbers the corrections to earlier days and writes the block's hash on the report. */
export async function finishReports(db: Database): Promise<void> {
  for (const { district, day } of await db.transact(noFence, listUnfinished)) {
    const scope = asJob('briefings.snapshot', district)
    await db.transact(fenceOf(scope), async (tx) => {
      await writeCorrections(tx, district, day)
      await finishReport(tx, district, day, now())
    })
  }
}
