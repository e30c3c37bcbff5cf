import type { Tx } from '../platform/database.ts'
import type { Scope } from '../platform/scope.ts'
import { every, scoped, sql, type Sql } from '../platform/sql.ts'

type Leader = Scope<'access.devices'>

export type DeviceRow = {
  id: string
  name: string
  area: string
  created_at: string
  created_by: string | null
  last_seen_at: string | null
  cut_off_at: string | null
  cut_off_by: string | null
  cut_off_why: string
  people: string[]
  open_sessions: number
}

export type DeviceFilter = { q: string | undefined; state: 'open' | 'cutOff' | undefined; now: string }

const matching = (scope: Leader, f: DeviceFilter): Sql => {
  const contains = `%${(f.q ?? '').replace(/[\\%_]/g, '\\$&')}%`
  return every([
    sql`d.district = ${scope.district}`,
    scoped(scope, sql`d.area`),
    f.state === 'open' ? sql`d.cut_off_at is null` : undefined,
    f.state === 'cutOff' ? sql`d.cut_off_at is not null` : undefined,
    f.q
      ? sql`(d.name ilike ${contains} or exists (
          select from device_person p join account a on a.district = p.district and a.id = p.account
          where p.district = d.district and p.device = d.id and a.name ilike ${contains}))`
      : undefined,
  ])
}

/** By area. `after`: area and id of the last one seen. */
export const listDevices = (
  tx: Tx,
  scope: Leader,
  filter: DeviceFilter,
  after: readonly string[] | null,
  limit: number,
): Promise<DeviceRow[]> =>
  tx.query(sql`
    select d.id, d.name, d.area, d.created_at, m.name as created_by, d.last_seen_at, d.cut_off_at, c.name as cut_off_by, d.cut_off_why,
      array(select a.name from device_person p join account a on a.district = p.district and a.id = p.account
        where p.district = d.district and p.device = d.id order by p.last_at desc limit 20) as people,
      (select count(*)::int from session s where s.district = d.district and s.device = d.id and s.ended_at is null
        and s.idle_until > ${filter.now} and s.ends_at > ${filter.now}) as open_sessions
    from device d
      left join account m on m.district = d.district and m.id = d.created_by
      left join account c on c.district = d.district and c.id = d.cut_off_by
    where ${matching(scope, filter)} and ${after ? sql`(d.area, d.id) > (${after[0]}, ${after[1]}::uuid)` : sql`true`}
    order by d.area, d.id limit ${limit}`)

export const countDevices = async (tx: Tx, scope: Leader, filter: DeviceFilter): Promise<number> =>
  (
    await tx.one<{ n: number }>(
      sql`select count(*)::int as n from (select from device d where ${matching(scope, filter)} limit 1001) as t`,
    )
  ).n

export type NewDevice = {
  district: number
  id: string
  name: string
  secret: Buffer
  area: string
  by: string
  now: string
}

export const addDevice = (tx: Tx, d: NewDevice): Promise<number> =>
  tx.run(sql`
    insert into device (district, id, name, secret, area, created_at, created_by)
    values (${d.district}, ${d.id}, ${d.name}, ${d.secret}, ${d.area}, ${d.now}, ${d.by})`)

export const findDevice = (
  tx: Tx,
  scope: Leader,
  id: string,
): Promise<{ id: string; area: string; cut_off_at: string | null } | undefined> =>
  tx.maybe(sql`
    select d.id, d.area, d.cut_off_at from device d
    where d.district = ${scope.district} and d.id = ${id} and ${scoped(scope, sql`d.area`)}`)

/** Nobody signs in on it any more, and whoever is signed in is out. Answers how many sessions ended. */
export async function cutOff(
  tx: Tx,
  district: number,
  id: string,
  end: { now: string; by: string; why: string },
): Promise<number> {
  await tx.run(sql`
    update device set cut_off_at = ${end.now}, cut_off_by = ${end.by}, cut_off_why = ${end.why}
    where district = ${district} and id = ${id} and cut_off_at is null`)
  return tx.run(
    sql`update session set ended_at = ${end.now} where district = ${district} and device = ${id} and ended_at is null`,
  )
}

export type Phone = {
  district: number
  id: string
  name: string
  area: string
  cut_off_at: string | null
  district_name: string
  area_name: string | null
}

/** The phone of a secret, cut off or not. */
export const findBySecret = (tx: Tx, secret: Buffer): Promise<Phone | undefined> =>
  tx.maybe(sql`
    select d.district, d.id, d.name, d.area, d.cut_off_at, t.name as district_name, r.name as area_name
    from device d join district t on t.id = d.district left join area r on r.district = d.district and r.path = d.area
    where d.secret = ${secret}`)

/** Who has signed in on a phone since `since` and still has an account. */
export const listPeople = (
  tx: Tx,
  phone: Pick<Phone, 'district' | 'id'>,
  since: string,
): Promise<{ account: string; name: string; login: string }[]> =>
  tx.query(sql`
    select p.account, a.name, a.login from device_person p join account a on a.district = p.district and a.id = p.account
    where p.district = ${phone.district} and p.device = ${phone.id} and p.last_at > ${since} and a.closed_at is null
    order by p.last_at desc limit 50`)

export async function notePerson(
  tx: Tx,
  phone: Pick<Phone, 'district' | 'id'>,
  account: string,
  now: string,
): Promise<void> {
  await tx.run(sql`
    insert into device_person (district, device, account, last_at) values (${phone.district}, ${phone.id}, ${account}, ${now})
    on conflict (district, device, account) do update set last_at = excluded.last_at`)
  await tx.run(sql`update device set last_seen_at = ${now} where district = ${phone.district} and id = ${phone.id}`)
}
