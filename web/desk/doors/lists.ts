import type { Metric } from '@gridward/contract/metrics'

/** A page of the desk with its filters, as Link takes them. */
export type ListLink = { to: string; search: Record<string, string> }

type Filters = { reach?: string; beside?: string; late?: string }
export const householdsOf = (area: string, filters: Filters = {}): ListLink => ({
  to: '/coverage/households',
  search: { area, ...filters },
})
export const ledgerOf = (kind: string, area: string): ListLink => ({ to: `/ledgers/${kind}`, search: { area } })
const reach = (name: string) => (area: string) => householdsOf(area, { reach: name })
const ledger = (kind: string) => (area: string) => ledgerOf(kind, area)
type Knocks = { result?: string; kind?: string; arrival?: string }
/** The door visits of a day. */
export const visitsOf = (area: string, day: string, filters: Knocks = {}): ListLink => ({
  to: '/visits',
  search: { area, day, ...filters },
})
const knocks = (filters: Knocks) => (area: string, day: string) => visitsOf(area, day, filters)
/** Declarations of a day have no list of their own: they open the coverage of the area on that day. */
const coverageOn = (area: string, day: string): ListLink => ({ to: '/coverage', search: { area, day } })

const lists: Partial<Record<Metric, (area: string, day: string) => ListLink>> = {
  people: (area) => ({ to: '/people', search: { area } }),
  households: (area) => householdsOf(area),
  'coverage.notReached': reach('notReached'),
  'coverage.visited': reach('visited'),
  'coverage.declared': reach('declared'),
  'coverage.refused': reach('refused'),
  'coverage.empty': reach('empty'),
  'coverage.noAnswer': reach('noAnswer'),
  'coverage.found': (area) => householdsOf(area, { beside: 'found' }),
  'coverage.missing': (area) => householdsOf(area, { beside: 'missing' }),
  visits: knocks({}),
  'visits.home': knocks({ result: 'home' }),
  'visits.empty': knocks({ result: 'empty' }),
  'visits.noAnswer': knocks({ result: 'noAnswer' }),
  'visits.refused': knocks({ result: 'refused' }),
  'visits.moved': knocks({ result: 'moved' }),
  'visits.wrongAddress': knocks({ result: 'wrongAddress' }),
  'visits.second': knocks({ kind: 'second' }),
  'visits.disagreed': knocks({ kind: 'disagrees' }),
  'declarations.self': coverageOn,
  'declarations.paper': coverageOn,
  'claims.waiting': (area) => ({ to: '/claims', search: { area } }),
  'tags.key': ledger('key'),
  'tags.fever': ledger('fever'),
  'tags.observation': ledger('observation'),
  'tags.care': ledger('care'),
  'people.maybeSame': ledger('maybeSame'),
}

/** The list behind a counter of an area; null where there is none. */
export const listOf = (metric: string, area: string, day: string): ListLink | null =>
  lists[metric as Metric]?.(area, day) ?? null
