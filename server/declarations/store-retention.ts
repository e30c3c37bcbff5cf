import { STANDING } from '@gridward/contract/metrics'
import type { Tx } from '../platform/database.ts'
import type { Kept, KeptForEmergency, Sweeper, Taken } from '../platform/retention/entry.ts'
import { scoped, sql } from '../platform/sql.ts'

type Gone = { id: string; area: string }
const told = (rows: readonly Gone[]) => ({ n: rows.length, subjects: rows.map((row) => row.id) })
const count = async (counted: Promise<{ n: number }>): Promise<number> => (await counted).n

export const declarationsKept: readonly Kept[] = [
  {
    ...{ table: 'tray', days: 30, method: 'rowDeleted' },
    take: async (tx, scope, { before }, limit) =>
      told(
        await tx.query<Gone>(sql`
          with due as (
            select t.id from tray t where t.district = ${scope.district} and ${scoped(scope, sql`t.area`)}
              and t.settled_at < ${before} limit ${limit})
          delete from tray t using due where t.district = ${scope.district} and t.id = due.id returning t.id, t.area`),
      ),
  },
]

/** Declarations go with their receipts; what still waited is taken off the stock, the days that counted them stay. */
async function takeSubmissions(tx: Tx, scope: Sweeper, except: readonly string[], limit: number): Promise<Taken> {
  const gone = await tx.query<Gone & { state: string }>(sql`
    with due as (
      select s.id from submission s where s.district = ${scope.district} and ${scoped(scope, sql`s.area`)}
        and not s.area ^@ any(${except}::text[]) order by s.id limit ${limit})
    delete from submission s using due where s.district = ${scope.district} and s.id = due.id returning s.id, s.area, s.state`)
  await tx.run(sql`
    delete from receipt where district = ${scope.district} and submission = any(${gone.map((row) => row.id)}::uuid[])`)
  const waited = gone.filter((row) => row.state === 'claim')
  return {
    ...told(gone),
    deltas: waited.map(({ area }) => ({ area, day: STANDING, metric: 'claims.waiting', n: -1 })),
  }
}

export const declarationsForEmergency: readonly KeptForEmergency[] = [
  {
    ...{ table: 'submission', method: 'rowDeleted', take: takeSubmissions },
    left: (tx, scope, except) =>
      count(
        tx.one(sql`
          select count(*)::int as n from submission s where s.district = ${scope.district} and ${scoped(scope, sql`s.area`)}
            and not s.area ^@ any(${except}::text[])`),
      ),
  },
  {
    ...{ table: 'visit', method: 'rowDeleted' },
    take: async (tx, scope, except, limit) =>
      told(
        await tx.query<Gone>(sql`
          with due as (
            select v.id from visit v where v.district = ${scope.district} and ${scoped(scope, sql`v.area`)}
              and not v.area ^@ any(${except}::text[]) order by v.id limit ${limit})
          delete from visit v using due where v.district = ${scope.district} and v.id = due.id returning v.id, v.area`),
      ),
    left: (tx, scope, except) =>
      count(
        tx.one(sql`
          select count(*)::int as n from visit v where v.district = ${scope.district} and ${scoped(scope, sql`v.area`)}
            and not v.area ^@ any(${except}::text[])`),
      ),
  },
  {
    ...{ table: 'tray', method: 'rowDeleted' },
    take: async (tx, scope, except, limit) =>
      told(
        await tx.query<Gone>(sql`
          with due as (
            select t.id from tray t where t.district = ${scope.district} and ${scoped(scope, sql`t.area`)}
              and not t.area ^@ any(${except}::text[]) order by t.id limit ${limit})
          delete from tray t using due where t.district = ${scope.district} and t.id = due.id returning t.id, t.area`),
      ),
    left: (tx, scope, except) =>
      count(
        tx.one(sql`
          select count(*)::int as n from tray t where t.district = ${scope.district} and ${scoped(scope, sql`t.area`)}
            and not t.area ^@ any(${except}::text[])`),
      ),
  },
]
