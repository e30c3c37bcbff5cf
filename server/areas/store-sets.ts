import type { AreaSet } from '@gridward/contract/areas'
import type { Tx } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'

export const listSets = (tx: Tx, district: number): Promise<AreaSet[]> =>
  tx.query(sql`select id, kind, name, prefixes from area_set where district = ${district} order by kind, name`)

export const saveSet = (tx: Tx, district: number, set: AreaSet, by: string | null, now: string): Promise<number> =>
  tx.run(sql`
    insert into area_set (district, id, kind, name, prefixes, changed_by, changed_at)
    values (${district}, ${set.id}, ${set.kind}, ${set.name}, ${set.prefixes}, ${by}::uuid, ${now})
    on conflict (district, id) do update set kind = excluded.kind, name = excluded.name, prefixes = excluded.prefixes,
      changed_by = excluded.changed_by, changed_at = excluded.changed_at`)

export const removeSet = (tx: Tx, district: number, id: string): Promise<number> =>
  tx.run(sql`delete from area_set where district = ${district} and id = ${id}`)

/** A set names areas, not people: it follows them at once. */
export const moveSets = (tx: Tx, district: number, pairs: readonly { from: string; to: string }[]): Promise<number> =>
  tx.run(sql`
    update area_set s set prefixes = (
      select array_agg(distinct coalesce(m.new_path, p.prefix)) from unnest(s.prefixes) as p(prefix)
      left join unnest(${pairs.map((p) => p.from)}::text[], ${pairs.map((p) => p.to)}::text[]) as m(old_path, new_path)
        on m.old_path = p.prefix)
    where s.district = ${district} and s.prefixes && ${pairs.map((p) => p.from)}::text[]`)
