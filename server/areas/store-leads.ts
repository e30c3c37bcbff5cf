import type { Tx } from '../platform/database.ts'
import type { Scope } from '../platform/scope.ts'
import { scoped, sql } from '../platform/sql.ts'

export type Lead = { area: string; name: string; role: string }

/** Who answers for each of some areas on a day: leads and grid workers by name, for the line "whose is it". */
export const leadsOf = (tx: Tx, scope: Scope<'areas.read'>, areas: readonly string[], day: string): Promise<Lead[]> =>
  tx.query<Lead>(sql`
    select r.area, r.person as name, r.duty as role from responsible r
    where r.district = ${scope.district} and r.area = any(${areas}::text[]) and ${scoped(scope, sql`r.area`)}
      and r.duty in ('lead', 'gridWorker') and r.starts_on <= ${day}::date and (r.ends_on is null or r.ends_on > ${day}::date)
    order by r.area, r.duty desc, r.starts_on`)
