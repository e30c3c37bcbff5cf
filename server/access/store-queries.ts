import type { Tx } from '../platform/database.ts'
import type { Scope } from '../platform/scope.ts'
import { scoped, sql } from '../platform/sql.ts'

export const addQuery = (
  tx: Tx,
  query: { district: number; id: string; area: string; sealed: Buffer; now: string },
): Promise<number> =>
  tx.run(sql`
    insert into look_query (district, id, area, sealed, at)
    values (${query.district}, ${query.id}, ${query.area}, ${query.sealed}, ${query.now})`)

export const findQuery = (
  tx: Tx,
  scope: Scope<'journal.unseal'>,
  id: string,
): Promise<{ area: string; sealed: Buffer; at: string } | undefined> =>
  tx.maybe(sql`
    select q.area, q.sealed, q.at from look_query q
    where q.district = ${scope.district} and q.id = ${id} and ${scoped(scope, sql`q.area`)}`)
