import type { OrderBasis, OrderKind } from '@gridward/contract/rules'
import type { OrderView } from '@gridward/contract/orders'
import type { Tx } from '../platform/database.ts'
import type { Scope } from '../platform/scope.ts'
import { every, scoped, sql } from '../platform/sql.ts'

type Reader = Scope<'orders.read' | 'orders.propose' | 'orders.appeal'>

export type OrderRow = {
  id: string
  area: string
  name: Buffer
  kind: OrderKind
  basis: OrderBasis
  startsAt: string
  endsAt: string
  servedAt: string | null
  servedHow: OrderView['servedHow']
  endedAt: string | null
  endedWhy: string | null
  endedReason: string | null
  appealId: string | null
  appealDueAt: string | null
  unbacked: boolean
  signers: string[]
}

const columns = sql`o.id, o.area, o.name_sealed as name, o.kind, o.basis, o.starts_at as "startsAt", o.ends_at as "endsAt",
  o.served_at as "servedAt", o.served_how as "servedHow", o.ended_at as "endedAt", o.ended_why as "endedWhy",
  o.ended_reason as "endedReason", a.id as "appealId", a.due_at as "appealDueAt", o.signers,
  exists (select from order_alarm l where l.district = o.district and l.subject = o.id and l.cleared_at is null) as unbacked`
const from = sql`person_order o
  left join order_appeal a on a.district = o.district and a.person_order = o.id and a.answered_at is null`

export type ListWish = { area: string; ended: boolean; limit: number; offset: number; now: string }

/** Of now: not yet served first, then those that end first. Ended: newest first. */
export const listOrders = (tx: Tx, scope: Scope<'orders.read'>, w: ListWish): Promise<OrderRow[]> => {
  const where = every([
    sql`o.district = ${scope.district}`,
    scoped(scope, sql`o.area`),
    w.area === '' ? undefined : sql`o.area ^@ ${w.area}`,
  ])
  const order = w.ended ? sql`least(o.ended_at, o.ends_at) desc, o.id` : sql`o.served_at is not null, o.ends_at, o.id`
  const living = w.ended
    ? sql`(o.ended_at is not null or o.ends_at <= ${w.now})`
    : sql`o.ended_at is null and o.ends_at > ${w.now}`
  return tx.query(
    sql`select ${columns} from ${from} where ${where} and ${living} order by ${order} limit ${w.limit} offset ${w.offset}`,
  )
}

export const findOrder = (tx: Tx, scope: Reader, id: string): Promise<OrderRow | undefined> =>
  tx.maybe(sql`
    select ${columns} from ${from} where o.district = ${scope.district} and o.id = ${id} and ${scoped(scope, sql`o.area`)}`)

/** Locked, so that lifting, serving, objecting and expiring wait for each other. */
export const lockOrder = (tx: Tx, scope: Reader, id: string): Promise<OrderRow | undefined> =>
  tx.maybe(sql`
    select ${columns} from ${from} where o.district = ${scope.district} and o.id = ${id} and ${scoped(scope, sql`o.area`)}
    for update of o`)

export type Ground = {
  reason: string
  document: string
  packTitle: string
  packVersion: number
  appealHours: number
  notice: Buffer
  proposerName: string
  proposerUnit: string
  proposedAt: string
  secondName: string
  secondUnit: string
  secondAt: string
  thirdName: string | null
  thirdUnit: string | null
  thirdAt: string | null
}

/** What an order rests on; the decision may lie above the areas of `scope` (resting.ts). */
export const groundOf = (tx: Tx, scope: Reader, id: string): Promise<Ground> =>
  tx.one(sql`
    select d.reason, r.document, r.title as "packTitle", d.pack_version as "packVersion", d.appeal_hours as "appealHours",
      o.notice_sealed as notice, a.name as "proposerName", d.proposer_unit as "proposerUnit", d.proposed_at as "proposedAt",
      b.name as "secondName", d.second_unit as "secondUnit", d.second_signed_at as "secondAt", c.name as "thirdName",
      d.third_unit as "thirdUnit", d.third_signed_at as "thirdAt"
    from person_order o
      join order_decision d on d.district = o.district and d.proposal = o.proposal
      join rule_pack r on r.district = d.district and r.id = d.pack
      join account a on a.district = d.district and a.id = d.proposer
      join account b on b.district = d.district and b.id = d.second_signer
      left join account c on c.district = d.district and c.id = d.third_signer
    where o.district = ${scope.district} and o.id = ${id} and ${scoped(scope, sql`o.area`)}`)

export const serve = (tx: Tx, scope: Reader, id: string, by: string, how: string, now: string): Promise<number> =>
  tx.run(sql`
    update person_order o set served_at = ${now}, served_by = ${by}, served_how = ${how}
    where o.district = ${scope.district} and o.id = ${id} and o.served_at is null and o.ended_at is null
      and ${scoped(scope, sql`o.area`)}`)

export type End = { at: string; by: string; why: 'lifted' | 'appeal' | 'expired' | 'emergencyEnded'; reason: string }

export const end = (tx: Tx, scope: Reader, id: string, e: End): Promise<number> =>
  tx.run(sql`
    update person_order o set ended_at = ${e.at}, ended_by = ${e.by}, ended_why = ${e.why}, ended_reason = ${e.reason}
    where o.district = ${scope.district} and o.id = ${id} and o.ended_at is null and ${scoped(scope, sql`o.area`)}`)

export type Ended = { id: string; area: string }

/** Ends what is past its end, a thousand at a time. */
export const expireOrders = (tx: Tx, scope: Scope<'orders.read'>, now: string): Promise<Ended[]> =>
  tx.query(sql`
    update person_order o set ended_at = o.ends_at, ended_by = 'orders.expire', ended_why = 'expired', ended_reason = ''
    where o.district = ${scope.district} and o.id in (
      select id from person_order where district = ${scope.district} and ended_at is null and ends_at <= ${now}
      order by ends_at limit 1000 for update skip locked) and ${scoped(scope, sql`o.area`)}
    returning o.id, o.area`)

/** Ends what rests on an emergency that was ended before its time. */
export const endOrdersUnder = (tx: Tx, scope: Scope<'orders.read'>, emergency: string, now: string): Promise<Ended[]> =>
  tx.query(sql`
    update person_order o set ended_at = greatest(o.starts_at, ${now}::timestamptz), ended_by = 'orders.expire',
      ended_why = 'emergencyEnded', ended_reason = ''
    from order_decision d
    where o.district = ${scope.district} and d.district = o.district and d.proposal = o.proposal and d.emergency = ${emergency}
      and o.ended_at is null and ${scoped(scope, sql`o.area`)}
    returning o.id, o.area`)
