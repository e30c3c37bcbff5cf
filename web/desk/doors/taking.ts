import type { CoverageLine, coverage } from '@gridward/contract/declarations/coverage'
import { STANDING, type Metric } from '@gridward/contract/metrics'
import type { Reply } from '@gridward/contract/route'
import type { Change } from '../../ui/live/stream.ts'

export type Coverage = Reply<typeof coverage>
type Key = { [K in keyof CoverageLine]: CoverageLine[K] extends number ? K : never }[keyof CoverageLine]

const keys: Partial<Record<Metric, Key>> = {
  households: 'households',
  people: 'people',
  'coverage.notReached': 'notReached',
  'coverage.visited': 'visited',
  'coverage.declared': 'declared',
  'coverage.refused': 'refused',
  'coverage.empty': 'empty',
  'coverage.noAnswer': 'noAnswer',
  'coverage.found': 'found',
  'coverage.missing': 'missing',
  'claims.waiting': 'claims',
  visits: 'visits',
  'visits.second': 'seconds',
  'visits.disagreed': 'disagreed',
}

/** What the page follows. */
export const followed = Object.keys(keys) as Metric[]

/** The coverage with counters that moved; the same object when none of them stands in it, or when its day is frozen. */
export function takeChanges(seen: Coverage, changes: readonly Change[]): Coverage {
  if (seen.frozen) return seen
  const ours = new Map<string, Partial<Record<Key, number>>>()
  const shown = new Set([seen.area.area, ...seen.children.map((child) => child.area)])
  for (const [area, day, metric, n] of changes) {
    const key = keys[metric as Metric]
    if (key && shown.has(area) && (day === STANDING || day === seen.day))
      ours.set(area, { ...ours.get(area), [key]: n })
  }
  if (ours.size === 0) return seen
  const moved = (line: CoverageLine): CoverageLine => ({ ...line, ...ours.get(line.area) })
  return { ...seen, area: moved(seen.area), children: seen.children.map(moved) }
}

/** Households that told us, by a visit or by themselves, out of all that are registered. */
export const reached = (line: CoverageLine): number => line.visited + line.declared

/** What needs somebody: overdue first, then not reached, then refused and unanswered. */
export const worstFirst = (a: CoverageLine, b: CoverageLine): number =>
  b.overdue - a.overdue || open(b) - open(a) || rateOf(a) - rateOf(b) || (a.area < b.area ? -1 : 1)

const open = (line: CoverageLine): number => line.notReached + line.noAnswer + line.refused
const rateOf = (line: CoverageLine): number => (line.households === 0 ? 1 : reached(line) / line.households)
