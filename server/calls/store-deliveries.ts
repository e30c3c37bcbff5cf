import type { CallKind } from '@gridward/contract/rules'
import type { CallState } from '@gridward/contract/calls'
import type { Tx } from '../platform/database.ts'
import type { Scope } from '../platform/scope.ts'
import { scoped, sql } from '../platform/sql.ts'

export type NewDelivery = {
  id: string
  call: string
  area: string
  channel: 'phoneList' | 'webhook'
  why: 'routed' | 'escalated'
  target: string
  phone: Buffer | null
  webhook: string | null
  now: string
}

export const addDeliveries = (tx: Tx, district: number, list: readonly NewDelivery[]): Promise<number> =>
  tx.run(sql`
    insert into call_delivery (district, id, call, area, channel, why, target, phone_sealed, webhook, made_at, next_at)
    select ${district}::int, t.id, t.call, t.area, t.channel, t.why, t.target, t.phone, t.webhook, t.now, t.now
    from unnest(${list.map((d) => d.id)}::uuid[], ${list.map((d) => d.call)}::uuid[], ${list.map((d) => d.area)}::text[],
      ${list.map((d) => d.channel)}::text[], ${list.map((d) => d.why)}::text[], ${list.map((d) => d.target)}::text[],
      ${list.map((d) => d.phone)}::bytea[], ${list.map((d) => d.webhook)}::uuid[], ${list.map((d) => d.now)}::timestamptz[])
      as t(id, call, area, channel, why, target, phone, webhook, now)`)

/** Who still had to be telephoned about a call: the next level is told instead, or somebody took it. */
export const dropPhone = (tx: Tx, scope: Scope<'calls.route' | 'calls.answer'>, call: string, now: string) =>
  tx.run(sql`
    update call_delivery set state = 'dropped', done_at = ${now}
    where district = ${scope.district} and call = ${call} and channel = 'phoneList' and state = 'waiting'
      and ${scoped(scope, sql`area`)}`)

export type DeliveryRow = {
  at: string
  channel: string
  to: string
  state: string
  tries: number
  problem: string
}

export const deliveriesOf = (tx: Tx, scope: Scope<'calls.read'>, call: string): Promise<DeliveryRow[]> =>
  tx.query(sql`
    select made_at as at, channel, target as to, state, tries, problem from call_delivery
    where district = ${scope.district} and call = ${call} and ${scoped(scope, sql`area`)} order by made_at, id limit 200`)

export type PhoneRow = {
  id: string
  call: string
  area: string
  kind: CallKind
  person: string
  phone: Buffer | null
  why: 'routed' | 'escalated'
  since: string
}

export const listPhone = (tx: Tx, scope: Scope<'calls.answer'>): Promise<PhoneRow[]> =>
  tx.query(sql`
    select d.id, d.call, d.area, c.kind, d.target as person, d.phone_sealed as phone, d.why, d.made_at as since
    from call_delivery d join call c on c.district = d.district and c.id = d.call
    where d.district = ${scope.district} and d.channel = 'phoneList' and d.state = 'waiting' and ${scoped(scope, sql`d.area`)}
    order by d.made_at, d.id limit 500`)

export const tickPhone = (
  tx: Tx,
  scope: Scope<'calls.answer'>,
  id: string,
  t: { reached: boolean; note: string; by: string; now: string },
): Promise<{ call: string; area: string } | undefined> =>
  tx.maybe(sql`
    update call_delivery set state = ${t.reached ? 'reached' : 'notReached'}, done_at = ${t.now}, done_by = ${t.by},
      problem = ${t.note}, tries = tries + 1
    where district = ${scope.district} and id = ${id} and channel = 'phoneList' and state = 'waiting' and ${scoped(scope, sql`area`)}
    returning call, area`)

export type DueWebhook = {
  id: string
  call: string
  area: string
  kind: CallKind
  state: CallState
  why: string
  dueAt: string | null
  tries: number
  url: string
  secret: Buffer
}

/**
 * Takes what is due to be sent and sets it a minute forward, so that a sender that dies loses nothing and two senders do
 * not send the same.
 */
export const takeDue = (tx: Tx, scope: Scope<'calls.route'>, now: string, later: string): Promise<DueWebhook[]> =>
  tx.query(sql`
    with due as (
      select district, id from call_delivery
      where district = ${scope.district} and state = 'waiting' and channel = 'webhook' and next_at <= ${now}
        and ${scoped(scope, sql`area`)}
      order by next_at limit 20 for update skip locked)
    update call_delivery d set tries = d.tries + 1, next_at = ${later}
    from due, call c, call_webhook w
    where d.district = due.district and d.id = due.id and c.district = d.district and c.id = d.call
      and w.district = d.district and w.id = d.webhook
    returning d.id, d.call, d.area, c.kind, c.state, d.why, c.due_at as "dueAt", d.tries, w.url, w.secret_sealed as secret`)

export const saveSent = (
  tx: Tx,
  scope: Scope<'calls.route'>,
  id: string,
  to: { state: 'sent' | 'failed' | 'waiting'; nextAt: string | null; problem: string; now: string },
): Promise<number> =>
  tx.run(sql`
    update call_delivery set state = ${to.state}, next_at = ${to.nextAt}, problem = ${to.problem},
      done_at = case when ${to.state} = 'waiting' then null else ${to.now}::timestamptz end
    where district = ${scope.district} and id = ${id} and ${scoped(scope, sql`area`)}`)

export type WebhookRow = {
  id: string
  area: string
  name: string
  url: string
  lastAt: string | null
  lastProblem: string | null
}

export const listWebhooks = (tx: Tx, scope: Scope<'calls.route'>): Promise<WebhookRow[]> =>
  tx.query(sql`
    select w.id, w.area, w.name, w.url, l.at as "lastAt", l.problem as "lastProblem" from call_webhook w
      left join lateral (select coalesce(d.done_at, d.made_at) as at, d.problem from call_delivery d
        where d.district = w.district and d.webhook = w.id and d.tries > 0 and ${scoped(scope, sql`d.area`)}
        order by d.made_at desc limit 1) l on true
    where w.district = ${scope.district} order by w.name, w.id limit 200`)

/** Addresses to which events of this area are sent. */
export const webhooksFor = (tx: Tx, district: number, area: string): Promise<{ id: string; name: string }[]> =>
  tx.query(sql`select id, name from call_webhook where district = ${district} and ${area} ^@ area`)

export const addWebhook = (
  tx: Tx,
  district: number,
  w: { id: string; area: string; name: string; url: string; secret: Buffer; by: string; now: string },
): Promise<number> =>
  tx.run(sql`
    insert into call_webhook (district, id, area, name, url, secret_sealed, made_by, made_at)
    values (${district}, ${w.id}, ${w.area}, ${w.name}, ${w.url}, ${w.secret}, ${w.by}, ${w.now})`)

export const dropWebhook = (tx: Tx, district: number, id: string): Promise<number> =>
  tx.run(sql`delete from call_webhook where district = ${district} and id = ${id}`)
