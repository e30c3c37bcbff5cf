import type { SiteKind } from '@gridward/contract/areas'
import type { Tx } from '../platform/database.ts'
import type { Scope } from '../platform/scope.ts'
import { every, scoped, sql } from '../platform/sql.ts'

export type SiteRow = {
  id: string
  area: string
  kind: SiteKind
  name: string
  place: string
  lon: number | null
  lat: number | null
  account: string | null
  person: string
  phone_sealed: Buffer | null
  note: string
  closed: boolean
}

const columns = sql`s.id, s.area, s.kind, s.name, s.place, s.lon, s.lat, s.account, s.person, s.phone_sealed, s.note,
  s.closed_at is not null as closed`

export type SiteFilter = {
  area: string | undefined
  kind: SiteKind | undefined
  closed: boolean
  after: { area: string; id: string } | null
  limit: number
}

export const listSites = (tx: Tx, scope: Scope<'areas.read'>, f: SiteFilter): Promise<SiteRow[]> =>
  tx.query(sql`
    select ${columns} from site s where ${every([
      sql`s.district = ${scope.district}`,
      scoped(scope, sql`s.area`),
      f.closed ? undefined : sql`s.closed_at is null`,
      f.kind ? sql`s.kind = ${f.kind}` : undefined,
      f.after ? sql`(s.area, s.id) > (${f.after.area}, ${f.after.id}::uuid)` : undefined,
    ])} order by s.area, s.id limit ${f.limit}`)

/** Counted up to 1,001, so that a page can say "more than 1,000". */
export const countSites = async (tx: Tx, scope: Scope<'areas.read'>, f: SiteFilter): Promise<number> =>
  (
    await tx.one<{ n: number }>(sql`
      select count(*)::int as n from (select from site s where ${every([
        sql`s.district = ${scope.district}`,
        scoped(scope, sql`s.area`),
        f.closed ? undefined : sql`s.closed_at is null`,
        f.kind ? sql`s.kind = ${f.kind}` : undefined,
      ])} limit 1001) as few`)
  ).n

export const findSite = (
  tx: Tx,
  scope: Scope<'areas.read' | 'areas.write'>,
  id: string,
): Promise<SiteRow | undefined> =>
  tx.maybe(sql`
    select ${columns} from site s where s.district = ${scope.district} and s.id = ${id} and ${scoped(scope, sql`s.area`)}`)

export type SiteValues = Omit<SiteRow, 'closed' | 'phone_sealed'> & { phone: Buffer | null }

/** False when the id is taken. */
export const addSite = async (
  tx: Tx,
  district: number,
  s: SiteValues,
  by: string | null,
  now: string,
): Promise<boolean> =>
  (await tx.run(sql`
    insert into site (district, id, area, kind, name, place, lon, lat, account, person, phone_sealed, note, made_by, made_at, changed_at)
    values (${district}, ${s.id}, ${s.area}, ${s.kind}, ${s.name}, ${s.place}, ${s.lon}, ${s.lat}, ${s.account}::uuid, ${s.person},
      ${s.phone}, ${s.note}, ${by}::uuid, ${now}, ${now})
    on conflict do nothing`)) === 1

export const changeSite = (tx: Tx, district: number, s: SiteValues, now: string): Promise<number> =>
  tx.run(sql`
    update site set kind = ${s.kind}, name = ${s.name}, place = ${s.place}, lon = ${s.lon}, lat = ${s.lat}, account = ${s.account}::uuid,
      person = ${s.person}, phone_sealed = ${s.phone}, note = ${s.note}, changed_at = ${now}
    where district = ${district} and id = ${s.id}`)

export const closeSite = (tx: Tx, district: number, id: string, now: string): Promise<number> =>
  tx.run(sql`update site set closed_at = ${now}, changed_at = ${now} where district = ${district} and id = ${id}`)
