import { ruleKinds } from '@gridward/contract/rules'
import { dayOf } from '@gridward/contract/days'
import { ruleWords } from '@gridward/contract/words/rules'
import { uuidv7 } from 'uuidv7'
import { asJob } from '../access/index.ts'
import { now } from '../platform/clock.ts'
import type { Database } from '../platform/database.ts'
import { openJournal } from '../platform/journal.ts'
import { fenceOf, noFence } from '../platform/scope.ts'
import { contentOf } from './content.ts'
import { ruleDefaults } from './rules-defaults.ts'
import { districtsWithout, saveDraft } from './store.ts'

/** Every district finds a draft of each kind with the product's assumptions, to correct and to put its document to. */
export async function seedRules(db: Database): Promise<void> {
  for (const { district, zone, kind } of await db.transact(noFence, (tx) => districtsWithout(tx, ruleKinds))) {
    const scope = asJob('rules.seed', district)
    const at = now()
    await db.transact(fenceOf(scope), async (tx) => {
      const body = {
        kind,
        area: '',
        title: ruleWords['zh-CN'].kinds[kind],
        document: '',
        ...ruleDefaults[kind],
        effectiveFrom: dayOf(at, zone),
        effectiveTo: null,
      }
      const id = uuidv7()
      await saveDraft(tx, scope, { ...body, id, assumption: true, content: contentOf(body), by: null, now: at })
      openJournal(tx, district, scope.actor)({ kind: 'rules.drafted', area: '', subject: id, content: { kind } })
    })
  }
}
