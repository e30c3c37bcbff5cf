import type { Tx } from '../platform/database.ts'
import type { Scope } from '../platform/scope.ts'
import { every, scoped, sql, type Sql } from '../platform/sql.ts'

type Inviter = Scope<'access.invite'>

export type NewInvitation = {
  id: string
  code: Buffer
  codeSealed: Buffer
  name: string
  unit: string
  phoneSealed: Buffer | null
  phoneBlind: Buffer | null
  who: Buffer
  role: string
  prefix: string
}

type Batch = { district: number; batch: string; by: string; now: string; endsAt: string; until: string }

/**
 * Invites those of a list who are not invited yet and do not hold the role already; answers the ids that were stored.
 * What nobody can use any more makes room first.
 */
export async function addInvitations(tx: Tx, b: Batch, list: readonly NewInvitation[]): Promise<Set<string>> {
  const whom = sql`unnest(${list.map((i) => i.who)}::bytea[], ${list.map((i) => i.role)}::text[], ${list.map((i) => i.prefix)}::text[])`
  await tx.run(sql`
    update invitation i set withdrawn_at = ${b.now} from ${whom} as t(who, role, prefix)
    where i.district = ${b.district} and i.who = t.who and i.role = t.role and i.prefix = t.prefix and i.withdrawn_at is null
      and ((i.used_at is null and i.ends_at <= ${b.now}) or i.grant_ends_at <= ${b.now})`)
  const rows = await tx.query<{ id: string }>(sql`
    insert into invitation (district, id, code, code_sealed, name, unit, phone_sealed, phone_blind, who, role, prefix,
      grant_ends_at, batch, made_by, made_at, ends_at)
    select ${b.district}::int, t.id, t.code, t.code_sealed, t.name, t.unit, t.phone_sealed, t.phone_blind, t.who, t.role, t.prefix,
      ${b.until}::timestamptz, ${b.batch}::uuid, ${b.by}::uuid, ${b.now}::timestamptz, ${b.endsAt}::timestamptz
    from unnest(${list.map((i) => i.id)}::uuid[], ${list.map((i) => i.code)}::bytea[], ${list.map((i) => i.codeSealed)}::bytea[],
      ${list.map((i) => i.name)}::text[], ${list.map((i) => i.unit)}::text[], ${list.map((i) => i.phoneSealed)}::bytea[],
      ${list.map((i) => i.phoneBlind)}::bytea[], ${list.map((i) => i.who)}::bytea[], ${list.map((i) => i.role)}::text[],
      ${list.map((i) => i.prefix)}::text[]) as t(id, code, code_sealed, name, unit, phone_sealed, phone_blind, who, role, prefix)
    where t.phone_blind is null or not exists (
      select from account a join access_grant g on g.district = a.district and g.account = a.id
      where a.district = ${b.district} and a.phone_blind = t.phone_blind and a.closed_at is null
        and g.role = t.role and g.prefix = t.prefix and g.revoked_at is null and g.ends_at > ${b.now})
    on conflict (district, who, role, prefix) where withdrawn_at is null do nothing
    returning id`)
  return new Set(rows.map((row) => row.id))
}

export type InvitationRow = {
  id: string
  batch: string | null
  name: string
  unit: string
  phone_sealed: Buffer | null
  role: string
  prefix: string
  state: 'open' | 'used' | 'withdrawn' | 'ended'
  made_at: string
  made_by: string
  ends_at: string
  used_at: string | null
  account: string | null
}

const stateAt = (now: string): Sql => sql`
  case when i.used_at is not null then 'used' when i.withdrawn_at is not null then 'withdrawn' when i.ends_at <= ${now} then 'ended'
    else 'open' end`

export type InvitationFilter = {
  batch: string | undefined
  state: string | undefined
  q: string | undefined
  now: string
}

const matching = (scope: Inviter, f: InvitationFilter): Sql => {
  const contains = `%${(f.q ?? '').replace(/[\\%_]/g, '\\$&')}%`
  return every([
    sql`i.district = ${scope.district}`,
    scoped(scope, sql`i.prefix`),
    f.batch ? sql`i.batch = ${f.batch}` : undefined,
    f.state ? sql`${stateAt(f.now)} = ${f.state}` : undefined,
    f.q ? sql`(i.name ilike ${contains} or i.unit ilike ${contains})` : undefined,
  ])
}

