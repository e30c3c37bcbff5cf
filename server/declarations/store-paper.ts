import type { Tx } from '../platform/database.ts'
import type { Scope } from '../platform/scope.ts'
import { scoped, sql } from '../platform/sql.ts'

export type PaperVisit = { household: string; digest: Buffer }

/** What was keyed from paper for some doors in a span of time, so that a line that is keyed twice is one visit. */
export const paperVisits = (
  tx: Tx,
  scope: Scope<'declarations.key'>,
  households: readonly string[],
  from: string,
  until: string,
): Promise<PaperVisit[]> =>
  tx.query(sql`
    select v.household, v.digest from visit v
    where v.district = ${scope.district} and ${scoped(scope, sql`v.area`)} and v.source = 'paper'
      and v.household = any(${households}::uuid[]) and v.observed_at >= ${from} and v.observed_at < ${until}`)
