import { outermost } from '@gridward/contract/paths'
import type { CoverageLine } from '@gridward/contract/declarations'

export type Counted = { area: string; households: number; people: number; source: string; counted_on: string }

/**
 * What was believed of an area: the sum of the outermost counts inside it. Null when nobody counted there; a count for
 * a whole community says nothing about one of its grids.
 */
export function sumBaselines(counts: readonly Counted[], area: string, frozen: boolean): CoverageLine['baseline'] {
  const inside = counts.filter((count) => count.area.startsWith(area))
  if (inside.length === 0) return null
  const tops = new Set(outermost(inside.map((count) => count.area)))
  const taken = inside.filter((count) => tops.has(count.area))
  const sources = [...new Set(taken.map((count) => count.source))].sort()
  return {
    households: taken.reduce((n, count) => n + count.households, 0),
    people: taken.reduce((n, count) => n + count.people, 0),
    source: sources.length > 3 ? `${sources.slice(0, 3).join('、')}…` : sources.join('、'),
    countedOn: taken.reduce((day, count) => (count.counted_on < day ? count.counted_on : day), taken[0]!.counted_on),
    frozen,
  }
}
