import type { Kept } from '../platform/retention/entry.ts'
import { scoped, sql } from '../platform/sql.ts'

/** A closed call goes with its history and with whom it was told to. */
export const callsKept: readonly Kept[] = [
  {
    ...{ table: 'call', days: 180, method: 'rowDeleted' },
    take: async (tx, scope, { before }, limit) => {
      const gone = await tx.query<{ id: string }>(sql`
        with due as (
          select c.id from call c where c.district = ${scope.district} and ${scoped(scope, sql`c.area`)}
            and c.state = 'closed' and c.closed_at < ${before} limit ${limit})
        delete from call c using due where c.district = ${scope.district} and c.id = due.id returning c.id`)
      return { n: gone.length, subjects: gone.map((row) => row.id) }
    },
  },
]
