import type { Tx } from '../platform/database.ts'
import type { Scope } from '../platform/scope.ts'
import { every, scoped, sql, type Sql } from '../platform/sql.ts'

type Reader = Scope<'access.read'>

export type GrantRow = {
  id: string
  account: string
  name: string
  role: string
  prefix: string
  from: string
  until: string
  state: 'living' | 'coming' | 'ended' | 'revoked'
  given_by: string | null
  reason: string
  revoked_at: string | null
  revoked_by: string | null
  revoked_why: string
  digest: Buffer | null
}

const view = (now: string): Sql => sql`
  g.id, g.account, a.name, g.role, g.prefix, g.starts_at as "from", g.ends_at as until,
  case when g.revoked_at < g.ends_at then 'revoked' when g.ends_at <= ${now} then 'ended' when g.starts_at > ${now} then 'coming'
    else 'living' end as state,
  b.name as given_by, g.reason, g.revoked_at, r.name as revoked_by, g.revoked_why, g.digest
  from access_grant g
    join account a on a.district = g.district and a.id = g.account
    left join account b on b.district = g.district and b.id = g.granted_by
    left join account r on r.district = g.district and r.id = g.revoked_by`

/** The newest first, past ones too. `after`: start and id of the last one seen. */
export const listGrants = (
  tx: Tx,
  scope: Reader,
  filter: { account: string | undefined; now: string },
  after: readonly string[] | null,
  limit: number,
): Promise<GrantRow[]> =>
  tx.query(sql`
    select ${view(filter.now)} where ${every([
      sql`g.district = ${scope.district}`,
      scoped(scope, sql`g.prefix`),
      filter.account ? sql`g.account = ${filter.account}` : undefined,
      after ? sql`(g.starts_at, g.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : undefined,
    ])} order by g.starts_at desc, g.id desc limit ${limit}`)

export const countGrants = async (tx: Tx, scope: Reader, account: string | undefined): Promise<number> =>
  (
    await tx.one<{ n: number }>(sql`
      select count(*)::int as n from (
        select from access_grant g where ${every([
          sql`g.district = ${scope.district}`,
          scoped(scope, sql`g.prefix`),
          account ? sql`g.account = ${account}` : undefined,
        ])} limit 1001) as t`)
  ).n

export const findGrant = (tx: Tx, scope: Reader, id: string, now: string): Promise<GrantRow | undefined> =>
  tx.maybe(sql`
    select ${view(now)} where g.district = ${scope.district} and g.id = ${id} and ${scoped(scope, sql`g.prefix`)}`)

export type HeldRow = { id: string; role: string; prefix: string; living: boolean }

/** Everything that an account holds or held, anywhere: whether it may be managed is judged by all of it. */
export const heldBy = (tx: Tx, district: number, account: string, now: string): Promise<HeldRow[]> =>
  tx.query(sql`
    select id, role, prefix, revoked_at is null and ends_at > ${now} as living from access_grant
    where district = ${district} and account = ${account}`)

export type Taker = { id: string; login: string; kind: 'person' | 'program'; closed: boolean }

/** Somebody to give a role to: by id inside the scope, or by the whole login from anywhere in the district. */
export const findTaker = (
  tx: Tx,
  scope: Reader,
  by: { account: string | undefined; login: string | undefined },
): Promise<Taker | undefined> =>
  tx.maybe(sql`
    select a.id, a.login, a.kind, a.closed_at is not null as closed from account a
    where a.district = ${scope.district} and (a.login = ${by.login ?? null}::text
      or (a.id = ${by.account ?? null}::uuid and exists (
        select from access_grant v
        where v.district = a.district and v.account = a.id and ${scoped(scope, sql`v.prefix`)})))`)

/** Ends grants; one that was over already keeps its own end. */
export const revoke = (
  tx: Tx,
  district: number,
  ids: readonly string[],
  end: { now: string; by: string; why: string },
): Promise<number> =>
  tx.run(sql`
    update access_grant set revoked_at = least(ends_at, ${end.now}), revoked_by = ${end.by}, revoked_why = ${end.why}
    where district = ${district} and id = any(${ids}::uuid[]) and revoked_at is null`)
