import { ancestors } from '@gridward/contract/paths'
import type { Tx } from '../platform/database.ts'
import type { Scope } from '../platform/scope.ts'
import { sql } from '../platform/sql.ts'

export type RoundRow = {
  id: string
  area: string
  name: string
  starts_on: string
  due_on: string
  fresh_days: number
  second_share: number
}

/** Rounds going on in a district; a handful. */
export const openRounds = (tx: Tx, district: number): Promise<RoundRow[]> =>
  tx.query(sql`
    select id, area, name, starts_on, due_on, fresh_days, second_share from round
    where district = ${district} and closed_at is null order by length(area) desc, starts_on desc, id`)

/** The round of the smallest area that holds a door. */
export const roundFor = (rounds: readonly RoundRow[], area: string): RoundRow | undefined =>
  rounds.find((round) => area.startsWith(round.area))

export const findRound = (
  tx: Tx,
  district: number,
  id: string,
): Promise<(RoundRow & { closed_at: string | null }) | undefined> =>
  tx.maybe(sql`
    select id, area, name, starts_on, due_on, fresh_days, second_share, closed_at from round
    where district = ${district} and id = ${id}`)

export const addRound = (
  tx: Tx,
  scope: Scope<'declarations.baseline'>,
  round: RoundRow,
  now: string,
): Promise<number> =>
  tx.run(sql`
    insert into round (district, id, area, name, starts_on, due_on, fresh_days, second_share, made_by, made_at)
    values (${scope.district}, ${round.id}, ${round.area}, ${round.name}, ${round.starts_on}, ${round.due_on},
      ${round.fresh_days}, ${round.second_share}, ${scope.actor.account}, ${now})`)

export const closeRound = (tx: Tx, district: number, id: string, now: string): Promise<number> =>
  tx.run(sql`update round set closed_at = ${now} where district = ${district} and id = ${id} and closed_at is null`)

/** Areas for which an address list came before the first knock. */
export const listedAreas = async (tx: Tx, district: number): Promise<ReadonlySet<string>> => {
  const rows = await tx.query<{ area: string }>(
    sql`
      select area from door_list where district = ${district}
      union select area from baseline where district = ${district} and doors`,
  )
  return new Set(rows.map((row) => row.area))
}

export const isListed = (listed: ReadonlySet<string>, area: string): boolean =>
  listed.size > 0 && ancestors(area).some((above) => listed.has(above))

export const districtFacts = (tx: Tx, district: number): Promise<{ name: string; zone: string; demo: boolean }> =>
  tx.one(sql`select name, zone, demo from district where id = ${district}`)

export const allDistricts = (tx: Tx): Promise<{ id: number; zone: string }[]> =>
  tx.query(sql`select id, zone from district order by id`)
