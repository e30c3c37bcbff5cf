import type { Tx } from '../platform/database.ts'
import type { Scope } from '../platform/scope.ts'
import { scoped, sql } from '../platform/sql.ts'
import { doorColumns, type DoorLineRow } from './store-detail.ts'

/** A door as a printed line names it: with the head of the household and how many live there. */
export type NamedDoor = DoorLineRow & { head: string; people: number }

const named = sql`${doorColumns},
  coalesce((select p.name from membership m join person p on p.district = m.district and p.id = m.person
    where m.district = h.district and m.household = h.id and m.ends_on is null and p.merged_into is null and p.dead_on is null
    order by m.relation <> 'head', m.starts_on, p.id limit 1), '') as head,
  (select count(*)::int from membership m join person p on p.district = m.district and p.id = m.person
    where m.district = h.district and m.household = h.id and m.ends_on is null and p.merged_into is null
      and p.dead_on is null) as people`

/** Doors whose id ends so (seven hexadecimal digits, which is what a line code holds). */
export const doorsByTail = (
  tx: Tx,
  scope: Scope<'people.read'>,
  tails: readonly string[],
): Promise<(NamedDoor & { tail: string })[]> =>
  tx.query(sql`
    select ${named}, right(h.id::text, 7) as tail from household h
    where h.district = ${scope.district} and ${scoped(scope, sql`h.area`)} and right(h.id::text, 7) = any(${tails}::text[])
    order by h.area, h.door, h.id`)

export const doorsById = (tx: Tx, scope: Scope<'people.read'>, ids: readonly string[]): Promise<NamedDoor[]> =>
  tx.query(sql`
    select ${named} from household h
    where h.district = ${scope.district} and ${scoped(scope, sql`h.area`)} and h.id = any(${ids}::uuid[])`)

/** Doors in the order of walking, as they are printed. */
export const namedDoors = (
  tx: Tx,
  scope: Scope<'people.read'>,
  options: { after: readonly string[] | null; limit: number },
): Promise<NamedDoor[]> => {
  const { after, limit } = options
  const [area, door, id] = after ?? ['', '', '00000000-0000-0000-0000-000000000000']
  return tx.query(sql`
    select ${named} from household h
    where h.district = ${scope.district} and ${scoped(scope, sql`h.area`)}
      and (h.area, h.door, h.id) > (${area}, ${door}, ${id}::uuid)
    order by h.area, h.door, h.id limit ${limit}`)
}
