import type { Sql } from '../platform/sql.ts'
import { sql } from '../platform/sql.ts'
import type { Tx } from '../platform/database.ts'

export type SessionRow = {
  district: number
  id: string
  account: string
  kind: 'desk' | 'device' | 'token'
  device: string | null
  verbs: string[] | null
  seen_at: string
  idle_until: string
  ends_at: string
  name: string
  login: string
  must_change: boolean
  district_name: string
  zone: string
  demo: boolean
  grants: { role: string; prefix: string; until: string }[]
}

const grantsOf = (now: string): Sql => sql`
  coalesce((select jsonb_agg(jsonb_build_object('role', g.role, 'prefix', g.prefix, 'until', g.ends_at) order by g.prefix, g.role)
    from access_grant g where g.district = s.district and g.account = s.account and g.revoked_at is null
      and g.starts_at <= ${now} and g.ends_at > ${now}), '[]') as grants`

/** The living session of a token's digest, with the grants that hold at `now`. */
export const findSession = (tx: Tx, token: Buffer, now: string): Promise<SessionRow | undefined> =>
  tx.maybe<SessionRow>(sql`
    select s.district, s.id, s.account, s.kind, s.device, s.verbs, s.seen_at, s.idle_until, s.ends_at, a.name, a.login, a.must_change,
      d.name as district_name, d.zone, d.demo, ${grantsOf(now)}
    from session s
      join account a on a.district = s.district and a.id = s.account
      join district d on d.id = s.district
      left join device v on v.district = s.district and v.id = s.device
    where s.token = ${token} and s.ended_at is null and s.idle_until > ${now} and s.ends_at > ${now}
      and a.closed_at is null and (a.ends_at is null or a.ends_at > ${now}) and v.cut_off_at is null`)

export const touchSession = (tx: Tx, district: number, id: string, seen: string, idleUntil: string): Promise<number> =>
  tx.run(sql`
    with seen as (
      update session set seen_at = ${seen}, idle_until = least(ends_at, ${idleUntil})
      where district = ${district} and id = ${id} returning device)
    update device d set last_seen_at = ${seen} from seen where d.district = ${district} and d.id = seen.device`)

export const endSession = (tx: Tx, district: number, id: string, now: string): Promise<number> =>
  tx.run(sql`update session set ended_at = ${now} where district = ${district} and id = ${id} and ended_at is null`)

export type NewSession = {
  district: number
  id: string
  token: Buffer
  account: string
  kind: 'desk' | 'device' | 'token'
  device: string | null
  name: string
  verbs: readonly string[] | null
  now: string
  idleUntil: string
  endsAt: string
}

export const addSession = (tx: Tx, s: NewSession): Promise<number> =>
  tx.run(sql`
    insert into session (district, id, token, account, kind, device, name, verbs, created_at, seen_at, idle_until, ends_at)
    values (${s.district}, ${s.id}, ${s.token}, ${s.account}, ${s.kind}, ${s.device}, ${s.name}, ${s.verbs}, ${s.now}, ${s.now}, ${s.idleUntil}, ${s.endsAt})`)

/** Ends every session of an account; answers how many there were. */
export const endSessionsOf = (tx: Tx, district: number, account: string, now: string): Promise<number> =>
  tx.run(
    sql`update session set ended_at = ${now} where district = ${district} and account = ${account} and ended_at is null`,
  )

export type AccountRow = {
  district: number
  id: string
  login: string
  name: string
  password: string | null
  pin: string | null
  phone_sealed: Buffer | null
  demo: boolean
}

const holder = sql`district, id, login, name, password, pin, phone_sealed, demo`
const open = (now: string): Sql => sql`kind = 'person' and closed_at is null and (ends_at is null or ends_at > ${now})`

export const findLogin = (tx: Tx, login: string, now: string): Promise<AccountRow | undefined> =>
  tx.maybe(sql`select ${holder} from account where login = ${login} and ${open(now)}`)

/** An open account of a district by id or login. */
export const findOpen = (
  tx: Tx,
  district: number,
  by: { account: string | undefined; login: string | undefined },
  now: string,
): Promise<AccountRow | undefined> =>
  tx.maybe(sql`
    select ${holder} from account
    where district = ${district} and (id = ${by.account ?? null}::uuid or login = ${by.login ?? null}::text) and ${open(now)}`)

