import type { Tx } from '../platform/database.ts'
import type { Scope } from '../platform/scope.ts'
import { scoped, sql } from '../platform/sql.ts'
import { knownColumns, type KnownRow } from './store-persons.ts'

export const allPersons = (tx: Tx, scope: Scope<'people.read'>): Promise<KnownRow[]> =>
  tx.query(sql`
    select ${knownColumns} from person p
    where p.district = ${scope.district} and ${scoped(scope, sql`p.area`)} and p.merged_into is null order by p.id`)

export type DoorState = {
  id: string
  area: string
  address: string
  use: string
  reach: string
  beside_list: string
  tries: number
}
export const allDoors = (tx: Tx, scope: Scope<'people.read'>): Promise<DoorState[]> =>
  tx.query(sql`
    select h.id, h.area, h.address, h.use, h.reach, h.beside_list, h.tries, h.reached_at from household h
    where h.district = ${scope.district} and ${scoped(scope, sql`h.area`)} order by h.id`)

/** Empties the register of a community, to be made again in the same transaction. Doors that were expected stay, untouched. */
export const clearCommunity = async (tx: Tx, scope: Scope<'people.write'>, community: string): Promise<void> => {
  await tx.run(sql`
    delete from person p where p.district = ${scope.district} and ${scoped(scope, sql`p.area`)} and p.community = ${community}`)
  await tx.run(sql`
    delete from household h where h.district = ${scope.district} and ${scoped(scope, sql`h.area`)} and h.community = ${community}
      and not h.expected and not exists (select from membership m where m.district = h.district and m.household = h.id)`)
  await tx.run(sql`
    update household h set events = '[]', facts = '{"w":[],"f":{}}', sealed = null, reach = 'notReached', reached_at = null,
      tries = 0, beside_list = '', use = 'unknown'
    where h.district = ${scope.district} and ${scoped(scope, sql`h.area`)} and h.community = ${community}`)
}