const line = (now: string): Sql => sql`
  i.id, i.batch, i.name, i.unit, i.phone_sealed, i.role, i.prefix, ${stateAt(now)} as state, i.made_at, m.name as made_by,
  i.ends_at, i.used_at, i.account
  from invitation i join account m on m.district = i.district and m.id = i.made_by`

/** The newest first. `after`: time and id of the last one seen. */
export const listInvitations = (
  tx: Tx,
  scope: Inviter,
  filter: InvitationFilter,
  after: readonly string[] | null,
  limit: number,
): Promise<InvitationRow[]> =>
  tx.query(sql`
    select ${line(filter.now)}
    where ${matching(scope, filter)}
      and ${after ? sql`(i.made_at, i.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql`true`}
    order by i.made_at desc, i.id desc limit ${limit}`)

export const countInvitations = async (tx: Tx, scope: Inviter, filter: InvitationFilter): Promise<number> =>
  (
    await tx.one<{ n: number }>(
      sql`select count(*)::int as n from (select from invitation i where ${matching(scope, filter)} limit 1001) as t`,
    )
  ).n

export const findInvitation = (tx: Tx, scope: Inviter, id: string, now: string): Promise<InvitationRow | undefined> =>
  tx.maybe(
    sql`select ${line(now)} where i.district = ${scope.district} and i.id = ${id} and ${scoped(scope, sql`i.prefix`)}`,
  )

export type BatchRow = { batch: string; made_at: string; made_by: string; all: number; open: number; used: number }

export const listBatches = (tx: Tx, scope: Inviter, now: string): Promise<BatchRow[]> =>
  tx.query(sql`
    select i.batch, min(i.made_at) as made_at, min(m.name) as made_by, count(*)::int as "all",
      count(*) filter (where ${stateAt(now)} = 'open')::int as open, count(*) filter (where i.used_at is not null)::int as used
    from invitation i join account m on m.district = i.district and m.id = i.made_by
    where i.district = ${scope.district} and i.batch is not null and ${scoped(scope, sql`i.prefix`)}
    group by i.batch order by min(i.made_at) desc limit 100`)

export type CardRow = {
  id: string
  code_sealed: Buffer
  name: string
  unit: string
  role: string
  prefix: string
  ends_at: string
}

/** Open invitations of a roster, or one, in the order in which they are handed out: by area, unit, name. */
export const listCards = (
  tx: Tx,
  scope: Inviter,
  of: { batch: string | undefined; id: string | undefined; now: string },
): Promise<CardRow[]> =>
  tx.query(sql`
    select i.id, i.code_sealed, i.name, i.unit, i.role, i.prefix, i.ends_at from invitation i
    where i.district = ${scope.district} and ${scoped(scope, sql`i.prefix`)} and i.code_sealed is not null
      and (i.batch = ${of.batch ?? null}::uuid or i.id = ${of.id ?? null}::uuid) and ${stateAt(of.now)} = 'open'
    order by i.prefix, i.unit, i.name, i.id`)

/** Withdraws open ones; answers the areas they were for. */
export const withdraw = (
  tx: Tx,
  scope: Inviter,
  of: { batch: string | undefined; ids: readonly string[]; now: string; by: string },
): Promise<{ id: string; prefix: string }[]> =>
  tx.query(sql`
    update invitation i set withdrawn_at = ${of.now}, withdrawn_by = ${of.by}
    where i.district = ${scope.district} and ${scoped(scope, sql`i.prefix`)} and ${stateAt(of.now)} = 'open'
      and (i.batch = ${of.batch ?? null}::uuid or i.id = any(${of.ids}::uuid[]))
    returning i.id, i.prefix`)

export const renew = (
  tx: Tx,
  scope: Inviter,
  id: string,
  to: { code: Buffer; codeSealed: Buffer; endsAt: string; until: string; now: string },
): Promise<number> =>
  tx.run(sql`
    update invitation i set code = ${to.code}, code_sealed = ${to.codeSealed}, ends_at = ${to.endsAt}, withdrawn_at = null,
      withdrawn_by = null, grant_ends_at = greatest(grant_ends_at, ${to.until})
    where i.district = ${scope.district} and i.id = ${id} and ${scoped(scope, sql`i.prefix`)} and i.used_at is null`)
