import { withinAny } from '@gridward/contract/paths'
import type { Scope } from '../platform/scope.ts'
import type { Sealed } from '../platform/sealer.ts'

type Cut = Pick<Scope<'areas.read'>, 'district' | 'prefixes'>

/** The moved counters that a scope may see; null when there are none. */
export function changedFor(sealed: Sealed, scope: Cut, metrics: ReadonlySet<string> | undefined) {
  const changes = sealed.changes
    .filter(
      (c) => c.district === scope.district && (!metrics || metrics.has(c.metric)) && withinAny(c.area, scope.prefixes),
    )
    .map((c) => [c.area, c.day, c.metric, c.n, c.late] as const)
  return changes.length > 0 ? { seq: sealed.last, changes } : null
}

/** How many lines of each kind happened inside a scope; null when none did. */
export function happenedFor(sealed: Sealed, scope: Cut): { seq: number; kinds: Record<string, number> } | null {
  const kinds: Record<string, number> = {}
  for (const line of sealed.lines)
    if (line.district === scope.district && withinAny(line.area, scope.prefixes))
      kinds[line.kind] = (kinds[line.kind] ?? 0) + 1
  return Object.keys(kinds).length > 0 ? { seq: sealed.last, kinds } : null
}
