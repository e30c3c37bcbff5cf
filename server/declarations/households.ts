import type { listHouseholds } from '@gridward/contract/declarations'
import { withinAny } from '@gridward/contract/paths'
import type { Metric } from '@gridward/contract/metrics'
import { lateness } from './lateness.ts'
import { readCounters } from '../platform/counters.ts'
import { narrow, type Scope } from '../platform/scope.ts'
import type { Tx } from '../platform/database.ts'
import type { Handler } from '../serve.ts'
import { cursorOf, householdLine, listDoors, listOverdue, readCursor, type DoorLineRow } from '../people/index.ts'

export const households: Handler<typeof listHouseholds> = async ({ query, tx, scope, now }) => {
  const limit = query.limit ?? 50
  const { reach, beside, late } = query
  // a late door of a whole district waits in the order of its due time, everything else in the order of walking
  const byDue = late === 'overdue' && scope.prefixes.includes('')
  const after = readCursor(query.after, byDue ? 4 : 3)
  const reader = narrow(scope, 'people.read')
  const rows = await (byDue ? listOverdue : listDoors)(
    tx,
    reader,
    { reach, beside, late },
    { after, limit: limit + 1, now },
  )
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const more = rows.length > limit
  const metric = metricOf(reach, beside, late)
  const counters = metric ? await readCounters(tx, narrow(scope, 'areas.read'), scope.prefixes, '0001-01-01') : []
  const counted = metric ? counters.filter((row) => row.metric === metric).reduce((n, row) => n + row.n, 0) : null
  const total = counted ?? (late && !reach && !beside ? await lateTotal(tx, scope, late, now) : null)
  return {
    items: shown.map((row) => householdLine(row, now)),
    next: more && last ? cursorOf(placeOf(last, byDue)) : null,
    total: total ?? (more || after ? 1000 : shown.length),
    more: total === null && (more || after !== null),
  }
}

const placeOf = (row: DoorLineRow, byDue: boolean): string[] =>
  byDue ? [row.due_text ?? '', row.area, row.reach, row.id] : [row.area, row.door, row.id]

const lateKeys = { overdue: 'overdue', fresh: 'fresh', second: 'seconds' } as const

/** As the coverage says it: what time alone changes is counted once a minute. */
async function lateTotal(tx: Tx, scope: Scope<'declarations.read'>, late: keyof typeof lateKeys, now: string) {
  const rows = await lateness(tx, scope, now)
  return rows.filter((row) => withinAny(row.area, scope.prefixes)).reduce((n, row) => n + row[lateKeys[late]], 0)
}

// one condition alone has a counter; two together, or lateness, have none
function metricOf(reach?: string, beside?: string, late?: string): Metric | null {
  if (late || (reach && beside)) return null
  if (reach) return `coverage.${reach}` as Metric
  return beside ? (`coverage.${beside}` as Metric) : 'households'
}
