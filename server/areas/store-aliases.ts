import type { Tx } from '../platform/database.ts'
import type { Scope } from '../platform/scope.ts'
import { scoped, sql } from '../platform/sql.ts'
import type { Successor } from './rules-redivision.ts'

export type AliasRow = { from: string; to: string; main: boolean; day: string }

const living = sql`ended_on is null and superseded_by is null`

/** Where an old path leads today: the main successor first. Empty for a path that is open or was never known. */
export const successorsOf = (tx: Tx, district: number, path: string): Promise<AliasRow[]> =>
  tx.query(sql`
    select old_path as "from", new_path as "to", main, from_day::text as day from area_alias
    where district = ${district} and old_path = ${path} and ${living} order by main desc, new_path`)

/** The ways out of old paths that lead below a prefix today in some part, and out of the old paths below those. */
export const aliasesInto = (tx: Tx, district: number, prefixes: readonly string[]): Promise<AliasRow[]> =>
  tx.query(sql`
    with old as (
      select distinct b.old_path from area_alias b join unnest(${prefixes}::text[]) as p(prefix) on b.new_path ^@ p.prefix
      where b.district = ${district} and b.ended_on is null and b.superseded_by is null)
    select old_path as "from", new_path as "to", main, from_day::text as day from area_alias a
    where a.district = ${district} and ${living} and exists (select from old where a.old_path ^@ old.old_path)
    order by a.old_path, main desc, new_path`)

export const aliasesIn = (tx: Tx, scope: Scope<'areas.read'>): Promise<AliasRow[]> =>
  tx.query(sql`
    select old_path as "from", new_path as "to", main, from_day::text as day from area_alias
    where district = ${scope.district} and ${living} and (${scoped(scope, sql`new_path`)} or ${scoped(scope, sql`old_path`)})
    order by old_path, main desc, new_path`)

/** Adds where paths went, and leads everything that led to them on to the same places. */
export async function addAliases(
  tx: Tx,
  district: number,
  redivision: string,
  day: string,
  successors: readonly Successor[],
): Promise<void> {
  const list = sql`unnest(${successors.map((s) => s.from)}::text[], ${successors.map((s) => s.to)}::text[],
    ${successors.map((s) => s.main)}::boolean[]) as s(old_path, new_path, main)`
  const before = await tx.query<{ old_path: string; via: string; main: boolean }>(sql`
    update area_alias a set superseded_by = ${redivision}
    where a.district = ${district} and ${living} and a.new_path in (select s.old_path from ${list} where s.main)
    returning a.old_path, a.new_path as via, a.main`)
  const onward = before.flatMap((alias) =>
    successors
      .filter((s) => s.from === alias.via)
      .map((s) => ({ from: alias.old_path, to: s.to, main: s.main && alias.main })),
  )
  const all = merged([...successors, ...onward])
  await tx.run(sql`
    insert into area_alias (district, old_path, new_path, redivision, main, from_day)
    select ${district}::int, old_path, new_path, ${redivision}::uuid, main, ${day}::date
    from unnest(${all.map((s) => s.from)}::text[], ${all.map((s) => s.to)}::text[], ${all.map((s) => s.main)}::boolean[])
      as t(old_path, new_path, main)`)
}

/** Two ways from one old path to the same new one are one way, the main one if either was. */
function merged(successors: readonly Successor[]): Successor[] {
  const out = new Map<string, Successor>()
  for (const s of successors) {
    const key = `${s.from} ${s.to}`
    const known = out.get(key)
    out.set(key, known ? { ...known, main: known.main || s.main } : s)
  }
  return [...out.values()]
}

/** Takes back what a redivision led elsewhere; what it had superseded leads again. */
export async function endAliases(tx: Tx, district: number, redivision: string, day: string): Promise<void> {
  await tx.run(sql`
    update area_alias set ended_on = ${day}::date
    where district = ${district} and redivision = ${redivision} and ended_on is null`)
  await tx.run(sql`
    update area_alias set superseded_by = null where district = ${district} and superseded_by = ${redivision}`)
}

/** Every way that led to or from a path, living or not. */
export const waysAround = (tx: Tx, district: number, path: string): Promise<AliasRow[]> =>
  tx.query(sql`
    select old_path as "from", new_path as "to", main, from_day::text as day from area_alias
    where district = ${district} and (old_path = ${path} or new_path = ${path}) order by from_day, old_path, new_path`)
