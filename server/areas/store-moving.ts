import type { Tx } from '../platform/database.ts'
import { raw, sql, type Sql } from '../platform/sql.ts'
import type { Moves } from './movers.ts'

/** Names are written by us in code, never taken from a request. */
export type MovedTable = {
  name: string
  table: string
  id?: string
  area?: string
  /** Expression over the alias `t`: the household that the row follows. */
  household?: Sql
  /** Condition over the alias `t`: which rows are current. */
  only?: Sql
  /** Tables whose rows go with a row of this one: `by` is their column that holds its id. */
  with?: readonly { table: string; by: string }[]
}

const parts = (t: MovedTable) => ({
  table: raw(t.table),
  id: raw(t.id ?? 'id'),
  area: raw(t.area ?? 'area'),
  household: t.household ?? sql`null::uuid`,
  only: t.only ?? sql`true`,
})

export const countRows = (
  tx: Tx,
  of: MovedTable,
  district: number,
  paths: readonly string[],
): Promise<{ area: string; n: number }[]> => {
  const { table, area, only } = parts(of)
  return tx.query(sql`
    select t.${area} as area, count(*)::int as n from ${table} t
    where t.district = ${district} and t.${area} = any(${paths}::text[]) and ${only} group by 1 order by 1`)
}

/** Sends rows where their area went, and notes each one so that it can be brought back. */
export async function moveRows(tx: Tx, of: MovedTable, moves: Moves): Promise<number> {
  const { table, id, area, household, only } = parts(of)
  const { pairs, picks, district } = moves
  const from = [...new Set([...pairs, ...picks].map((m) => m.from))]
  const row = await tx.one<{ n: number }>(sql`
    with going as materialized (
      select t.${id} as id, t.${area} as old_area, coalesce(k.new_area, p.new_area) as new_area from ${table} t
      left join unnest(${pairs.map((p) => p.from)}::text[], ${pairs.map((p) => p.to)}::text[]) as p(old_area, new_area)
        on p.old_area = t.${area}
      left join unnest(${picks.map((k) => k.household)}::uuid[], ${picks.map((k) => k.to)}::text[]) as k(household, new_area)
        on k.household = ${household}
      where t.district = ${district} and t.${area} = any(${from}::text[]) and ${only}),
    moved as (
      update ${table} t set ${area} = g.new_area from going g
      where t.district = ${district} and t.${id} = g.id and g.new_area <> g.old_area
      returning t.${id} as id, g.old_area, g.new_area),
    noted as (
      insert into redivision_moved (district, redivision, mover, id, area, old_area)
      select ${district}::int, ${moves.redivision}::uuid, ${of.name}, id, new_area, old_area from moved)
    select count(*)::int as n from moved`)
  for (const follower of of.with ?? [])
    await tx.run(sql`
      update ${raw(follower.table)} f set area = m.area from redivision_moved m
      where ${notedBy(of, moves)} and f.district = m.district and f.${raw(follower.by)} = m.id and f.area = m.old_area`)
  return row.n
}

const notedBy = (of: MovedTable, moves: Moves): Sql =>
  sql`m.district = ${moves.district} and m.redivision = ${moves.redivision} and m.mover = ${of.name}`

/** Brings back the noted rows that are still where they were sent; what came later to a path that closes follows. */
export async function returnRows(tx: Tx, of: MovedTable, moves: Moves): Promise<number> {
  const { table, id, area, only } = parts(of)
  const { district, pairs } = moves
  const noted = await tx.run(sql`
    update ${table} t set ${area} = m.old_area from redivision_moved m
    where ${notedBy(of, moves)}
      and t.district = m.district and t.${id} = m.id and t.${area} = m.area`)
  const later = await tx.run(sql`
    update ${table} t set ${area} = p.new_area
    from unnest(${pairs.map((p) => p.from)}::text[], ${pairs.map((p) => p.to)}::text[]) as p(old_area, new_area)
    where t.district = ${district} and t.${area} = p.old_area and ${only}`)
  for (const follower of of.with ?? []) await returnFollowers(tx, of, follower, moves)
  return noted + later
}

/** What goes with a row goes back with it, and what was added to it meanwhile too. */
async function returnFollowers(
  tx: Tx,
  of: MovedTable,
  { table, by }: { table: string; by: string },
  moves: Moves,
): Promise<void> {
  const { table: head, id, area } = parts(of)
  await tx.run(sql`
    update ${raw(table)} f set area = m.old_area from redivision_moved m
    where ${notedBy(of, moves)} and f.district = m.district and f.${raw(by)} = m.id and f.area = m.area`)
  await tx.run(sql`
    update ${raw(table)} f set area = t.${area} from ${head} t
    where f.district = ${moves.district} and f.area = any(${moves.pairs.map((p) => p.from)}::text[])
      and t.district = f.district and t.${id} = f.${raw(by)} and t.${area} <> f.area`)
}
