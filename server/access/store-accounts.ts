import type { Tx } from '../platform/database.ts'
import type { Scope } from '../platform/scope.ts'
import { every, scoped, sql, type Sql } from '../platform/sql.ts'

type Reader = Scope<'access.read'>

/** An account is seen where it holds or held something. */
const visible = (scope: Reader, more: Sql = sql`true`): Sql => sql`exists (
  select from access_grant v
  where v.district = a.district and v.account = a.id and ${scoped(scope, sql`v.prefix`)} and ${more})`

const living = (now: string): Sql => sql`v.revoked_at is null and v.ends_at > ${now}`

export type LineRow = {
  id: string
  login: string
  name: string
  unit: string
  phone_sealed: Buffer | null
  ends_at: string | null
  closed_at: string | null
  seen_at: string | null
  grants: { role: string; prefix: string; until: string }[]
}

const line = (scope: Reader, now: string): Sql => sql`
  a.id, a.login, a.name, a.unit, a.phone_sealed, a.ends_at, a.closed_at,
  (select max(s.seen_at) from session s where s.district = a.district and s.account = a.id) as seen_at,
  coalesce((select jsonb_agg(jsonb_build_object('role', v.role, 'prefix', v.prefix, 'until', v.ends_at) order by v.prefix, v.role)
    from access_grant v where v.district = a.district and v.account = a.id and ${scoped(scope, sql`v.prefix`)} and ${living(now)}),
    '[]') as grants`

export type AccountFilter = {
  q: string | undefined
  role: string | undefined
  state: 'open' | 'ending' | 'none' | 'closed' | undefined
  now: string
  /** A grant that ends before this instant is ending. */
  soon: string
}

const matching = (scope: Reader, f: AccountFilter): Sql => {
  const role = f.role === undefined ? sql`true` : sql`v.role = ${f.role}`
  const contains = `%${(f.q ?? '').replace(/[\\%_]/g, '\\$&')}%`
  return every([
    sql`a.district = ${scope.district} and a.kind = 'person'`,
    visible(scope, f.state === 'closed' || f.state === 'none' ? role : sql`${role} and ${anyState(f)}`),
    f.q ? sql`(a.name ilike ${contains} or a.login ilike ${contains} or a.unit ilike ${contains})` : undefined,
    f.state === 'closed' ? sql`a.closed_at is not null` : sql`a.closed_at is null`,
    f.state === 'none' ? sql`not ${visible(scope, living(f.now))}` : undefined,
  ])
}

const anyState = (f: AccountFilter): Sql => {
  if (f.state === 'ending') return sql`${living(f.now)} and v.ends_at <= ${f.soon}`
  return f.state === 'open' || f.role !== undefined ? living(f.now) : sql`true`
}

/** By name. `after`: name and id of the last one seen. */
export const listAccounts = (
  tx: Tx,
  scope: Reader,
  filter: AccountFilter,
  after: readonly string[] | null,
  limit: number,
): Promise<LineRow[]> =>
  tx.query(sql`
    select ${line(scope, filter.now)} from account a
    where ${matching(scope, filter)} and ${after ? sql`(a.name, a.id) > (${after[0]}, ${after[1]}::uuid)` : sql`true`}
    order by a.name, a.id limit ${limit}`)

/** At most 1,001: beyond a thousand nobody needs the number. */
export const countAccounts = async (tx: Tx, scope: Reader, filter: AccountFilter): Promise<number> =>
  (
    await tx.one<{ n: number }>(sql`
      select count(*)::int as n from (select from account a where ${matching(scope, filter)} limit 1001) as t`)
  ).n

export type AccountDetail = LineRow & {
  kind: 'person' | 'program'
  demo: boolean
  created_at: string
  made_by: string | null
  digest: Buffer | null
  closed_why: string
  has_password: boolean
  has_pin: boolean
}

export const findAccount = (tx: Tx, scope: Reader, id: string, now: string): Promise<AccountDetail | undefined> =>
  tx.maybe(sql`
    select ${line(scope, now)}, a.kind, a.demo, a.created_at, m.name as made_by, a.digest, a.closed_why,
      a.password is not null as has_password, a.pin is not null as has_pin
    from account a left join account m on m.district = a.district and m.id = a.made_by
    where a.district = ${scope.district} and a.id = ${id} and ${visible(scope)}`)

export type SessionLine = { kind: string; device: string; created_at: string; seen_at: string }

export const listSessions = (tx: Tx, district: number, account: string, now: string): Promise<SessionLine[]> =>
  tx.query(sql`
    select s.kind, coalesce(d.name, s.name) as device, s.created_at, s.seen_at
    from session s left join device d on d.district = s.district and d.id = s.device
    where s.district = ${district} and s.account = ${account} and s.ended_at is null and s.idle_until > ${now} and s.ends_at > ${now}
    order by s.seen_at desc limit 50`)

export const loginTaken = async (tx: Tx, login: string): Promise<boolean> =>
  (await tx.query(sql`select from account where login = ${login}`)).length > 0

export const describeAccount = (
  tx: Tx,
  district: number,
  id: string,
  more: { phone: Buffer | null; blind: Buffer | null; by: string | null; kind: 'person' | 'program'; digest?: Buffer },
): Promise<number> =>
  tx.run(sql`
    update account set phone_sealed = ${more.phone}, phone_blind = ${more.blind}, made_by = ${more.by}::uuid, kind = ${more.kind},
      digest = ${more.digest ?? null}
    where district = ${district} and id = ${id}`)

export async function closeAccount(
  tx: Tx,
  district: number,
  id: string,
  end: { now: string; by: string | null; why: string },
): Promise<void> {
  await tx.run(sql`
    update account set closed_at = ${end.now}, closed_by = ${end.by}, closed_why = ${end.why}, password = null, pin = null
    where district = ${district} and id = ${id} and closed_at is null`)
  await tx.run(sql`
    update access_grant set revoked_at = ${end.now}, revoked_by = ${end.by}, revoked_why = ${end.why}
    where district = ${district} and account = ${id} and revoked_at is null and ends_at > ${end.now}`)
  // a roster of later may bring the same person in again
  await tx.run(sql`update invitation set who = null where district = ${district} and account = ${id}`)
}
