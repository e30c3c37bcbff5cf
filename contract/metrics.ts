/**
 * Counters. A `flow` counts what happened on a day; a `stock` counts how many are in a state now and is kept
 * under the day STANDING. Each line of the journal carries deltas in these names; the sealer folds them.
 */
export const STANDING = '0001-01-01'

export const metrics = {
  people: 'stock',
  households: 'stock',
  'coverage.notReached': 'stock',
  'coverage.visited': 'stock',
  'coverage.declared': 'stock',
  'coverage.refused': 'stock',
  'coverage.empty': 'stock',
  'coverage.noAnswer': 'stock',
  'coverage.found': 'stock',
  'coverage.missing': 'stock',
  visits: 'flow',
  'visits.home': 'flow',
  'visits.empty': 'flow',
  'visits.noAnswer': 'flow',
  'visits.refused': 'flow',
  'visits.moved': 'flow',
  'visits.wrongAddress': 'flow',
  'visits.second': 'flow',
  'visits.disagreed': 'flow',
  declarations: 'flow',
  'declarations.self': 'flow',
  'declarations.paper': 'flow',
  'claims.waiting': 'stock',
  'tags.key': 'stock',
  'tags.fever': 'stock',
  'tags.observation': 'stock',
  'tags.care': 'stock',
  'people.maybeSame': 'stock',
  'calls.open': 'stock',
  'calls.raised': 'flow',
  'calls.answered': 'flow',
  'orders.active': 'stock',
  acts: 'flow',
  'holds.active': 'stock',
} as const satisfies Record<string, 'flow' | 'stock'>

export type Metric = keyof typeof metrics
export const metricNames = Object.keys(metrics) as Metric[]

/** `area` is the leaf that changed; ancestors are summed by the sealer. `day` is ignored for a stock. */
export type Delta = { area: string; day: string; metric: Metric; n: number }
