import type { Kept } from '../platform/retention/entry.ts'
import { scoped, sql } from '../platform/sql.ts'
import { undoDays } from './rules-redivision.ts'

type Gone = { id: string }
const told = (rows: readonly Gone[]) => ({ n: rows.length, subjects: rows.map((row) => row.id) })

/** Who answered for an area or a place is known by the account alone when two years are over. */
export const areasKept: readonly Kept[] = [
  {
    ...{ table: 'responsible', days: 731, method: 'columnsCleared' },
    take: async (tx, scope, { before }, limit) =>
      told(
        await tx.query<Gone>(sql`
          with due as (
            select r.id from responsible r where r.district = ${scope.district} and ${scoped(scope, sql`r.area`)}
              and r.ends_on < ${before}::timestamptz::date and r.person <> coalesce(r.account, r.id)::text limit ${limit})
          update responsible r set person = coalesce(r.account, r.id)::text, unit = '', phone_sealed = null
          from due where r.district = ${scope.district} and r.id = due.id returning r.id`),
      ),
  },
  {
    ...{ table: 'site', days: 731, method: 'columnsCleared' },
    take: async (tx, scope, { before }, limit) =>
      told(
        await tx.query<Gone>(sql`
          with due as (
            select s.id from site s where s.district = ${scope.district} and ${scoped(scope, sql`s.area`)}
              and s.closed_at < ${before} and (s.person <> '' or s.phone_sealed is not null) limit ${limit})
          update site s set person = '', phone_sealed = null
          from due where s.district = ${scope.district} and s.id = due.id returning s.id`),
      ),
  },
  {
    ...{ table: 'redivision_moved', days: undoDays, method: 'rowDeleted' },
    take: async (tx, scope, { before }, limit) => ({
      n: await tx.run(sql`
        with due as (
          select m.redivision, m.mover, m.id from redivision_moved m
            join redivision r on r.district = m.district and r.id = m.redivision
          where m.district = ${scope.district} and r.second_at < ${before} and ${scoped(scope, sql`m.area`)} limit ${limit})
        delete from redivision_moved m using due
        where m.district = ${scope.district} and m.redivision = due.redivision and m.mover = due.mover and m.id = due.id`),
    }),
  },
]
