import type { Tx } from '../database.ts'
import { scoped, sql } from '../sql.ts'
import type { Scope } from '../scope.ts'

type ImportScope = Scope<'imports.run'>

export type SavedMapping = {
  id: string
  kind: string
  area: string
  signature: string
  name: string
  headings: string[]
  keys: (string | null)[]
  made_name: string
  made_at: string
  used_at: string
  used: number
}

const named = sql`select m.id, m.kind, m.area, m.signature, m.name, m.headings, m.keys, a.name as made_name, m.made_at,
    m.used_at, m.used
  from import_mapping m join account a on a.district = m.district and a.id = m.made_by`

/** Days without use after which a mapping goes. */
export const mappingDays = 365

/** Those of one kind and area, the last used first; of more than 500 the others are found by nobody. */
export const mappingsOf = (tx: Tx, scope: ImportScope, { kind, area }: { kind: string; area: string }) =>
  tx.query<SavedMapping>(sql`${named} where m.district = ${scope.district} and m.kind = ${kind} and m.area = ${area}
    and ${scoped(scope, sql`m.area`)} order by m.used_at desc, m.id limit 500`)

export const listMappings = (tx: Tx, scope: ImportScope) =>
  tx.query<SavedMapping>(sql`${named} where m.district = ${scope.district} and ${scoped(scope, sql`m.area`)}
    order by m.used_at desc, m.id limit 500`)

export const findMapping = (tx: Tx, scope: ImportScope, id: string) =>
  tx.maybe<SavedMapping>(sql`${named} where m.district = ${scope.district} and m.id = ${id}
    and ${scoped(scope, sql`m.area`)}`)

export type NewMapping = Omit<SavedMapping, 'made_name' | 'made_at' | 'used_at' | 'used'> & { by: string; now: string }

/** Saves it, or corrects the one that stands for the same headings; its name stays then. */
export const saveMapping = (tx: Tx, scope: ImportScope, one: NewMapping): Promise<number> =>
  tx.run(sql`
    insert into import_mapping as m (district, id, kind, area, signature, name, headings, keys, made_by, made_at, used_at)
    values (${scope.district}, ${one.id}, ${one.kind}, ${one.area}, ${one.signature}, ${one.name}, ${one.headings}::text[],
      ${one.keys}::text[], ${one.by}, ${one.now}, ${one.now})
    on conflict (district, area, kind, signature) do update
      set keys = excluded.keys, headings = excluded.headings, made_by = excluded.made_by, made_at = excluded.made_at,
        used_at = excluded.used_at, used = m.used + 1`)

export const useMapping = (tx: Tx, scope: ImportScope, id: string, now: string): Promise<number> =>
  tx.run(sql`update import_mapping m set used_at = ${now}, used = used + 1
    where m.district = ${scope.district} and m.id = ${id} and ${scoped(scope, sql`m.area`)}`)

export const renameMapping = (tx: Tx, scope: ImportScope, id: string, name: string): Promise<number> =>
  tx.run(sql`update import_mapping m set name = ${name}
    where m.district = ${scope.district} and m.id = ${id} and ${scoped(scope, sql`m.area`)}`)

export const removeMapping = (tx: Tx, scope: ImportScope, id: string): Promise<number> =>
  tx.run(sql`delete from import_mapping m
    where m.district = ${scope.district} and m.id = ${id} and ${scoped(scope, sql`m.area`)}`)

export const removeUnusedMappings = (tx: Tx, scope: ImportScope, now: string): Promise<number> =>
  tx.run(sql`delete from import_mapping m where m.district = ${scope.district} and ${scoped(scope, sql`m.area`)}
    and m.used_at < ${now}::timestamptz - ${mappingDays} * interval '1 day'`)
