import { upperBound } from '@gridward/contract/paths'
import type { Tx } from '../platform/database.ts'
import type { Scope } from '../platform/scope.ts'
import { scoped, sql } from '../platform/sql.ts'

export type BaselineRow = { area: string; households: number; people: number; source: string; counted_on: string }

/** The newest count of every area inside `area` that was known at an instant. */
export const baselinesAt = (tx: Tx, district: number, area: string, at: string): Promise<BaselineRow[]> =>
  tx.query(sql`
    select distinct on (b.area) b.area, b.households, b.people, b.source, b.counted_on from baseline b
    where b.district = ${district} and b.area >= ${area} and b.area < ${upperBound(area)} and b.recorded_at <= ${at}
    order by b.area, b.recorded_at desc`)

/** When the figures of a day were frozen; null while they still move. */
export const frozenAt = async (tx: Tx, district: number, day: string): Promise<string | null> => {
  const row = await tx.maybe<{ happened_at: string }>(sql`
    select j.happened_at from frozen_day f join journal j on j.district = f.district and j.id = f.line
    where f.district = ${district} and f.day = ${day}::date`)
  return row?.happened_at ?? null
}

export type NewBaseline = BaselineRow & { doors: boolean }
export const addBaselines = (
  tx: Tx,
  district: number,
  rows: readonly NewBaseline[],
  of: { import: string | null; now: string },
): Promise<number> =>
  tx.run(sql`
    insert into baseline (district, area, households, people, source, counted_on, doors, import, recorded_at)
    select ${district}::int, t.*, ${of.import}::uuid, ${of.now}::timestamptz
    from unnest(${rows.map((r) => r.area)}::text[], ${rows.map((r) => r.households)}::int[], ${rows.map((r) => r.people)}::int[],
      ${rows.map((r) => r.source)}::text[], ${rows.map((r) => r.counted_on)}::date[], ${rows.map((r) => r.doors)}::bool[]) as t
    on conflict (district, area, recorded_at) do update
      set households = excluded.households, people = excluded.people, source = excluded.source, counted_on = excluded.counted_on`)

export const dropBaseline = (tx: Tx, scope: Scope<'declarations.baseline'>, of: string): Promise<number> =>
  tx.run(sql`
    delete from baseline b where b.district = ${scope.district} and ${scoped(scope, sql`b.area`)} and b.import = ${of}::uuid`)

/** Says that the doors of some areas were listed before the first knock. */
export const listDoorsOf = (
  tx: Tx,
  district: number,
  areas: readonly string[],
  of: { import: string; now: string },
): Promise<number> =>
  tx.run(sql`
    insert into door_list (district, area, import, listed_at)
    select ${district}::int, area, ${of.import}::uuid, ${of.now}::timestamptz from unnest(${areas}::text[]) as t(area)
    on conflict do nothing`)

export const sameBaseline = (tx: Tx, district: number, areas: readonly string[]): Promise<BaselineRow[]> =>
  tx.query(sql`
    select distinct on (b.area) b.area, b.households, b.people, b.source, b.counted_on from baseline b
    where b.district = ${district} and b.area = any(${areas}::text[]) order by b.area, b.recorded_at desc`)
