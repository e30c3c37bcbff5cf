import type { AreaKind } from '@gridward/contract/areas'
import type { Level } from '@gridward/contract/paths'
import type { Tx } from '../platform/database.ts'
import type { Scope } from '../platform/scope.ts'
import { scoped, sql } from '../platform/sql.ts'

export type AreaRow = {
  path: string
  parent: string
  level: Exclude<Level, 'district'>
  kind: AreaKind
  name: string
  code: string
  closed: boolean
}
export type DistrictRow = { id: number; name: string; zone: string; roots: string[]; tree: number; shapes: number }

export const readDistrict = (tx: Tx, district: number): Promise<DistrictRow> =>
  tx.one(sql`
    select d.id, d.name, d.zone, d.roots, coalesce(v.tree, 0) as tree, coalesce(v.shapes, 0) as shapes
    from district d left join area_version v on v.district = d.id where d.id = ${district}`)

export const setRoots = (tx: Tx, district: number, roots: readonly string[]): Promise<number> =>
  tx.run(sql`update district set roots = ${roots} where id = ${district}`)

/** Says that the tree, or the shapes too, are not what they were. */
export const changed = (tx: Tx, district: number, what: 'tree' | 'shapes' | 'both'): Promise<number> => {
  const [tree, shapes] = [what === 'shapes' ? 0 : 1, what === 'tree' ? 0 : 1]
  return tx.run(sql`
    insert into area_version as v (district, tree, shapes) values (${district}, ${tree}::bigint, ${shapes}::bigint)
    on conflict (district) do update set tree = v.tree + excluded.tree, shapes = v.shapes + excluded.shapes`)
}

/** Every area there ever was, in order of path. */
export const allAreas = (tx: Tx, district: number): Promise<AreaRow[]> =>
  tx.query(sql`
    select path, parent, level, kind, name, code, valid_to is not null as closed
    from area where district = ${district} order by path`)

/** Open areas inside the scope, and those above it so that a path can be named. */
export const openAreas = (tx: Tx, scope: Scope<'areas.read'>): Promise<AreaRow[]> =>
  tx.query(sql`
    select path, parent, level, kind, name, code, false as closed from area a
    where district = ${scope.district} and valid_to is null
      and (${scoped(scope, sql`a.path`)} or exists (
        select from unnest(${scope.prefixes}::text[]) as p(prefix) join area o on o.district = a.district and o.path = p.prefix
        where p.prefix ^@ a.path and o.valid_to is null))
    order by path`)

export const findArea = (
  tx: Tx,
  district: number,
  path: string,
): Promise<(AreaRow & { valid_from: string; valid_to: string | null }) | undefined> =>
  tx.maybe(sql`
    select path, parent, level, kind, name, code, valid_from::text, valid_to::text, valid_to is not null as closed
    from area where district = ${district} and path = ${path}`)

export const areaNames = (
  tx: Tx,
  district: number,
  paths: readonly string[],
): Promise<{ path: string; name: string }[]> =>
  tx.query(sql`select path, name from area where district = ${district} and path = any(${paths}::text[]) order by path`)

export type NewArea = Omit<AreaRow, 'closed' | 'level'> & { level: Level }

export async function addAreas(tx: Tx, district: number, day: string, areas: readonly NewArea[]): Promise<void> {
  if (areas.length === 0) return
  await tx.run(sql`
    insert into area (district, path, parent, level, kind, name, code, valid_from)
    select ${district}::int, path, parent, level, kind, name, code, ${day}::date
    from unnest(${areas.map((a) => a.path)}::text[], ${areas.map((a) => a.parent)}::text[], ${areas.map((a) => a.level)}::text[],
      ${areas.map((a) => a.kind)}::text[], ${areas.map((a) => a.name)}::text[], ${areas.map((a) => a.code)}::text[])
      as t(path, parent, level, kind, name, code)`)
  await addNames(tx, district, day, areas)
}

type Named = Pick<AreaRow, 'path' | 'name' | 'code'>

/** A name given twice on one day: the later one stands. */
const addNames = (tx: Tx, district: number, day: string, areas: readonly Named[]): Promise<number> =>
  tx.run(sql`
    insert into area_name (district, path, valid_from, name, code)
    select ${district}::int, path, ${day}::date, name, code
    from unnest(${areas.map((a) => a.path)}::text[], ${areas.map((a) => a.name)}::text[], ${areas.map((a) => a.code)}::text[])
      as t(path, name, code)
    on conflict (district, path, valid_from) do update set name = excluded.name, code = excluded.code`)

export async function renameAreas(tx: Tx, district: number, day: string, areas: readonly Named[]): Promise<void> {
  if (areas.length === 0) return
  await tx.run(sql`
    update area a set name = t.name, code = t.code
    from unnest(${areas.map((a) => a.path)}::text[], ${areas.map((a) => a.name)}::text[], ${areas.map((a) => a.code)}::text[])
      as t(path, name, code)
    where a.district = ${district} and a.path = t.path`)
  await addNames(tx, district, day, areas)
}

export const closeAreas = (tx: Tx, district: number, paths: readonly string[], day: string): Promise<number> =>
  tx.run(sql`
    update area set valid_to = greatest(valid_from, ${day}::date)
    where district = ${district} and path = any(${paths}::text[]) and valid_to is null`)

export const reopenAreas = (tx: Tx, district: number, paths: readonly string[]): Promise<number> =>
  tx.run(sql`update area set valid_to = null where district = ${district} and path = any(${paths}::text[])`)

export const namesOver = (
  tx: Tx,
  district: number,
  path: string,
): Promise<{ from: string; name: string; code: string }[]> =>
  tx.query(sql`
    select valid_from::text as "from", name, code from area_name
    where district = ${district} and path = ${path} order by valid_from`)
