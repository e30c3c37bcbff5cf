import type { Formats } from '../ui/format.ts'
import type { MapValue, Scale, Step } from '../ui/map/palette.ts'
import type { Figures, Followed } from './figures.ts'

/** What the map can be coloured by. */
export const measures = ['coverage', 'key', 'fever'] as const
export type Measure = (typeof measures)[number]

export const scaleOf: Record<Measure, Scale> = { coverage: 'done', key: 'risk', fever: 'risk' }

/** Lower ends of the second, third and fourth step: share of households, people per 1,000. */
export const bounds: Record<Measure, readonly [number, number, number]> = {
  coverage: [0.6, 0.8, 0.95],
  key: [1, 5, 10],
  fever: [0.2, 1, 2],
}

const parts = [
  'coverage.notReached',
  'coverage.visited',
  'coverage.declared',
  'coverage.refused',
  'coverage.empty',
  'coverage.noAnswer',
] as const satisfies readonly Followed[]

/** Households that told us, by a visit or by themselves, out of all that the district knows of. */
export function coverageOf(figures: Figures, area: string): { reached: number; all: number } {
  const n = (metric: Followed): number => figures.of(area, metric).n
  return {
    reached: n('coverage.visited') + n('coverage.declared'),
    all: parts.reduce((sum, metric) => sum + n(metric), 0),
  }
}

const stepOf = (value: number, [second, third, fourth]: readonly [number, number, number]): Step =>
  value >= fourth ? 4 : value >= third ? 3 : value >= second ? 2 : 1

/** The colour step of an area and its words, numerator and denominator included; null when there is nothing to say. */
export function valueOf(figures: Figures, area: string, measure: Measure, formats: Formats): MapValue {
  if (!figures.has(area)) return null
  if (measure === 'coverage') {
    const { reached, all } = coverageOf(figures, area)
    if (all === 0) return null
    const text = `${formats.percent(reached, all)}（${formats.number(reached)} / ${formats.number(all)}）`
    return { step: stepOf(reached / all, bounds.coverage), text, worry: 1 - reached / all }
  }
  const people = figures.of(area, 'people').n
  const n = figures.of(area, measure === 'key' ? 'tags.key' : 'tags.fever').n
  if (people === 0) return null
  const rate = (n / people) * 1000
  return {
    step: stepOf(rate, bounds[measure]),
    worry: rate,
    text: `${formats.number(n)} / ${formats.number(people)}`,
  }
}
