import { dayOf } from '@gridward/contract/days'
import type { exportVisits, listVisits, VisitLine } from '@gridward/contract/declarations/visit-list'
import { STANDING, type Metric } from '@gridward/contract/metrics'
import { accountNames, accountsNamed } from '../access/index.ts'
import { areaNamer } from '../areas/index.ts'
import { digestOf } from '../platform/canonical.ts'
import { readCounters } from '../platform/counters.ts'
import type { Tx } from '../platform/database.ts'
import { narrow, type Scope } from '../platform/scope.ts'
import type { RowInput } from '../platform/tables/index.ts'
import type { Call, Handler } from '../serve.ts'
import { addressOf, cursorOf, doorsById, readCursor } from '../people/index.ts'
import { dayBegins, dayEnds } from './days.ts'
import { file, portion } from './exports.ts'
import { frozenAt } from './store-baselines.ts'
import { districtFacts } from './store-rounds.ts'
import { listVisits as readVisits, type VisitFilter, type VisitListRow } from './store-visit-list.ts'
import { exportWords } from './words-exports.ts'

type Query = Pick<Call<typeof listVisits>['query'], 'day' | 'result' | 'kind' | 'arrival' | 'who'>

/** The visits behind a number of the coverage or of the wall. */
export const visits: Handler<typeof listVisits> = async ({ query, tx, scope, journal, now }) => {
  const limit = query.limit ?? 50
  const after = readCursor(query.after, 3)
  const { filter, day } = await filterOf(tx, scope, query, now)
  const rows = await readVisits(tx, scope, filter, { after, limit: limit + 1 })
  const shown = rows.slice(0, limit)
  const more = rows.length > limit
  const total = await totalOf(tx, scope, query, day)
  const last = shown.at(-1)
  // notes say what was found in a home, sometimes with names
  const ids = digestOf(shown.map(({ id }) => id)).toString('hex')
  journal({ kind: 'people.listed', area: query.area, content: { day, visits: shown.length, ids }, retention: 'look' })
  return {
    items: await linesOf(tx, scope, shown, filter.frozenAt),
    next: more && last ? cursorOf([last.observed_text, last.area, last.id]) : null,
    total: total ?? (more || after ? 1000 : shown.length),
    more: total === null && (more || after !== null),
  }
}

async function filterOf(tx: Tx, scope: Scope<'declarations.read'>, query: Query, now: string) {
  const { zone } = await districtFacts(tx, scope.district)
  const day = query.day ?? dayOf(now, zone)
  const part = query.who?.trim() ?? ''
  const filter: VisitFilter = {
    ...{ from: dayBegins(day, zone), to: dayEnds(day, zone), frozenAt: await frozenAt(tx, scope.district, day) },
    ...{ result: query.result, kind: query.kind, arrival: query.arrival },
    who: part === '' ? undefined : { accounts: await accountsNamed(tx, scope.district, part), part },
  }
  return { filter, day }
}

/** One condition alone has a counter; null where there is none. */
function metricOf({ result, kind, who }: Query): Metric | null {
  if (who || kind === 'first' || (result && kind)) return null
  if (result) return `visits.${result}`
  return kind === 'second' ? 'visits.second' : kind === 'disagrees' ? 'visits.disagreed' : 'visits'
}

async function totalOf(tx: Tx, scope: Scope<'declarations.read'>, query: Query, day: string): Promise<number | null> {
  const metric = metricOf(query)
  if (!metric) return null
  const rows = await readCounters(tx, narrow(scope, 'areas.read'), scope.prefixes, day)
  const part = ({ n, late }: { n: number; late: number }): number =>
    query.arrival === 'late' ? late : query.arrival === 'inTime' ? n : n + late
  return rows.filter((row) => row.metric === metric && row.day !== STANDING).reduce((sum, row) => sum + part(row), 0)
}

async function linesOf(
  tx: Tx,
  scope: Scope<'declarations.read'>,
  rows: readonly VisitListRow[],
  frozen: string | null,
): Promise<VisitLine[]> {
  const accounts = [...new Set(rows.flatMap((row) => row.account ?? []))]
  const names = await accountNames(tx, scope.district, accounts)
  const ids = [...new Set(rows.map((row) => row.household))]
  const doors = new Map((await doorsById(tx, narrow(scope, 'people.read'), ids)).map((door) => [door.id, door]))
  return rows.map((row) => ({
    ...{
      id: row.id,
      area: row.area,
      household: row.household,
      address: doors.get(row.household)?.address || addressOf(row.place),
    },
    ...{ result: row.result, source: row.source, note: row.note, round: row.round },
    by: row.collector || (row.account ? (names.get(row.account) ?? '') : ''),
    ...{ observedAt: row.observed_at, receivedAt: row.received_at },
    kind: row.disagrees && row.second ? 'disagrees' : row.second ? 'second' : 'first',
    sampled: doors.get(row.household)?.second_due ?? false,
    late: frozen !== null && row.received_at > frozen,
  }))
}

export const book: Handler<typeof exportVisits> = async (call) => file(call, 'visits', visitRows(call))

async function* visitRows(call: Call<typeof exportVisits>): AsyncGenerator<RowInput> {
  const { scope, query, now, language, again } = call
  const words = exportWords[language]
  const names = areaNamer(scope.district)
  for (let after: readonly string[] | null = null; ;) {
    const from: readonly string[] | null = after
    const { rows, lines, nameOf } = await again(async (tx) => {
      const reader = narrow(scope, 'declarations.read')
      const { filter } = await filterOf(tx, reader, query, now)
      const rows = await readVisits(tx, reader, filter, { after: from, limit: portion })
      const lines = await linesOf(tx, reader, rows, filter.frozenAt)
      return { rows, lines, nameOf: await names(tx, [...new Set(rows.map((row) => row.area))]) }
    })
    for (const { area, address, by, observedAt, receivedAt, note, ...line } of lines)
      yield {
        ...{ ...nameOf(area), address, by, visitedAt: observedAt, receivedAt, note },
        ...{ result: words.results[line.result], source: words.sources[line.source], kind: words.kinds[line.kind] },
        ...{ sampled: line.sampled ? words.yes : '', late: line.late ? words.yes : '' },
      }
    const last = rows.at(-1)
    if (!last || rows.length < portion) return
    after = [last.observed_text, last.area, last.id]
  }
}
