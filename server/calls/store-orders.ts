import type { WorkOrderLine } from '@gridward/contract/calls'
import type { Tx } from '../platform/database.ts'
import type { Scope } from '../platform/scope.ts'
import { scoped, sql } from '../platform/sql.ts'

export type NewWorkOrder = {
  id: string
  area: string
  level: string
  title: string
  areas: number
  digest: Buffer
  by: string
  now: string
}

export const addWorkOrder = (tx: Tx, district: number, o: NewWorkOrder): Promise<number> =>
  tx.run(sql`
    insert into work_order (district, id, area, level, title, areas, digest, issued_by, issued_at)
    values (${district}, ${o.id}, ${o.area}, ${o.level}, ${o.title}, ${o.areas}, ${o.digest}, ${o.by}, ${o.now})`)

export const findWorkOrder = (
  tx: Tx,
  district: number,
  id: string,
): Promise<{ digest: Buffer; areas: number } | undefined> =>
  tx.maybe(sql`select digest, areas from work_order where district = ${district} and id = ${id}`)

/** Those that reach the reader's areas, counted there: receipts and answers of what they may see. */
export const listWorkOrders = (tx: Tx, scope: Scope<'calls.read'>, now: string): Promise<WorkOrderLine[]> =>
  tx.query(sql`
    select o.id, o.area as from, o.title, o.issued_at as "issuedAt", n.areas, n.accepted, n.answered, n.late
    from work_order o
      join lateral (
        select count(*)::int as areas, (count(*) filter (where c.accepted_at is not null))::int as accepted,
          (count(*) filter (where c.answered_at is not null))::int as answered,
          (count(*) filter (where c.due_at <= ${now}))::int as late
        from call c where c.district = o.district and c.batch = o.id and ${scoped(scope, sql`c.area`)}) n on n.areas > 0
    where o.district = ${scope.district} order by o.issued_at desc limit 100`)
