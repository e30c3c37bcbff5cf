import type pg from 'pg'

/** A table as it is copied: its columns without the generated ones, and the key that its rows are ordered by. */
export type Table = { name: string; columns: string[]; key: string[] }

const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`
export const columnList = (table: Table): string => table.columns.map(quote).join(', ')
export const tableName = (table: Table): string => quote(table.name)

/** Every table of ours, those that others point at first, so that a restore never meets a missing parent. */
export async function listTables(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<{ name: string; columns: string[]; key: string[] | null; parents: string[] }>(`
    select c.relname as name,
      array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        and a.attgenerated = '' order by a.attnum) as columns,
      array(select a.attname::text from pg_index i cross join lateral unnest(i.indkey) with ordinality k(n, ord)
        join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.n
        where i.indrelid = c.oid and i.indisprimary order by k.ord) as key,
      array(select p.relname::text from pg_constraint f join pg_class p on p.oid = f.confrelid
        where f.conrelid = c.oid and f.contype = 'f' and p.oid <> c.oid) as parents
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition and c.relname <> 'migration'
    order by c.relname`)
  return inOrder(rows).map(({ name, columns, key }) => ({ name, columns, key: key?.length ? key : columns }))
}

function inOrder<T extends { name: string; parents: string[] }>(tables: T[]): T[] {
  const done = new Map<string, T>()
  let rest = tables
  while (rest.length > 0) {
    const ready = rest.filter((table) => table.parents.every((parent) => done.has(parent)))
    if (ready.length === 0)
      throw new Error(`tables point at each other in a ring: ${rest.map((t) => t.name).join(', ')}`)
    for (const table of ready) done.set(table.name, table)
    rest = rest.filter((table) => !done.has(table.name))
  }
  return [...done.values()]
}

/** Where each sequence stands; null: not used yet. Read after the tables, so that no number is given out twice. */
export type Sequence = { name: string; last: string | null }

export const readSequences = async (client: pg.ClientBase): Promise<Sequence[]> =>
  (
    await client.query<Sequence>(
      `select sequencename as name, last_value::text as last from pg_sequences where schemaname = 'public' order by 1`,
    )
  ).rows

export async function setSequences(client: pg.ClientBase, sequences: readonly Sequence[]): Promise<void> {
  for (const { name, last } of sequences)
    if (last !== null) await client.query('select setval($1::regclass, $2::bigint, true)', [quote(name), last])
}
