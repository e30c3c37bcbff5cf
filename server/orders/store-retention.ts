import type { Kept } from '../platform/retention/entry.ts'
import type { Tx } from '../platform/database.ts'
import { scoped, sql } from '../platform/sql.ts'

type Gone = { id: string }
const told = (rows: readonly Gone[]) => ({ n: rows.length, subjects: rows.map((row) => row.id) })
const legal = 1096

/** The code on a paper leads nowhere once its record is gone. */
async function withCodes(tx: Tx, district: number, gone: readonly Gone[]) {
  await tx.run(sql`
    delete from receipt_code where district = ${district} and subject = any(${gone.map((row) => row.id)}::uuid[])`)
  return told(gone)
}

/** What limited people, in the order in which rows point at each other. Nothing here is counted as a stock once it ended. */
export const ordersKept: readonly Kept[] = [
  {
    ...{ table: 'act', days: 90, method: 'rowDeleted' },
    take: async (tx, scope, { before }, limit) =>
      withCodes(
        tx,
        scope.district,
        await tx.query<Gone>(sql`
          with due as (
            select a.id from act a where a.district = ${scope.district} and ${scoped(scope, sql`a.area`)}
              and a.done_at < ${before} limit ${limit})
          delete from act a using due where a.district = ${scope.district} and a.id = due.id returning a.id`),
      ),
  },
  {
    ...{ table: 'hold', days: 366, method: 'rowDeleted' },
    take: async (tx, scope, { before }, limit) =>
      withCodes(
        tx,
        scope.district,
        await tx.query<Gone>(sql`
          with due as (
            select h.id from hold h where h.district = ${scope.district} and ${scoped(scope, sql`h.area`)}
              and h.ended_at < ${before} limit ${limit})
          delete from hold h using due where h.district = ${scope.district} and h.id = due.id returning h.id`),
      ),
  },
  {
    ...{ table: 'order_appeal', days: legal, method: 'rowDeleted' },
    take: async (tx, scope, { before }, limit) =>
      told(
        await tx.query<Gone>(sql`
          with due as (
            select p.id from order_appeal p join person_order o on o.district = p.district and o.id = p.person_order
            where p.district = ${scope.district} and ${scoped(scope, sql`p.area`)} and p.due_at < ${before}
              and o.ended_at < ${before} limit ${limit})
          delete from order_appeal p using due where p.district = ${scope.district} and p.id = due.id returning p.id`),
      ),
  },
  {
    ...{ table: 'person_order', days: legal, method: 'rowDeleted' },
    take: async (tx, scope, { before }, limit) =>
      withCodes(
        tx,
        scope.district,
        await tx.query<Gone>(sql`
          with due as (
            select o.id from person_order o where o.district = ${scope.district} and ${scoped(scope, sql`o.area`)}
              and o.ended_at < ${before}
              and not exists (select from order_appeal p where p.district = o.district and p.person_order = o.id)
            limit ${limit})
          delete from person_order o using due where o.district = ${scope.district} and o.id = due.id returning o.id`),
      ),
  },
  {
    ...{ table: 'order_decision', days: legal, method: 'rowDeleted' },
    take: async (tx, scope, { before }, limit) => ({
      n: await tx.run(sql`
        with due as (
          select d.proposal from order_decision d where d.district = ${scope.district} and ${scoped(scope, sql`d.area`)}
            and d.latest_end < ${before}
            and not exists (select from person_order o where o.district = d.district and o.proposal = d.proposal)
          limit ${limit})
        delete from order_decision d using due where d.district = ${scope.district} and d.proposal = due.proposal`),
    }),
  },
  {
    ...{ table: 'order_proposal', days: legal, method: 'rowDeleted' },
    take: async (tx, scope, { before }, limit) =>
      told(
        await tx.query<Gone>(sql`
          with due as (
            select p.id from order_proposal p where p.district = ${scope.district} and ${scoped(scope, sql`p.area`)}
              and p.closed_at < ${before}
              and not exists (select from order_decision d where d.district = p.district and d.proposal = p.id)
            limit ${limit})
          delete from order_proposal p using due where p.district = ${scope.district} and p.id = due.id returning p.id`),
      ),
  },
  {
    ...{ table: 'order_alarm', days: legal, method: 'rowDeleted' },
    take: async (tx, scope, { before }) => ({
      n: await tx.run(sql`
        delete from order_alarm a where a.district = ${scope.district} and ${scoped(scope, sql`a.area`)} and a.found_at < ${before}`),
    }),
  },
]
