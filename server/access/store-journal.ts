import type { Tx } from '../platform/database.ts'
import type { Scope } from '../platform/scope.ts'
import { every, scoped, sql, type Sql } from '../platform/sql.ts'

export type JournalRow = {
  seq: number
  id: string
  happened_at: string
  kind: string
  area: string
  actor: string | null
  device: string | null
  subject: string | null
  content: string | null
  retention: string | null
  erased_at: string | null
  erased_under: string | null
}

export type JournalFilter = {
  /** A whole kind, or with a dot at its end the beginning of several. */
  kind: string | undefined
  actor: string | undefined
  subject: string | undefined
  from: string | undefined
  to: string | undefined
}

/** Everything lies in one street: its index gives the lines in their order, where a range of areas would be sorted. */
function inStreet({ prefixes }: Scope<'journal.read'>): Sql | undefined {
  const streets = new Set(prefixes.map((prefix) => prefix.slice(0, 9)))
  const [street = ''] = streets
  return streets.size === 1 && street.length === 9 ? sql`left(j.area, 9) = ${street}` : undefined
}

/** Numbered lines, the newest first. `before`: number of the last one seen. */
export const readLines = (
  tx: Tx,
  scope: Scope<'journal.read'>,
  f: JournalFilter,
  before: string | null,
  limit: number,
): Promise<JournalRow[]> =>
  tx.query(sql`
    select j.seq, j.id, j.happened_at, j.kind, j.area, j.actor, j.device, j.subject, d.content::text as content, d.retention,
      d.erased_at, d.erased_under
    from journal j left join journal_detail d on d.district = j.district and d.id = j.id
    where ${every([
      sql`j.district = ${scope.district}`,
      scoped(scope, sql`j.area`),
      inStreet(scope),
      f.kind?.endsWith('.') ? sql`j.kind ^@ ${f.kind}` : f.kind ? sql`j.kind = ${f.kind}` : undefined,
      f.actor ? sql`j.actor = ${f.actor}` : undefined,
      f.subject ? sql`j.subject = ${f.subject}` : undefined,
      f.from ? sql`j.happened_at >= ${f.from}` : undefined,
      f.to ? sql`j.happened_at < ${f.to}` : undefined,
      before ? sql`j.seq < ${before}::bigint` : undefined,
    ])} order by j.seq desc limit ${limit}`)
