import type { Tx } from '../platform/database.ts'
import type { Scope } from '../platform/scope.ts'
import { scoped, sql } from '../platform/sql.ts'
import { doorColumns, type DoorLineRow } from './store-detail.ts'

/** After the last text that begins with another one. */
const beyond = '\u{10ffff}'

/** Doors whose address begins like one of these texts, in the order of their addresses. */
export const findDoorsLike = (
  tx: Tx,
  scope: Scope<'people.read'>,
  begins: readonly string[],
  limit: number,
): Promise<DoorLineRow[]> =>
  tx.query(sql`
    select f.* from unnest(${begins}::text[]) as b(text) cross join lateral (
      select ${doorColumns} from household h
      where h.district = ${scope.district} and ${scoped(scope, sql`h.area`)}
        and h.address collate "C" >= b.text and h.address collate "C" < b.text || ${beyond}
      order by h.address collate "C", h.area, h.id limit ${limit}) f
    order by f.address collate "C", f.area, f.id limit ${limit}`)
