import type { Tx } from '../platform/database.ts'
import type { Scope } from '../platform/scope.ts'
import { scoped, sql } from '../platform/sql.ts'

/** Names of estates with at least `doors` doors, the largest first: a single house has its owner's name sometimes. */
export const estatesIn = async (
  tx: Tx,
  scope: Scope<'people.read'>,
  { doors, most }: { doors: number; most: number },
): Promise<string[]> => {
  const rows = await tx.query<{ estate: string }>(sql`
    select h.estate from household h
    where h.district = ${scope.district} and ${scoped(scope, sql`h.area`)} and h.estate <> ''
    group by h.estate having count(*) >= ${doors} order by count(*) desc, h.estate limit ${most}`)
  return rows.map((row) => row.estate)
}
