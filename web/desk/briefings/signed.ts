import type { Metric } from '@gridward/contract/metrics'

/** What stands in the report, in its order. */
export const reported = [
  'visits',
  'declarations.self',
  'declarations.paper',
  'households',
  'people',
  'coverage.visited',
  'coverage.declared',
  'coverage.refused',
  'coverage.notReached',
  'tags.key',
  'tags.fever',
  'tags.observation',
  'tags.care',
  'claims.waiting',
] as const satisfies readonly Metric[]

/** What happened on the day. When all of them are 0 the report is a nil report and has to say so. */
export const happenings = ['visits', 'declarations', 'visits.second'] as const satisfies readonly Metric[]

/** What a community sees and signs: the reported figures, and those by which a nil report is told. */
export const signed: readonly Metric[] = [...new Set<Metric>([...reported, ...happenings])]

type Numbers = Readonly<Record<string, number>>

export const isNil = (figures: Numbers): boolean => happenings.every((metric) => (figures[metric] ?? 0) === 0)

/** Figures that are not what was signed, by metric: what they were and what they are. */
export const movedSince = (signedFigures: Numbers, figures: Numbers): { metric: Metric; was: number; is: number }[] =>
  signed.flatMap((metric) => {
    const was = signedFigures[metric]
    const is = figures[metric] ?? 0
    return was === undefined || was === is ? [] : [{ metric, was, is }]
  })
