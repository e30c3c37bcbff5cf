import { STANDING, type Delta } from '@gridward/contract/metrics'
import type { Tx } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'

type Way = { from: string; to: string; main: boolean }

export const movedClaims = {
  name: 'claims',
  table: 'submission',
  household: sql`t.household`,
  only: sql`t.state = 'claim'`,
}
export const movedRounds = { name: 'rounds', table: 'round', only: sql`t.closed_at is null` }
export const movedCodes = { name: 'codes', table: 'page_code' }
export const movedTray = { name: 'tray', table: 'tray', only: sql`t.settled_at is null` }

/** Claims that wait for a grid worker, counted from the rows. */
export async function stocksOf(tx: Tx, district: number, leaves: readonly string[]): Promise<Delta[]> {
  const rows = await tx.query<{ area: string; n: number }>(sql`
    select area, count(*)::int as n from submission
    where district = ${district} and state = 'claim' and area = any(${leaves}::text[]) group by 1`)
  return rows.map((row) => ({ ...row, day: STANDING, metric: 'claims.waiting' }))
}

/**
 * The newest baseline of every closed area, added up at its main successor with what that had before. The old rows stay
 * under the old path; a split cannot be told from the figures, so its whole baseline goes to the main part.
 */
export async function carryBaselines(
  tx: Tx,
  m: { district: number; redivision: string; now: string },
  ways: readonly Way[],
): Promise<number> {
  const main = ways.filter((way) => way.main)
  return tx.run(sql`
    with way as (
      select * from unnest(${main.map((w) => w.from)}::text[], ${main.map((w) => w.to)}::text[]) as w(old_path, new_path)),
    newest as (
      select distinct on (b.area) b.* from baseline b
      where b.district = ${m.district} and (b.area in (select old_path from way) or b.area in (select new_path from way))
      order by b.area, b.recorded_at desc),
    part as (
      select w.new_path, n.*, true as comes from newest n join way w on w.old_path = n.area
      union all select n.area, n.*, false from newest n where n.area in (select new_path from way))
    insert into baseline (district, area, households, people, source, counted_on, doors, import, recorded_at)
    select ${m.district}::int, new_path, sum(households), sum(people), string_agg(distinct source, ' + '), min(counted_on),
      bool_and(doors), ${m.redivision}::uuid, ${m.now}::timestamptz
    from part group by new_path having bool_or(comes)`)
}

export const dropCarried = (tx: Tx, district: number, redivision: string): Promise<number> =>
  tx.run(sql`delete from baseline where district = ${district} and import = ${redivision}`)

/**
 * Where the doors of an area were listed beforehand, they are listed in every part of it, and in what it became together
 * with others when those were listed too. An area that had doors of its own already stays as it was.
 */
export async function carryDoorLists(
  tx: Tx,
  m: { district: number; redivision: string; now: string },
  ways: readonly Way[],
  withDoors: readonly string[],
): Promise<number> {
  return tx.run(sql`
    insert into door_list (district, area, import, listed_at)
    select ${m.district}::int, w.new_path, ${m.redivision}::uuid, ${m.now}::timestamptz
    from unnest(${ways.map((w) => w.from)}::text[], ${ways.map((w) => w.to)}::text[]) as w(old_path, new_path)
    left join door_list l on l.district = ${m.district} and l.area = w.old_path
    where w.new_path <> all(${withDoors}::text[])
    group by w.new_path having bool_and(l.area is not null)
    on conflict do nothing`)
}

export const dropCarriedLists = (tx: Tx, district: number, redivision: string): Promise<number> =>
  tx.run(sql`delete from door_list where district = ${district} and import = ${redivision}`)

export const countBaselines = (
  tx: Tx,
  district: number,
  paths: readonly string[],
): Promise<{ area: string; n: number }[]> =>
  tx.query(sql`
    select area, 1 as n from baseline where district = ${district} and area = any(${paths}::text[]) group by 1 order by 1`)
