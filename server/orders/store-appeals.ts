import type { OrderKind } from '@gridward/contract/rules'
import type { Tx } from '../platform/database.ts'
import type { Scope } from '../platform/scope.ts'
import { scoped, sql } from '../platform/sql.ts'

export type AppealRow = {
  id: string
  order: string
  area: string
  name: Buffer
  kind: OrderKind
  text: Buffer
  raisedAt: string
  dueAt: string
  answeredAt: string | null
  outcome: 'stands' | 'lifted' | null
  answer: Buffer | null
  signers: string[]
}

const columns = sql`a.id, a.person_order as order, a.area, o.name_sealed as name, o.kind, a.text_sealed as text,
  a.raised_at as "raisedAt", a.due_at as "dueAt", a.answered_at as "answeredAt", a.outcome, a.answer_sealed as answer, a.signers
  from order_appeal a join person_order o on o.district = a.district and o.id = a.person_order`

/** Without an answer, the one due first at the top. */
export const listWaiting = (tx: Tx, scope: Scope<'orders.read'>): Promise<AppealRow[]> =>
  tx.query(sql`
    select ${columns} where a.district = ${scope.district} and a.answered_at is null and ${scoped(scope, sql`a.area`)}
    order by a.due_at limit 500`)

/** Objections past their clock, by the area of their order. */
export const lateAppeals = (
  tx: Tx,
  scope: Scope<'orders.read'>,
  now: string,
): Promise<{ area: string; n: number; since: string }[]> =>
  tx.query(sql`
    select a.area, count(*)::int as n, min(a.due_at) as since from order_appeal a
    where a.district = ${scope.district} and a.answered_at is null and a.due_at <= ${now} and ${scoped(scope, sql`a.area`)}
    group by a.area`)

export const appealsOf = (tx: Tx, scope: Scope<'orders.read'>, order: string): Promise<AppealRow[]> =>
  tx.query(sql`
    select ${columns} where a.district = ${scope.district} and a.person_order = ${order} and ${scoped(scope, sql`a.area`)}
    order by a.raised_at desc`)

export const lockAppeal = (tx: Tx, scope: Scope<'orders.appeal'>, id: string): Promise<AppealRow | undefined> =>
  tx.maybe(sql`
    select ${columns} where a.district = ${scope.district} and a.id = ${id} and ${scoped(scope, sql`a.area`)} for update of a`)

export const findAppeal = (tx: Tx, scope: Scope<'orders.read'>, id: string): Promise<AppealRow | undefined> =>
  tx.maybe(sql`
    select ${columns} where a.district = ${scope.district} and a.id = ${id} and ${scoped(scope, sql`a.area`)}`)

export type NewAppeal = {
  id: string
  order: string
  area: string
  signers: readonly string[]
  text: Buffer
  by: string
  now: string
  dueAt: string
}

export const addAppeal = (tx: Tx, district: number, a: NewAppeal): Promise<number> =>
  tx.run(sql`
    insert into order_appeal (district, id, person_order, signers, area, text_sealed, raised_at, raised_by, due_at)
    values (${district}, ${a.id}, ${a.order}, ${a.signers}::uuid[], ${a.area}, ${a.text}, ${a.now}, ${a.by}, ${a.dueAt})`)

export const answerAppeal = (
  tx: Tx,
  scope: Scope<'orders.appeal'>,
  id: string,
  a: { by: string; outcome: 'stands' | 'lifted'; answer: Buffer; now: string },
): Promise<number> =>
  tx.run(sql`
    update order_appeal set answered_at = ${a.now}, answered_by = ${a.by}, outcome = ${a.outcome}, answer_sealed = ${a.answer}
    where district = ${scope.district} and id = ${id} and answered_at is null and ${scoped(scope, sql`area`)}`)
