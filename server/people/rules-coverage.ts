import { reachAfter, type Reach, type VisitResult } from '@gridward/contract/coverage'
import { addSeconds } from '@gridward/contract/days'
import { STANDING } from '@gridward/contract/metrics'
import type { Delta, Metric } from '@gridward/contract/metrics'

/** What a visit found there for certain; null when nobody can say. A household that moved away leaves an empty home. */
export const findingOf = (result: VisitResult): 'home' | 'empty' | null =>
  result === 'home' ? 'home' : result === 'noAnswer' || result === 'refused' ? null : 'empty'

/** What happened at a door. Both clocks of a phone may be wrong: `observedAt` is the corrected one, as toISOString writes it. */
export type DoorEvent =
  | { id: string; observedAt: string; kind: 'visit'; result: VisitResult }
  | { id: string; observedAt: string; kind: 'declaration' }

/** Times of the round, in seconds; `dueAt` is the end of its last day. */
export type Timing = { dueAt: string | null; freshSeconds: number; revisitSeconds: number }

export type Coverage = {
  reach: Reach
  /** The event that decided, null before the first. */
  by: string | null
  since: string | null
  /** When the door has to be looked at (again): past it, it is late. Not a counter, because time alone moves it. */
  dueAt: string | null
  tries: number
}

/**
 * Where a door stands, from everything that happened at it, in whatever order that arrived. A visit where somebody was
 * home counts more than a declaration, a declaration more than a refusal, and one unanswered knock takes nothing away;
 * only a home found empty ends what was before it.
 */
export function coverageOf(events: readonly DoorEvent[], timing: Timing): Coverage {
  const seen = [...new Map(events.map((event) => [event.id, event])).values()].sort(inTime)
  const empty = latest(seen, foundEmpty)
  const since = empty ? seen.slice(seen.indexOf(empty)) : seen
  const decided =
    latest(since, isVisit('home')) ??
    latest(since, (event) => event.kind === 'declaration') ??
    latest(since, (event) => isVisit('refused')(event) || foundEmpty(event)) ??
    latest(since, isVisit('noAnswer'))
  const reach = decided ? reachOf(decided) : 'notReached'
  return {
    reach,
    by: decided?.id ?? null,
    since: decided?.observedAt ?? null,
    dueAt: decided ? dueAfter(reach, decided.observedAt, timing) : timing.dueAt,
    tries: seen.filter((event) => event.kind === 'visit').length,
  }
}

const inTime = (a: DoorEvent, b: DoorEvent): number =>
  a.observedAt < b.observedAt ? -1 : a.observedAt > b.observedAt ? 1 : a.id < b.id ? -1 : 1

const isVisit = (result: VisitResult) => (event: DoorEvent) => event.kind === 'visit' && event.result === result

const foundEmpty = (event: DoorEvent): boolean => event.kind === 'visit' && findingOf(event.result) === 'empty'

const latest = (events: readonly DoorEvent[], fits: (event: DoorEvent) => boolean): DoorEvent | undefined =>
  events.findLast(fits)

const reachOf = (event: DoorEvent): Reach => (event.kind === 'declaration' ? 'declared' : reachAfter[event.result])

// A door without an answer is due again after the revisit time, but never later than the round's end.
function dueAfter(reach: Reach, observedAt: string, timing: Timing): string {
  const settled = reach === 'visited' || reach === 'declared' || reach === 'empty'
  const due = addSeconds(observedAt, settled ? timing.freshSeconds : timing.revisitSeconds)
  return !settled && timing.dueAt !== null && timing.dueAt < due ? timing.dueAt : due
}

export type Lateness = 'fresh' | 'pending' | 'overdue'

/** `fresh`: reached lately; `pending`: still in time; `overdue`: not reached in time, or not looked at for too long. */
export function latenessOf({ reach, dueAt }: Coverage, now: string): Lateness {
  if (dueAt !== null && now >= dueAt) return 'overdue'
  return reach === 'visited' || reach === 'declared' || reach === 'empty' ? 'fresh' : 'pending'
}

/** A household as far as counters see it. `beside`: not on the list that came before, or on it and not there. */
export type Counted = { area: string; reach: Reach; beside: '' | 'found' | 'missing' }

/** What a change adds to and takes from the counters; null before it existed and after it is gone. A move is a pair. */
export function coverageDeltas(before: Counted | null, after: Counted | null): Delta[] {
  if (before && after && before.area === after.area)
    return [...difference(before, after, after.area)].map((delta) => ({ ...delta, day: STANDING }))
  return [...counts(before, -1), ...counts(after, 1)]
}

type Change = Omit<Delta, 'day'>

function* difference(before: Counted, after: Counted, area: string): Generator<Change> {
  if (before.reach !== after.reach) {
    yield { area, metric: `coverage.${before.reach}`, n: -1 }
    yield { area, metric: `coverage.${after.reach}`, n: 1 }
  }
  if (before.beside === after.beside) return
  if (before.beside) yield { area, metric: `coverage.${before.beside}`, n: -1 }
  if (after.beside) yield { area, metric: `coverage.${after.beside}`, n: 1 }
}

function counts(state: Counted | null, n: 1 | -1): Delta[] {
  if (!state) return []
  const metrics: Metric[] = ['households', `coverage.${state.reach}`]
  if (state.beside) metrics.push(`coverage.${state.beside}`)
  return metrics.map((metric) => ({ area: state.area, day: STANDING, metric, n }))
}

/** What one visit adds to the flows of its day. */
export function visitDeltas(visit: {
  area: string
  day: string
  result: VisitResult
  second: boolean
  disagrees: boolean
}): Delta[] {
  const metrics: Metric[] = ['visits', `visits.${visit.result}`]
  if (visit.second) metrics.push('visits.second')
  if (visit.disagrees) metrics.push('visits.disagreed')
  return metrics.map((metric) => ({ area: visit.area, day: visit.day, metric, n: 1 }))
}

/** What one declaration adds to the flows of its day. */
export function declarationDeltas(of: { area: string; day: string; source: string }): Delta[] {
  const metrics: Metric[] = ['declarations']
  if (of.source === 'self') metrics.push('declarations.self')
  if (of.source === 'paper') metrics.push('declarations.paper')
  return metrics.map((metric) => ({ area: of.area, day: of.day, metric, n: 1 }))
}
