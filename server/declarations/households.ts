import type { listHouseholds } from '@gridward/contract/declarations'
import type { Metric } from '@gridward/contract/metrics'
import { readCounters } from '../platform/counters.ts'
import { narrow } from '../platform/scope.ts'
import type { Handler } from '../serve.ts'
import { cursorOf, householdLine, listDoors, readCursor } from '../people/index.ts'

export const households: Handler<typeof listHouseholds> = async ({ query, tx, scope, now }) => {
  const limit = query.limit ?? 50
  const after = readCursor(query.after, 3)
  const { reach, beside, late } = query
  const rows = await listDoors(
    tx,
    narrow(scope, 'people.read'),
    { reach, beside, late },
    { after, limit: limit + 1, now },
  )
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const more = rows.length > limit
  const metric = metricOf(reach, beside, late)
  const counters = metric ? await readCounters(tx, narrow(scope, 'areas.read'), scope.prefixes, '0001-01-01') : []
  const total = metric ? counters.filter((row) => row.metric === metric).reduce((n, row) => n + row.n, 0) : null
  return {
    items: shown.map((row) => householdLine(row, now)),
    next: more && last ? cursorOf([last.area, last.door, last.id]) : null,
    total: total ?? (more || after ? 1000 : shown.length),
    more: total === null && (more || after !== null),
  }
}

// one condition alone has a counter; two together, or lateness, have none
function metricOf(reach?: string, beside?: string, late?: string): Metric | null {
  if (late || (reach && beside)) return null
  if (reach) return `coverage.${reach}` as Metric
  return beside ? (`coverage.${beside}` as Metric) : 'households'
}
