import type { Tx } from '../platform/database.ts'
import type { Scope } from '../platform/scope.ts'
import { scoped, sql } from '../platform/sql.ts'
import type { Fault, Told } from './rules-verify.ts'

export type LivingOrder = {
  id: string
  area: string
  issuedArea: string
  proposal: string
  ordinal: number
  person: string | null
  kind: string
  startsAt: string
  endsAt: string
  signers: string[]
  receipt: Buffer
  seal: Buffer
  content: Buffer
}

/** Every order that has not ended, in pages by id. */
export const livingOrders = (tx: Tx, scope: Scope<'orders.read'>, after: string): Promise<LivingOrder[]> =>
  tx.query(sql`
    select o.id, o.area, o.issued_area as "issuedArea", o.proposal, o.ordinal, o.person, o.kind, o.starts_at as "startsAt",
      o.ends_at as "endsAt", o.signers, o.receipt, o.seal, d.content
    from person_order o join order_decision d on d.district = o.district and d.proposal = o.proposal
    where o.district = ${scope.district} and o.ended_at is null and o.id > ${after} and ${scoped(scope, sql`o.area`)}
    order by o.id limit 1000`)

export type LivingHold = {
  id: string
  area: string
  issuedArea: string
  person: string | null
  basis: string
  startsAt: string
  endsAt: string
  official: string
  receipt: Buffer
  seal: Buffer
}

export const livingHolds = (tx: Tx, scope: Scope<'orders.read'>): Promise<LivingHold[]> =>
  tx.query(sql`
    select h.id, h.area, h.issued_area as "issuedArea", h.person, h.basis, h.starts_at as "startsAt", h.ends_at as "endsAt",
      h.official, h.receipt, h.seal
    from hold h where h.district = ${scope.district} and h.ended_at is null and ${scoped(scope, sql`h.area`)} limit 5000`)

/** What the journal says of these subjects, the lines that wait for their number included. */
export const toldOf = (tx: Tx, scope: Scope<'orders.read'>, subjects: readonly string[]): Promise<Told[]> =>
  tx.query(sql`
    with line as (
      select id, district, kind, subject, actor from journal
        where district = ${scope.district} and subject = any(${subjects}::uuid[])
      union all
      select id, district, kind, subject, actor from journal_tail
        where district = ${scope.district} and subject = any(${subjects}::uuid[]))
    select l.kind, l.subject, l.actor, d.content from line l
      join journal_detail d on d.district = l.district and d.id = l.id and ${scoped(scope, sql`d.area`)}
    where l.kind like 'orders.%'`)

/** Writes what is new; answers the faults that nobody knew. */
export const addAlarms = (
  tx: Tx,
  scope: Scope<'orders.read'>,
  faults: readonly Fault[],
  now: string,
): Promise<{ subject: string }[]> =>
  tx.query(sql`
    insert into order_alarm (district, subject, area, what, found_at)
    select ${scope.district}::int, t.subject, t.area, t.what, ${now}::timestamptz
    from unnest(${faults.map((f) => f.id)}::uuid[], ${faults.map((f) => f.area)}::text[], ${faults.map((f) => f.what)}::text[])
      as t(subject, area, what)
    on conflict do nothing returning subject`)

export const countAlarms = async (tx: Tx, scope: Scope<'orders.read'>): Promise<number> =>
  (
    await tx.one<{ n: number }>(sql`
      select count(*)::int as n from order_alarm
      where district = ${scope.district} and cleared_at is null and ${scoped(scope, sql`area`)}`)
  ).n

export const listDistricts = (tx: Tx): Promise<{ district: number; zone: string }[]> =>
  tx.query(sql`select id as district, zone from district order by id`)
