import type { Tx } from '../platform/database.ts'
import type { Scope } from '../platform/scope.ts'
import { scoped, sql } from '../platform/sql.ts'

/** Homes and ledgers go with their person. */
export const deletePersons = (tx: Tx, scope: Scope<'people.write'>, ids: readonly string[]): Promise<number> =>
  tx.run(sql`
    delete from person p where p.district = ${scope.district} and ${scoped(scope, sql`p.area`)} and p.id = any(${ids}::uuid[])`)

/** A door behind which somebody still lives stays. */
export const deleteDoors = (tx: Tx, scope: Scope<'people.write'>, ids: readonly string[]): Promise<{ id: string }[]> =>
  tx.query(sql`
    delete from household h
    where h.district = ${scope.district} and ${scoped(scope, sql`h.area`)} and h.id = any(${ids}::uuid[])
      and not exists (select from membership m where m.district = h.district and m.household = h.id)
    returning h.id`)

/** Forgets homes of people that nothing speaks of any more; the households named stay. */
export const forgetHomes = (
  tx: Tx,
  scope: Scope<'people.write'>,
  homes: readonly { person: string; households: readonly string[] }[],
): Promise<number> =>
  tx.run(sql`
    delete from membership m
    using unnest(${homes.map((h) => h.person)}::uuid[], ${homes.map((h) => `{${h.households.join(',')}}`)}::text[]) as t(person, stays)
    where m.district = ${scope.district} and ${scoped(scope, sql`m.area`)} and m.person = t.person
      and m.ends_on is null and not m.household = any(t.stays::uuid[])`)
