import type { ActBasis, ActKind, HoldBasis } from '@gridward/contract/rules'
import type { Tx } from '../platform/database.ts'
import type { Scope } from '../platform/scope.ts'
import { scoped, sql } from '../platform/sql.ts'

type Rest = { emergency: string; pack: string; packVersion: number }

export type NewAct = Rest & {
  id: string
  area: string
  place: string
  kind: ActKind
  basis: ActBasis
  reason: string
  by: string
  name: string
  now: string
  receipt: Buffer
  digest: Buffer
}

export const addAct = (tx: Tx, district: number, a: NewAct): Promise<number> =>
  tx.run(sql`
    insert into act (district, id, area, place, kind, basis, reason, emergency, emergency_area, emergency_starts_at,
      emergency_ends_at, pack, pack_version, actor, actor_name, done_at, receipt, digest)
    select e.district, ${a.id}::uuid, ${a.area}::text, ${a.place}::text, ${a.kind}::text, ${a.basis}::text, ${a.reason}::text, e.id,
      e.area, e.starts_at, e.ends_at, ${a.pack}::uuid, ${a.packVersion}::int, ${a.by}::uuid, ${a.name}::text,
      ${a.now}::timestamptz, ${a.receipt}::bytea, ${a.digest}::bytea
    from emergency e where e.district = ${district} and e.id = ${a.emergency}`)

export type ActRow = {
  id: string
  place: string
  kind: ActKind
  basis: ActBasis
  reason: string
  doneAt: string
  digest: Buffer
  document: string
  packTitle: string
  packVersion: number
}

export const findAct = (tx: Tx, scope: Scope<'orders.act' | 'orders.read'>, id: string): Promise<ActRow | undefined> =>
  tx.maybe(sql`
    select a.id, a.place, a.kind, a.basis, a.reason, a.done_at as "doneAt", a.digest, r.document, r.title as "packTitle",
      a.pack_version as "packVersion"
    from act a join rule_pack r on r.district = a.district and r.id = a.pack
    where a.district = ${scope.district} and a.id = ${id} and ${scoped(scope, sql`a.area`)}`)

export type NewHold = Rest & {
  id: string
  area: string
  place: string
  person: string | null
  name: Buffer
  basis: HoldBasis
  reason: string
  by: string
  official: string
  unit: string
  now: string
  endsAt: string
  receipt: Buffer
  seal: Buffer
  digest: Buffer
}

export const addHold = (tx: Tx, district: number, h: NewHold): Promise<number> =>
  tx.run(sql`
    insert into hold (district, id, area, issued_area, place, person, name_sealed, basis, reason, emergency, emergency_area,
      emergency_starts_at, emergency_ends_at, pack, pack_version, official, official_name, unit, starts_at, ends_at, again_from,
      receipt, seal, digest)
    select e.district, ${h.id}::uuid, ${h.area}::text, ${h.area}::text, ${h.place}::text, ${h.person}::uuid, ${h.name}::bytea,
      ${h.basis}::text, ${h.reason}::text, e.id, e.area, e.starts_at, e.ends_at, ${h.pack}::uuid, ${h.packVersion}::int,
      ${h.by}::uuid, ${h.official}::text, ${h.unit}::text, ${h.now}::timestamptz, ${h.endsAt}::timestamptz,
      ${h.now}::timestamptz + interval '24 hours', ${h.receipt}::bytea, ${h.seal}::bytea, ${h.digest}::bytea
    from emergency e where e.district = ${district} and e.id = ${h.emergency}`)

export type HoldRow = {
  id: string
  area: string
  place: string
  name: Buffer
  basis: HoldBasis
  reason: string
  official: string
  unit: string
  startsAt: string
  endsAt: string
  endedAt: string | null
  document: string
  packTitle: string
  packVersion: number
  digest: Buffer | null
}

const columns = sql`h.id, h.area, h.place, h.name_sealed as name, h.basis, h.reason, h.official_name as official, h.unit,
  h.starts_at as "startsAt", h.ends_at as "endsAt", h.ended_at as "endedAt", r.document, r.title as "packTitle",
  h.pack_version as "packVersion", h.digest
  from hold h join rule_pack r on r.district = h.district and r.id = h.pack`

export const listHolds = (tx: Tx, scope: Scope<'orders.read'>, now: string): Promise<HoldRow[]> =>
  tx.query(sql`
    select ${columns} where h.district = ${scope.district} and h.ended_at is null and h.ends_at > ${now}
      and ${scoped(scope, sql`h.area`)} order by h.ends_at limit 500`)

export const findHold = (
  tx: Tx,
  scope: Scope<'orders.hold' | 'orders.read'>,
  id: string,
): Promise<HoldRow | undefined> =>
  tx.maybe(
    sql`select ${columns} where h.district = ${scope.district} and h.id = ${id} and ${scoped(scope, sql`h.area`)}`,
  )

export const releaseHold = (
  tx: Tx,
  scope: Scope<'orders.hold'>,
  id: string,
  by: string,
  now: string,
): Promise<number> =>
  tx.run(sql`
    update hold h set ended_at = ${now}, ended_by = ${by}, ended_why = 'released'
    where h.district = ${scope.district} and h.id = ${id} and h.ended_at is null and h.ends_at > ${now}
      and ${scoped(scope, sql`h.area`)}`)

type Ended = { id: string; area: string }

export const expireHolds = (tx: Tx, scope: Scope<'orders.read'>, now: string): Promise<Ended[]> =>
  tx.query(sql`
    update hold h set ended_at = h.ends_at, ended_by = 'orders.expire', ended_why = 'expired'
    where h.district = ${scope.district} and h.ended_at is null and h.ends_at <= ${now} and ${scoped(scope, sql`h.area`)}
    returning h.id, h.area`)

export const endHoldsUnder = (tx: Tx, scope: Scope<'orders.read'>, emergency: string, now: string): Promise<Ended[]> =>
  tx.query(sql`
    update hold h set ended_at = greatest(h.starts_at, ${now}::timestamptz), ended_by = 'orders.expire', ended_why = 'emergencyEnded'
    where h.district = ${scope.district} and h.emergency = ${emergency} and h.ended_at is null and ${scoped(scope, sql`h.area`)}
    returning h.id, h.area`)
