import { lateKinds } from '@gridward/contract/briefings'
import { addDays, type Day, type Instant } from '@gridward/contract/days'
import { metricNames, STANDING, type Metric } from '@gridward/contract/metrics'

export type Counted = { area: string; day: string; metric: Metric; n: number; late: number }

/** Figures by area: a flow of the day and the stocks of now side by side; a metric that never moved is 0. */
export function figuresByArea(
  counted: readonly Counted[],
  metrics: readonly Metric[],
): Map<string, Record<string, number>> {
  const byArea = new Map<string, Record<string, number>>()
  for (const { area, metric, n } of counted) {
    if (!metrics.includes(metric)) continue
    const figures = byArea.get(area) ?? Object.fromEntries(metrics.map((name) => [name, 0]))
    figures[metric] = n
    byArea.set(area, figures)
  }
  return byArea
}

/** What a community signs: these figures, in this order, in the report and its workbook. */
export const reported: readonly Metric[] = [
  'households',
  'people',
  'coverage.visited',
  'coverage.declared',
  'coverage.refused',
  'coverage.notReached',
  'visits',
  'declarations.self',
  'declarations.paper',
  'tags.key',
  'tags.fever',
  'tags.observation',
  'tags.care',
  'claims.waiting',
]

/** What happened on the day; when all are 0 the report is a nil report and has to say so. */
export const tellsNil: readonly Metric[] = ['visits', 'declarations', 'visits.second']

export const isNil = (figures: Record<string, number>): boolean =>
  tellsNil.every((metric) => (figures[metric] ?? 0) === 0)

/** The instant by which a day must be confirmed: `dueMinute` after midnight in a zone that is `offsetMinutes` from UTC. */
export const dueInstant = (day: Day, dueMinute: number, offsetMinutes: number): Instant =>
  new Date(Date.parse(`${day}T00:00:00Z`) + (dueMinute - offsetMinutes) * 60_000).toISOString()

/** Minutes that a zone is ahead of UTC at an instant. */
export function zoneOffset(zone: string, instant: Instant): number {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(
    new Date(instant),
  )
  const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? 'GMT'
  const [, sign, hours, minutes] = /GMT([+-])(\d{2}):(\d{2})/.exec(name) ?? []
  return hours ? (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) : 0
}

/** Everything that the page shows to whoever confirms. */
export const signed: readonly Metric[] = [...new Set([...reported, ...tellsNil])]

/** Figures that are not what the page showed; one that it did not show must be 0. */
export const movedFigures = (
  shown: Readonly<Record<string, number>>,
  counted: Readonly<Record<string, number>>,
): { metric: Metric; was: number; is: number }[] =>
  signed.flatMap((metric) => {
    const [was, is] = [shown[metric] ?? 0, counted[metric] ?? 0]
    return was === is ? [] : [{ metric, was, is }]
  })

/** The figures that stand on the page, and nothing else that was sent. */
export const asShown = (figures: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(signed.flatMap((metric) => (figures[metric] === undefined ? [] : [[metric, figures[metric]]])))

/**
 * A report is frozen from a set hour of the next day on; on the evening itself once everybody has confirmed and the time
 * for it has passed. Before that somebody has to say why.
 */
export const isEarly = (facts: { now: Instant; due: Instant; freezeFrom: Instant; missing: number }): boolean =>
  facts.now < facts.freezeFrom && !(facts.missing === 0 && facts.now >= facts.due)

export type FreezeRefusal = 'future' | 'frozen' | 'gap' | 'early' | 'missing'

/** A day may be frozen once, in order, early only with a reason, and with missing communities only when that is said. */
export function mayFreeze(
  day: Day,
  facts: { today: Day; lastFrozen: Day | null; early: boolean; missing: number; withMissing: boolean },
): FreezeRefusal | null {
  if (day > facts.today) return 'future'
  if (facts.lastFrozen !== null && day <= facts.lastFrozen) return 'frozen'
  if (facts.lastFrozen !== null && day > addDays(facts.lastFrozen, 1)) return 'gap'
  if (facts.early) return 'early'
  return facts.missing > 0 && !facts.withMissing ? 'missing' : null
}

export const asMetrics = (list: string | undefined): readonly Metric[] =>
  list ? metricNames.filter((name) => list.split(',').includes(name)) : metricNames

export const isStanding = (day: string): boolean => day === STANDING

/** `whose`: the area whose people answer for it, where that is another one than it is about. */
export type LateThing = {
  what: (typeof lateKinds)[number]
  area: string
  n: number
  since: Instant | null
  whose?: string
}

/** What limits or troubles a person comes before reports, and those before doors; then the most, then by area. */
export const worstFirst = (things: readonly LateThing[]): LateThing[] =>
  [...things].sort(
    (a, b) => lateKinds.indexOf(a.what) - lateKinds.indexOf(b.what) || b.n - a.n || (a.area < b.area ? -1 : 1),
  )
