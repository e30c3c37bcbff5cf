import sql, { Sql, empty, join, raw } from 'sql-template-tag'
import type { Verb } from '@gridward/contract/verbs'
import type { Scope } from './scope.ts'

export { sql, Sql, empty, join, raw }

/**
 * The first fence in a statement: only rows whose area lies in the scope.
 * `column` is written by us, never by a user: ``scoped(scope, sql`p.area`)``.
 */
export function scoped(scope: Scope<Verb>, column: Sql): Sql {
  if (scope.ranges.length === 0) return sql`false`
  const parts = scope.ranges.map(({ lo, hi }) =>
    lo === '' ? sql`true` : sql`(${column} >= ${lo} and ${column} < ${hi})`,
  )
  return parts.length === 1 ? parts[0]! : sql`(${join(parts, ' or ')})`
}

/** `a and b and c`, leaving out what is undefined; `true` when nothing is left. */
export function every(conditions: readonly (Sql | undefined)[]): Sql {
  const kept = conditions.filter((c) => c !== undefined)
  return kept.length === 0 ? sql`true` : join(kept, ' and ')
}
