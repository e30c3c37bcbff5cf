import type { Duty } from '@gridward/contract/areas'
import type { Level } from '@gridward/contract/paths'
import { lengthOf } from '@gridward/contract/paths'
import type { Tx } from '../platform/database.ts'
import type { Scope } from '../platform/scope.ts'
import { every, scoped, sql } from '../platform/sql.ts'

export type ResponsibleRow = {
  id: string
  area: string
  duty: Duty
  account: string | null
  person: string
  unit: string
  phone_sealed: Buffer | null
  startsOn: string
  /** The first day without the duty. */
  endsOn: string | null
  standsInFor: string | null
  reason: string
}

const columns = sql`r.id, r.area, r.duty, r.account, r.person, r.unit, r.phone_sealed, r.starts_on::text as "startsOn",
  r.ends_on::text as "endsOn", r.stands_in_for as "standsInFor", r.reason`
const holdsOn = (day: string) => sql`r.starts_on <= ${day}::date and (r.ends_on is null or r.ends_on > ${day}::date)`

/** Who holds a duty on `day` (or who ever did, when it is null), highest area first. */
export const listResponsible = (
  tx: Tx,
  scope: Scope<'areas.read'>,
  at: { area: string; only: boolean; day: string | null },
): Promise<ResponsibleRow[]> =>
  tx.query(sql`
    select ${columns} from responsible r where ${every([
      sql`r.district = ${scope.district}`,
      scoped(scope, sql`r.area`),
      at.only ? sql`r.area = ${at.area}` : undefined,
      at.day === null ? undefined : holdsOn(at.day),
    ])} order by r.area, r.starts_on desc, r.made_at desc limit 5000`)

export const findResponsible = (
  tx: Tx,
  scope: Scope<'areas.read' | 'areas.write'>,
  id: string,
): Promise<ResponsibleRow | undefined> =>
  tx.maybe(sql`
    select ${columns} from responsible r
    where r.district = ${scope.district} and r.id = ${id} and ${scoped(scope, sql`r.area`)}`)

export type NewResponsible = Omit<ResponsibleRow, 'phone_sealed'> & { phone: Buffer | null }

export async function addResponsible(
  tx: Tx,
  district: number,
  list: readonly NewResponsible[],
  by: string | null,
  now: string,
): Promise<void> {
  if (list.length === 0) return
  await tx.run(sql`
    insert into responsible (district, id, area, duty, account, person, unit, phone_sealed, starts_on, ends_on, stands_in_for,
      reason, made_by, made_at)
    select ${district}::int, t.*, ${by}::uuid, ${now}::timestamptz
    from unnest(${list.map((r) => r.id)}::uuid[], ${list.map((r) => r.area)}::text[], ${list.map((r) => r.duty)}::text[],
      ${list.map((r) => r.account)}::uuid[], ${list.map((r) => r.person)}::text[], ${list.map((r) => r.unit)}::text[],
      ${list.map((r) => r.phone)}::bytea[], ${list.map((r) => r.startsOn)}::date[], ${list.map((r) => r.endsOn)}::date[],
      ${list.map((r) => r.standsInFor)}::uuid[], ${list.map((r) => r.reason)}::text[]
      ) as t`)
}

/** Ends what a new lead takes over: every lead of these areas that is not a stand-in and still runs on `day`. */
export const endLeads = (
  tx: Tx,
  district: number,
  areas: readonly string[],
  day: string,
  by: string | null,
  now: string,
): Promise<number> =>
  tx.run(sql`
    update responsible r set ends_on = greatest(r.starts_on, ${day}::date), ended_by = ${by}::uuid, ended_at = ${now}
    where r.district = ${district} and r.area = any(${areas}::text[]) and r.duty = 'lead' and r.stands_in_for is null
      and (r.ends_on is null or r.ends_on > ${day}::date)`)

export const endDuty = (
  tx: Tx,
  district: number,
  id: string,
  end: { on: string; reason: string; by: string | null; now: string },
): Promise<number> =>
  tx.run(sql`
    update responsible set ends_on = greatest(starts_on, ${end.on}::date), ended_by = ${end.by}::uuid, ended_at = ${end.now},
      reason = case when ${end.reason} = '' then reason else ${end.reason} end
    where district = ${district} and id = ${id}`)

/** Open areas without a lead on `day`: at the bottom of the tree, or all of one level. */
export const listUnassigned = (
  tx: Tx,
  scope: Scope<'areas.read'>,
  day: string,
  level: Level | undefined,
): Promise<{ path: string; name: string }[]> =>
  tx.query(sql`
    select a.path, a.name from area a
    where ${every([
      sql`a.district = ${scope.district} and a.valid_to is null`,
      scoped(scope, sql`a.path`),
      level
        ? sql`length(a.path) = ${lengthOf(level)}`
        : sql`not exists (select from area c where c.district = a.district and c.parent = a.path and c.valid_to is null)`,
      sql`not exists (select from responsible r where r.district = a.district and r.area = a.path and r.duty = 'lead' and ${holdsOn(day)})`,
    ])} order by a.path`)
