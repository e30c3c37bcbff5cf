import { levelOf } from '@gridward/contract/paths'
import type { Database } from '../platform/database.ts'
import { noFence } from '../platform/scope.ts'
import { sql } from '../platform/sql.ts'

/** Areas for a test, with everything above them; names are the paths unless given. */
export async function plantAreas(
  owner: Database,
  district: number,
  leaves: readonly string[],
  names: Record<string, string> = {},
): Promise<void> {
  const paths = new Set<string>()
  for (const leaf of leaves) for (let n = 9; n <= leaf.length; n += 3) paths.add(leaf.slice(0, n))
  const all = [...paths].sort()
  await owner.transact(noFence, (tx) =>
    tx.run(sql`
      insert into area (district, path, parent, level, kind, name, valid_from)
      select ${district}::int, path, parent, level, level, name, '2020-01-01'
      from unnest(${all}::text[], ${all.map((p) => (p.length === 9 ? '' : p.slice(0, -3)))}::text[], ${all.map(levelOf)}::text[],
        ${all.map((p) => names[p] ?? p)}::text[]) as t(path, parent, level, name)
      on conflict do nothing`),
  )
}
