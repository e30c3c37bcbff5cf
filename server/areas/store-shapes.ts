import type { Tx } from '../platform/database.ts'
import type { Scope } from '../platform/scope.ts'
import { scoped, sql } from '../platform/sql.ts'
import type { Shape } from './rules-geometry.ts'
import type { Outline } from './rules-outline.ts'
import type { DrawnArea } from './rules-shapes.ts'

export type OutlineRow = { prefix: string; name: string; fileName: string; setAt: string }

export const addOutlines = (
  tx: Tx,
  district: number,
  outlines: readonly Outline[],
  about: { fileName: string; by: string | null; now: string },
): Promise<number> =>
  tx.run(sql`
    insert into area_outline (district, prefix, name, shape, file_name, set_by, set_at)
    select ${district}::int, prefix, name, shape, ${about.fileName}, ${about.by}::uuid, ${about.now}::timestamptz
    from unnest(${outlines.map((o) => o.prefix)}::text[], ${outlines.map((o) => o.name)}::text[],
      ${outlines.map((o) => JSON.stringify(o.shape))}::jsonb[]) as t(prefix, name, shape)
    on conflict (district, prefix) do update
      set name = excluded.name, shape = excluded.shape, file_name = excluded.file_name, set_by = excluded.set_by, set_at = excluded.set_at`)

export const readOutlineShapes = (tx: Tx, district: number): Promise<{ prefix: string; shape: Shape }[]> =>
  tx.query(sql`select prefix, shape from area_outline where district = ${district} order by prefix`)

export const listOutlines = (tx: Tx, scope: Scope<'areas.read'>): Promise<OutlineRow[]> =>
  tx.query(sql`
    select prefix, name, file_name as "fileName", set_at as "setAt" from area_outline
    where district = ${scope.district} order by prefix`)

export type ShapeRow = { path: string; name: string; shape: Shape; lon: number; lat: number; schematic: boolean }

export const readShapes = (tx: Tx, scope: Scope<'areas.read'>): Promise<ShapeRow[]> =>
  tx.query(sql`
    select s.path, coalesce(a.name, d.name) as name, s.shape, s.lon, s.lat, s.schematic
    from area_shape s join district d on d.id = s.district left join area a on a.district = s.district and a.path = s.path
    where s.district = ${scope.district} and (s.path = '' or ${scoped(scope, sql`s.path`)}) order by s.path`)

export const allShapes = (tx: Tx, district: number): Promise<{ path: string; shape: Shape; schematic: boolean }[]> =>
  tx.query(sql`select path, shape, schematic from area_shape where district = ${district}`)

/** Writes the shapes that changed and drops those of areas that are no longer open. */
export async function saveShapes(
  tx: Tx,
  district: number,
  drawn: readonly DrawnArea[],
  gone: readonly string[],
): Promise<void> {
  await tx.run(sql`delete from area_shape where district = ${district} and path = any(${gone}::text[])`)
  await tx.run(sql`
    insert into area_shape (district, path, shape, lon, lat, schematic)
    select ${district}::int, path, shape, lon, lat, schematic
    from unnest(${drawn.map((d) => d.path)}::text[], ${drawn.map((d) => JSON.stringify(d.shape))}::jsonb[],
      ${drawn.map((d) => d.label[0])}::float8[], ${drawn.map((d) => d.label[1])}::float8[],
      ${drawn.map((d) => d.schematic)}::boolean[]) as t(path, shape, lon, lat, schematic)
    on conflict (district, path) do update
      set shape = excluded.shape, lon = excluded.lon, lat = excluded.lat, schematic = excluded.schematic`)
}
