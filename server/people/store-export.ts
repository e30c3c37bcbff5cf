import type { Tx } from '../platform/database.ts'
import type { Scope } from '../platform/scope.ts'
import { scoped, sql } from '../platform/sql.ts'
import { lineColumns, withHome, type LineRow } from './store-lists.ts'

type Reader = Scope<'people.read'>
export type ExportRow = LineRow & { relation: string | null }

/** Who lives behind some doors, in the order of doors that the caller has; `key` is the door. */
export const livingAt = (tx: Tx, scope: Reader, households: readonly string[]): Promise<ExportRow[]> =>
  tx.query(sql`
    select ${lineColumns}, m.household::text as key, m.relation
    from unnest(${households}::uuid[]) with ordinality as d(id, n)
    join membership m on m.district = ${scope.district} and m.household = d.id and m.ends_on is null
    join person p on p.district = m.district and p.id = m.person and p.household = m.household ${withHome}
    where ${scoped(scope, sql`p.area`)} and p.merged_into is null
    order by d.n, m.relation <> 'head', m.starts_on, p.id`)

/** People of whom no door is known, or who have left theirs; `after` is the last id. */
export const livingNowhere = (tx: Tx, scope: Reader, after: string | null, limit: number): Promise<ExportRow[]> =>
  tx.query(sql`
    select ${lineColumns}, '' as key, null as relation from person p ${withHome}
    where p.district = ${scope.district} and ${scoped(scope, sql`p.area`)} and p.merged_into is null
      and p.household is null and p.id > ${after ?? '00000000-0000-0000-0000-000000000000'}::uuid
    order by p.id limit ${limit}`)
