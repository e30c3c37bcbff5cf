import { STANDING } from '@gridward/contract/metrics'
import { asJob } from '../access/index.ts'
import type { Tx } from '../platform/database.ts'
import { openJournal } from '../platform/journal.ts'
import { fenceOf } from '../platform/scope.ts'
import type { Database } from '../platform/database.ts'
import { net, newWork, retag, standing } from './apply-people.ts'
import { savePeople } from './apply-save.ts'
import type { ScreeningRules } from './rules-tags.ts'
import { tagsPast } from './store-homes.ts'
import { lockCandidates } from './store-persons.ts'

const batch = 500

/** Ends ledger entries whose last day is over, unless something said since keeps the person in. Answers how many people were looked at. */
export async function endTags(
  db: Database,
  district: number,
  on: { now: string; today: string },
  rulesOf: (tx: Tx) => Promise<ScreeningRules>,
): Promise<number> {
  const scope = asJob('people.project', district)
  for (let seen = 0; ;) {
    const n = await db.transact(fenceOf(scope), async (tx) => {
      const ids = (await tagsPast(tx, scope, on.today, batch)).map((row) => row.person)
      if (ids.length === 0) return 0
      const rows = await lockCandidates(tx, scope, { numbers: [], phones: [], households: [], ids })
      const rules = await rulesOf(tx)
      const work = newWork()
      const journal = openJournal(tx, district, scope.actor)
      for (const row of rows) {
        const before = standing(row)
        work.tags.set(row, { tags: row.tags, area: row.area })
        retag(row, { ...on, rules })
        // an entry that nothing keeps open ends, also where the record of those days is gone
        row.tags = row.tags.filter((tag) => tag.until === null || tag.until >= on.today)
        const changes = net([...before.map((change) => ({ ...change, n: -change.n })), ...standing(row)])
        const deltas = changes.map((change) => ({ ...change, day: STANDING }))
        journal({ kind: 'people.tagsEnded', area: row.area, subject: row.id, content: { day: on.today }, deltas })
      }
      await savePeople(tx, scope, work, on.now, 'ended')
      return ids.length
    })
    seen += n
    if (n < batch) return seen
  }
}
