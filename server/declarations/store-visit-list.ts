import type { VisitLine } from '@gridward/contract/declarations/visit-list'
import type { Tx } from '../platform/database.ts'
import type { Scope } from '../platform/scope.ts'
import { every, scoped, sql, type Sql } from '../platform/sql.ts'
import type { Place } from '../people/index.ts'

export type VisitFilter = {
  /** From (inclusive) and to (exclusive): the day in the district's zone. */
  from: string
  to: string
  result?: string | undefined
  kind?: VisitLine['kind'] | undefined
  /** What came before or from this instant on; null: the day is not frozen. */
  frozenAt: string | null
  arrival?: 'inTime' | 'late' | undefined
  /** Whoever knocked: these accounts, or a collector named like this. */
  who?: { accounts: readonly string[]; part: string } | undefined
}

export type VisitListRow = {
  id: string
  area: string
  household: string
  place: Place
  result: VisitLine['result']
  source: VisitLine['source']
  account: string | null
  collector: string
  observed_at: string
  observed_text: string
  received_at: string
  second: boolean
  disagrees: boolean | null
  note: string
  round: string | null
}

/** The visits of a day, the newest first. `after`: time, area and id of the last row seen. */
export const listVisits = (
  tx: Tx,
  scope: Scope<'declarations.read'>,
  filter: VisitFilter,
  options: { after: readonly string[] | null; limit: number },
): Promise<VisitListRow[]> => {
  const { after, limit } = options
  return tx.query(sql`
    select v.id, v.area, v.household, v.place, v.result, v.source, v.account, v.collector, v.observed_at,
      v.observed_at::text as observed_text, v.received_at, v.second, v.disagrees, v.note, v.round
    from visit v
    where ${every([
      sql`v.district = ${scope.district}`,
      scoped(scope, sql`v.area`),
      sql`v.observed_at >= ${filter.from} and v.observed_at < ${filter.to}`,
      ...conditions(filter),
      after
        ? sql`(v.observed_at, v.area, v.id) < (${after[0]}::timestamptz, ${after[1]}, ${after[2]}::uuid)`
        : undefined,
    ])} order by v.observed_at desc, v.area desc, v.id desc limit ${limit}`)
}

const kinds: Record<VisitLine['kind'], Sql> = {
  first: sql`not v.second`,
  second: sql`v.second`,
  disagrees: sql`v.second and v.disagrees`,
}

const conditions = ({ result, kind, frozenAt, arrival, who }: VisitFilter): (Sql | undefined)[] => [
  result ? sql`v.result = ${result}` : undefined,
  kind ? kinds[kind] : undefined,
  arrival === 'late' ? (frozenAt ? sql`v.received_at > ${frozenAt}` : sql`false`) : undefined,
  arrival === 'inTime' && frozenAt ? sql`v.received_at <= ${frozenAt}` : undefined,
  who ? sql`(v.account = any(${who.accounts}::uuid[]) or strpos(v.collector, ${who.part}) > 0)` : undefined,
]
