import type { Tx } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'

type Way = { from: string; to: string; main: boolean }
type Move = { district: number; redivision: string; now: string; by: string | null }

const columns = (
  ways: readonly Way[],
) => sql`unnest(${ways.map((w) => w.from)}::text[], ${ways.map((w) => w.to)}::text[],
  ${ways.map((w) => w.main)}::boolean[]) as w(old_path, new_path, main)`

/** Grants of a path that closes go to its main successor; the other successors are added, so that nobody loses a door. */
export async function moveGrants(tx: Tx, m: Move, ways: readonly Way[]): Promise<number> {
  const row = await tx.one<{ n: number }>(sql`
    with living as materialized (
      select g.*, w.new_path, w.main from access_grant g join ${columns(ways)} on w.old_path = g.prefix
      where g.district = ${m.district} and g.revoked_at is null and g.ends_at > ${m.now}),
    moved as (
      update access_grant g set prefix = l.new_path from living l
      where l.main and g.district = l.district and g.id = l.id returning g.id, l.prefix as old_area, l.new_path),
    noted as (
      insert into redivision_moved (district, redivision, mover, id, area, old_area)
      select ${m.district}::int, ${m.redivision}::uuid, 'grants', id, new_path, old_area from moved),
    added as (
      insert into access_grant (district, id, account, role, prefix, starts_at, ends_at, granted_by, reason)
      select district, gen_random_uuid(), account, role, new_path, ${m.now}::timestamptz, ends_at, ${m.by}::uuid,
        'redivision ' || ${m.redivision}::text
      from living where not main)
    select count(*)::int as n from moved`)
  return row.n
}

/** Noted grants return; those that were added, and those given since at paths that close, follow the path back or end. */
export async function returnGrants(tx: Tx, m: Move, ways: readonly Way[]): Promise<number> {
  const noted = await tx.run(sql`
    update access_grant g set prefix = n.old_area from redivision_moved n
    where n.district = ${m.district} and n.redivision = ${m.redivision} and n.mover = 'grants'
      and g.district = n.district and g.id = n.id and g.prefix = n.area`)
  await tx.run(sql`
    update access_grant set revoked_at = ${m.now}, revoked_by = ${m.by}::uuid
    where district = ${m.district} and reason = 'redivision ' || ${m.redivision}::text and revoked_at is null`)
  const later = await tx.run(sql`
    update access_grant g set prefix = w.new_path from ${columns(ways)}
    where g.district = ${m.district} and g.prefix = w.old_path and g.revoked_at is null`)
  return noted + later
}

export const countGrants = (
  tx: Tx,
  district: number,
  paths: readonly string[],
): Promise<{ area: string; n: number }[]> =>
  tx.query(sql`
    select prefix as area, count(*)::int as n from access_grant
    where district = ${district} and prefix = any(${paths}::text[]) and revoked_at is null group by 1 order by 1`)
