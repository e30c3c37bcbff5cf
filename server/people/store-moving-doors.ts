import type { Moves } from '../areas/index.ts'
import type { Tx } from '../platform/database.ts'
import { sql, type Sql } from '../platform/sql.ts'
import { nowhere } from './rules-doors.ts'

type Ways = Pick<Moves, 'district' | 'pairs' | 'picks'>

/** A mark is the door's own id behind its text; a door without any address carries one from the beginning. */
const mark = sql`'#' || h.id::text`
const isMarked = sql`right(h.door, 37) = ${mark} and left(h.door, -37) <> ${nowhere}`
const base = sql`case when ${isMarked} then left(h.door, -37) else h.door end`

/** Doors of all areas that take part, with where they are and where they go. */
const going = ({ district, pairs, picks }: Ways): Sql => {
  const areas = [...new Set([...pairs, ...picks].flatMap((move) => [move.from, move.to]))]
  return sql`
    select h.id, h.door, h.area, coalesce(k.new_area, p.new_area, h.area) as new_area, ${base} as base, ${isMarked} as marked
    from household h
    left join unnest(${pairs.map((p) => p.from)}::text[], ${pairs.map((p) => p.to)}::text[]) as p(old_area, new_area)
      on p.old_area = h.area
    left join unnest(${picks.map((k) => k.household)}::uuid[], ${picks.map((k) => k.to)}::text[]) as k(household, new_area)
      on k.household = h.id
    where h.district = ${district} and h.area = any(${areas}::text[])`
}

const noted = ({ district, redivision }: Moves, mover: 'households' | 'doors'): Sql =>
  sql`n.district = ${district} and n.redivision = ${redivision} and n.mover = ${mover}`

/** The same for the way back: what was noted returns, what came later follows the paths. */
const returning = (moves: Moves): Sql => sql`
    select h.id, h.door, h.area, coalesce(n.old_area, p.new_area, h.area) as new_area, ${base} as base, ${isMarked} as marked
    from household h
    left join redivision_moved n on ${noted(moves, 'households')} and n.id = h.id and n.area = h.area
    left join unnest(${moves.pairs.map((p) => p.from)}::text[], ${moves.pairs.map((p) => p.to)}::text[]) as p(old_area, new_area)
      on p.old_area = h.area
    where h.district = ${moves.district} and h.area = any(array(
      select unnest(${moves.pairs.flatMap((p) => [p.from, p.to])}::text[])
      union select n.area from redivision_moved n where ${noted(moves, 'households')}
      union select n.old_area from redivision_moved n where ${noted(moves, 'households')}))`

// two doors of one address meet where one comes and the other is, or was: rows move one after the other
const meeting = sql`
  select distinct a.id from (
    select id, base, area, count(*) over (partition by area, base) as n from (
      select id, base, area from going union select id, base, new_area from going) as places) as a
  where a.n > 1`

/** Doors of one address that will be in one area, per area. Both stay two doors; a person may look at them. */
export const sameDoors = (tx: Tx, ways: Ways): Promise<{ area: string; n: number }[]> =>
  tx.query(sql`
    with going as (${going(ways)})
    select area, sum(n)::int as n from (
      select new_area as area, count(*) as n from going group by new_area, base
      having count(*) > 1 and bool_or(new_area <> area)) as same
    group by area order by area`)

/** Before doors move: those that meet, and those that carry a mark already, are noted with their text; the former get a mark. */
export const markDoors = (tx: Tx, moves: Moves): Promise<number> =>
  tx.run(sql`
    with going as materialized (${going(moves)}),
    meeting as materialized (${meeting}),
    noted as (
      insert into redivision_moved (district, redivision, mover, id, area, old_area, door)
      select ${moves.district}::int, ${moves.redivision}::uuid, 'doors', id, area, area, door from going
      where marked or id in (select id from meeting))
    update household h set door = h.door || ${mark} from going g
    where h.district = ${moves.district} and h.id = g.id and not g.marked and g.id in (select id from meeting)`)

export const markReturning = (tx: Tx, moves: Moves): Promise<number> =>
  tx.run(sql`
    with going as materialized (${returning(moves)}),
    meeting as materialized (${meeting}),
    before as (select n.id, n.door from redivision_moved n where ${noted(moves, 'doors')})
    update household h set door = h.door || ${mark} from going g
    where h.district = ${moves.district} and h.id = g.id and not g.marked
      and (g.id in (select id from meeting) or (g.id, g.door || '#' || g.id) in (select id, door from before))`)

/**
 * After doors moved: one door of each address goes without a mark again, rather one that had none before, rather an older
 * one. `back`: on the way back a door that carried a mark before carries it again, and those that return come before those
 * that were added meanwhile. Nothing of the address changes.
 */
export const settleDoors = (tx: Tx, moves: Moves, back: boolean): Promise<number> =>
  tx.run(sql`
    with places as (
      select n.area from redivision_moved n where ${noted(moves, 'households')}
      union select n.old_area from redivision_moved n where ${noted(moves, 'households')}
      union select unnest(${[...moves.pairs, ...moves.picks].flatMap((p) => [p.from, p.to])}::text[])),
    here as (
      select h.id, h.area, ${base} as base, ${isMarked} as marked, n.door as was, h.created_at,
        ${back} and exists (select from redivision_moved n where ${noted(moves, 'households')} and n.id = h.id) as returned,
        ${back} and coalesce(n.door = ${base} || ${mark}, false) as stays
      from household h left join redivision_moved n on ${noted(moves, 'doors')} and n.id = h.id
      where h.district = ${moves.district} and h.area = any(array(select area from places))),
    plain as (
      select id, base, marked, stays, bool_or(not marked) over (partition by area, base) as taken,
        row_number() over (partition by area, base, stays 
          order by coalesce(was = base, false) desc, returned desc, created_at, id) as n
      from here)
    update household h set door = p.base from plain p
    where h.district = ${moves.district} and h.id = p.id and p.marked and not p.taken and not p.stays and p.n = 1`)
