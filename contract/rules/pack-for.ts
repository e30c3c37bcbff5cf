import type { Day } from '../days.ts'
import { within } from '../paths.ts'
import type { RuleKind } from './kinds.ts'

export type Dated = {
  kind: RuleKind
  area: string
  version: number
  effectiveFrom: Day
  effectiveTo: Day | null
}

/**
 * The pack that holds in an area on a day: the one of the smallest area around it; there, the one that began last, and
 * of two that began on one day the later version. Undefined where none holds.
 */
export function packFor<P extends Dated>(packs: readonly P[], kind: RuleKind, area: string, day: Day): P | undefined {
  return packs
    .filter((p) => p.kind === kind && within(area, p.area))
    .filter((p) => p.effectiveFrom <= day && (p.effectiveTo === null || day <= p.effectiveTo))
    .reduce<P | undefined>((best, p) => (best === undefined || rank(p) > rank(best) ? p : best), undefined)
}

const rank = (p: Dated): string =>
  [String(p.area.length).padStart(2, '0'), p.effectiveFrom, String(p.version).padStart(8, '0')].join(' ')
