import { sql, scoped } from '../sql.ts'
import type { KeptForEmergency } from '../retention/entry.ts'

/** Imports go with what they stored; their files and refused rows went earlier (sweep.ts). */
export const importsForEmergency: readonly KeptForEmergency[] = [
  {
    ...{ table: 'import_run', method: 'rowDeleted' },
    take: async (tx, scope, except, limit) => {
      const gone = await tx.query<{ id: string }>(sql`
        with due as (
          select i.id from import_run i where i.district = ${scope.district} and ${scoped(scope, sql`i.area`)}
            and i.state not in ('running', 'takingBack') and not i.area ^@ any(${except}::text[]) order by i.id limit ${limit})
        delete from import_run i using due where i.district = ${scope.district} and i.id = due.id returning i.id`)
      return { n: gone.length, subjects: gone.map((row) => row.id) }
    },
    left: async (tx, scope, except) =>
      (
        await tx.one<{ n: number }>(sql`
          select count(*)::int as n from import_run i where i.district = ${scope.district} and ${scoped(scope, sql`i.area`)}
            and not i.area ^@ any(${except}::text[])`)
      ).n,
  },
]
