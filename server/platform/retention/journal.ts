import type { Instant } from '@gridward/contract/days'
import type { Tx } from '../database.ts'
import { scoped, sql } from '../sql.ts'
import type { Kept, Sweeper } from './entry.ts'

/** Days after which the content of a line is erased, by class (journal.ts); 1,096 days are three years in any of them. */
export const classDays = { look: 180, legal: 1096 } as const

async function eraseClass(
  tx: Tx,
  scope: Sweeper,
  retention: keyof typeof classDays,
  at: { before: Instant; now: Instant },
  limit: number,
): Promise<number> {
  return tx.run(sql`
    with due as (
      select d.id from journal_detail d
      where d.district = ${scope.district} and d.retention = ${retention} and d.erased_at is null and d.retention <> 'record'
        and d.written_at < ${at.before} and ${scoped(scope, sql`d.area`)}
      order by d.written_at limit ${limit})
    update journal_detail d set salt = null, content = null, erased_at = ${at.now}, erased_under = ${retention}
    from due where d.district = ${scope.district} and d.id = due.id`)
}

const classKept = (retention: keyof typeof classDays): Kept => ({
  table: 'journal_detail',
  days: classDays[retention],
  method: 'contentErased',
  take: async (tx, scope, at, limit) => {
    const n = await eraseClass(tx, scope, retention, at, limit)
    return { n, lines: { [retention]: n } }
  },
})

export const journalKept: readonly Kept[] = [classKept('look'), classKept('legal')]

/** What the journal says of records that are gone; looks and legal lines stay for their own time. Answers how many lines. */
export const eraseWithRecords = (tx: Tx, scope: Sweeper, subjects: readonly string[], now: Instant): Promise<number> =>
  tx.run(sql`
    with told as (
      select id from journal where district = ${scope.district} and subject = any(${subjects}::uuid[])
      union all
      select id from journal_tail where district = ${scope.district} and subject = any(${subjects}::uuid[]))
    update journal_detail d set salt = null, content = null, erased_at = ${now}, erased_under = 'record'
    from told where d.district = ${scope.district} and d.id = told.id and d.retention = 'record' and d.erased_at is null
      and d.content <> 'null' and ${scoped(scope, sql`d.area`)}`)
