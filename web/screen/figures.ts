import { STANDING, type Metric } from '@gridward/contract/metrics'
import type { Change } from '../ui/live/stream.ts'

export type Figure = { n: number; late: number }
type Row = { area: string; metric: string; n: number; late: number }

/** What the wall follows; a stream carries nothing else. */
export const followed = [
  'people',
  'coverage.notReached',
  'coverage.visited',
  'coverage.declared',
  'coverage.refused',
  'coverage.empty',
  'coverage.noAnswer',
  'visits',
  'tags.key',
  'tags.fever',
] as const satisfies readonly Metric[]
export type Followed = (typeof followed)[number]

const keyOf = (area: string, metric: string): string => `${metric}@${area}`
const none: Figure = { n: 0, late: 0 }

/** The figures of one day by area. Up to 13,000 of them, so they are kept in place and not copied at each change. */
export class Figures {
  day = ''
  readonly #known = new Map<string, Figure>()
  /** Areas that have figures at all: the others are "no data", not zero. */
  readonly #areas = new Set<string>()

  /** Begins anew with what the server says for a day. */
  replace(day: string, rows: readonly Row[]): void {
    this.day = day
    this.#known.clear()
    this.#areas.clear()
    for (const { area, metric, n, late } of rows) this.#set(area, metric, { n, late })
  }

  /** Takes in what the stream tells; true when something of this day or of now was in it. */
  take(changes: readonly Change[]): boolean {
    const ours = changes.filter(([, day]) => day === this.day || day === STANDING)
    for (const [area, , metric, n, late] of ours) this.#set(area, metric, { n, late })
    return ours.length > 0
  }

  of(area: string, metric: Followed): Figure {
    return this.#known.get(keyOf(area, metric)) ?? none
  }

  has(area: string): boolean {
    return this.#areas.has(area)
  }

  #set(area: string, metric: string, figure: Figure): void {
    this.#known.set(keyOf(area, metric), figure)
    this.#areas.add(area)
  }
}
