import type { Tx } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import type { Moves } from './movers.ts'

/** Duties at closed areas end, and go on at the main successor as new rows, so that the history stays true. */
export async function moveDuties(tx: Tx, m: Moves, closed: readonly { from: string; to: string }[]): Promise<number> {
  const row = await tx.one<{ n: number }>(sql`
    with way as (
      select * from unnest(${closed.map((p) => p.from)}::text[], ${closed.map((p) => p.to)}::text[]) as w(old_path, new_path)),
    ended as (
      update responsible r set ends_on_before = r.ends_on, ends_on = greatest(r.starts_on, ${m.day}::date), ended_in = ${m.redivision},
        ended_by = ${m.by}::uuid, ended_at = ${m.now}
      from way where r.district = ${m.district} and r.area = way.old_path and (r.ends_on is null or r.ends_on > ${m.day}::date)
      returning r.*, way.new_path),
    continued as (
      insert into responsible (district, id, area, duty, account, person, unit, phone_sealed, starts_on, ends_on, stands_in_for,
        reason, made_in, made_by, made_at)
      select district, gen_random_uuid(), new_path, duty, account, person, unit, phone_sealed, greatest(starts_on, ${m.day}::date),
        ends_on_before, stands_in_for, reason, ${m.redivision}::uuid, ${m.by}::uuid, ${m.now}::timestamptz from ended
      returning 1)
    select count(*)::int as n from continued`)
  return row.n
}

export async function returnDuties(tx: Tx, m: Moves): Promise<number> {
  const closing = m.pairs.map((p) => p.from)
  await tx.run(sql`
    update responsible set ends_on = greatest(starts_on, ${m.day}::date), ended_by = ${m.by}::uuid, ended_at = ${m.now}
    where district = ${m.district} and (made_in = ${m.redivision} or area = any(${closing}::text[]))
      and (ends_on is null or ends_on > ${m.day}::date)`)
  return tx.run(sql`
    update responsible set ends_on = ends_on_before, ends_on_before = null, ended_in = null, ended_by = null, ended_at = null
    where district = ${m.district} and ended_in = ${m.redivision}`)
}

export const countDuties = (
  tx: Tx,
  district: number,
  paths: readonly string[],
): Promise<{ area: string; n: number }[]> =>
  tx.query(sql`
    select area, count(*)::int as n from responsible
    where district = ${district} and area = any(${paths}::text[]) and ended_at is null group by 1 order by 1`)

/** Areas of these with the number of leads that hold now. */
export const countLeads = (
  tx: Tx,
  district: number,
  paths: readonly string[],
  day: string,
): Promise<{ area: string; n: number }[]> =>
  tx.query(sql`
    select area, count(*)::int as n from responsible
    where district = ${district} and area = any(${paths}::text[]) and duty = 'lead' and stands_in_for is null
      and starts_on <= ${day}::date and (ends_on is null or ends_on > ${day}::date)
    group by 1`)
