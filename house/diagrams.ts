export type Column = { name: string; type: string; key: boolean; needed: boolean }
export type Reference = { columns: string[]; to: string; needed: boolean; unique: boolean }
export type Entity = { name: string; comment: string; columns: Column[]; references: Reference[] }

/** Every table with its columns and foreign keys, partitions left out. */
export const readEntities = `
  select c.relname as name, coalesce(obj_description(c.oid, 'pg_class'), '') as comment,
    (select jsonb_agg(jsonb_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod), 'needed', a.attnotnull,
      'key', exists (select from pg_index i where i.indrelid = c.oid and i.indisprimary and a.attnum = any(i.indkey))) order by a.attnum)
      from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
    coalesce((select jsonb_agg(jsonb_build_object('to', k.confrelid::regclass::text,
      'columns', (select jsonb_agg(a.attname order by a.attnum) from pg_attribute a where a.attrelid = c.oid and a.attnum = any(k.conkey)),
      'needed', (select bool_and(a.attnotnull) from pg_attribute a where a.attrelid = c.oid and a.attnum = any(k.conkey)),
      'unique', exists (select from pg_index i where i.indrelid = c.oid and i.indisunique and i.indpred is null
        and i.indkey::int2[] <@ k.conkey)) order by k.conname)
      from pg_constraint k where k.conrelid = c.oid and k.contype = 'f' and k.conparentid = 0), '[]') as references
  from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
  order by c.relname`

const rooms = [
  'platform',
  'areas',
  'people',
  'declarations',
  'rules',
  'orders',
  'calls',
  'briefings',
  'imports',
  'demo',
]

/** The room of a migration by its number: a room has ten numbers, and access stands behind the platform's first. */
export function roomOf(migration: string): string {
  const number = Number(migration.slice(0, 4))
  return number > 1 && number < 10 ? 'access' : (rooms[Math.floor(number / 10)] ?? migration)
}

/** Which migration made which table: `[table, room]`. */
export const tablesIn = (migration: string, text: string): [string, string][] =>
  [...text.matchAll(/^create (?:unlogged )?table (?:if not exists )?(\w+)/gm)].map(([, table]) => [
    table!,
    roomOf(migration),
  ])

/** One room's tables as a Mermaid diagram; tables of other rooms stand as bare boxes. */
export function diagramOf(room: string, entities: readonly Entity[]): string {
  const boxes = entities.map(({ name, columns }) => {
    const lines = columns.map(({ name: column, type, key, needed }) => {
      const marks = `${key ? ' PK' : ''}${needed ? '' : ' "may be empty"'}`
      return `    ${type.replaceAll(/[^\w[\]]+/g, '_')} ${column}${marks}`
    })
    return [`  ${name} {`, ...lines, '  }'].join('\n')
  })
  const lines = entities.flatMap(({ name, references }) =>
    references.map(({ to, columns, needed, unique }) => {
      const label = columns.length === 1 ? columns[0]! : columns.filter((column) => column !== 'district').join(', ')
      return `  ${to} ${needed ? '||' : '|o'}--${unique ? 'o|' : 'o{'} ${name} : "${label}"`
    }),
  )
  const kept = entities.map(({ name, comment }) => `- \`${name}\`: ${comment === '' ? 'no people' : comment}`)
  return [`# ${room}`, '', '```mermaid', 'erDiagram', ...boxes, ...lines, '```', '', ...kept, ''].join('\n')
}