export const setPassword = (tx: Tx, district: number, account: string, password: string | null): Promise<number> =>
  tx.run(sql`
    update account set password = ${password}, must_change = false where district = ${district} and id = ${account}`)

export const setPin = (tx: Tx, district: number, account: string, pin: string | null): Promise<number> =>
  tx.run(sql`update account set pin = ${pin} where district = ${district} and id = ${account}`)

export type CodePurpose = 'password' | 'pin'

/** A new code replaces the one before it. */
export const addCode = (
  tx: Tx,
  code: {
    district: number
    account: string
    purpose: CodePurpose
    digest: Buffer
    by: string
    now: string
    endsAt: string
  },
): Promise<number> =>
  tx.run(sql`
    insert into one_time_code (district, account, purpose, digest, made_by, made_at, ends_at)
    values (${code.district}, ${code.account}, ${code.purpose}, ${code.digest}, ${code.by}, ${code.now}, ${code.endsAt})
    on conflict (district, account, purpose) do update
      set digest = excluded.digest, made_by = excluded.made_by, made_at = excluded.made_at, ends_at = excluded.ends_at, used_at = null`)

/** Uses a code up; 0 when it is wrong, over or was used before. */
export const useCode = (
  tx: Tx,
  code: { district: number; account: string; purpose: CodePurpose; digest: Buffer; now: string },
): Promise<number> =>
  tx.run(sql`
    update one_time_code set used_at = ${code.now}
    where district = ${code.district} and account = ${code.account} and purpose = ${code.purpose}
      and digest = ${code.digest} and used_at is null and ends_at > ${code.now}`)

export type NewAccount = {
  district: number
  id: string
  login: string
  name: string
  unit: string
  password: string | null
  mustChange: boolean
  demo: boolean
  now: string
  endsAt: string | null
}

export const addAccount = (tx: Tx, a: NewAccount): Promise<number> =>
  tx.run(sql`
    insert into account (district, id, login, name, unit, password, must_change, demo, created_at, ends_at)
    values (${a.district}, ${a.id}, ${a.login}, ${a.name}, ${a.unit}, ${a.password}, ${a.mustChange}, ${a.demo}, ${a.now}, ${a.endsAt})`)

export type NewGrant = {
  district: number
  id: string
  account: string
  role: string
  prefix: string
  from: string
  until: string
  by: string | null
  reason: string
  digest?: Buffer
}

export const addGrants = (tx: Tx, grants: readonly NewGrant[]): Promise<number> =>
  tx.run(sql`
    insert into access_grant (district, id, account, role, prefix, starts_at, ends_at, granted_by, reason, digest)
    select * from unnest(${grants.map((g) => g.district)}::int[], ${grants.map((g) => g.id)}::uuid[], ${grants.map((g) => g.account)}::uuid[],
      ${grants.map((g) => g.role)}::text[], ${grants.map((g) => g.prefix)}::text[], ${grants.map((g) => g.from)}::timestamptz[],
      ${grants.map((g) => g.until)}::timestamptz[], ${grants.map((g) => g.by)}::uuid[], ${grants.map((g) => g.reason)}::text[],
      ${grants.map((g) => g.digest ?? null)}::bytea[])`)

export const listDemoAccounts = (tx: Tx): Promise<{ login: string; name: string; role: string }[]> =>
  tx.query(sql`
    select a.login, a.name, g.role from account a join access_grant g on g.district = a.district and g.account = a.id
    where a.demo order by a.login`)

export const countDistricts = async (tx: Tx): Promise<number> =>
  (await tx.one<{ n: number }>(sql`select count(*)::int as n from district`)).n

export type NewDistrict = { name: string; roots: readonly string[]; zone: string; demo: boolean; now: string }

export const addDistrict = async (tx: Tx, d: NewDistrict): Promise<number> =>
  (
    await tx.one<{ id: number }>(sql`
      insert into district (name, roots, zone, demo, created_at) values (${d.name}, ${d.roots}, ${d.zone}, ${d.demo}, ${d.now}) returning id`)
  ).id

/** Two first administrators at once: the second waits and then finds the district made. */
export const lockSetUp = (tx: Tx): Promise<unknown> => tx.run(sql`select pg_advisory_xact_lock(7262)`)
