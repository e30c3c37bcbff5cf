import type { Tx } from '../platform/database.ts'
import type { Scope } from '../platform/scope.ts'
import { scoped, sql } from '../platform/sql.ts'

export type NamedPerson = { id: string; area: string; name: string }

/** Of these people, those who live in the scope, as the register names them. */
export const namedPeople = (tx: Tx, scope: Scope<'people.read'>, ids: readonly string[]): Promise<NamedPerson[]> =>
  tx.query(sql`
    select p.id, p.area, p.name from person p
    where p.district = ${scope.district} and p.id = any(${ids}::uuid[]) and p.merged_into is null and p.dead_on is null
      and p.left_on is null and ${scoped(scope, sql`p.area`)}`)

/** For a redivision, which asks about a whole district: where the records of some people lie now. */
export const areasOfPeople = (
  tx: Tx,
  district: number,
  ids: readonly string[],
): Promise<{ id: string; area: string }[]> =>
  tx.query(sql`select id, area from person where district = ${district} and id = any(${ids}::uuid[])`)

/** For a redivision: which of some areas have doors. */
export const areasWithDoors = async (tx: Tx, district: number, areas: readonly string[]): Promise<string[]> =>
  (
    await tx.query<{ area: string }>(
      sql`select distinct area from household where district = ${district} and area = any(${areas}::text[])`,
    )
  ).map((row) => row.area)
