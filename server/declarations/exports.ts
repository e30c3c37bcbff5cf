import { dayOf } from '@gridward/contract/days'
import { workbook } from '@gridward/contract/people'
import type { exportClaims, exportCoverage, exportHouseholds } from '@gridward/contract/declarations'
import { areaNamer, areaNames, listAreas } from '../areas/index.ts'
import { readCounters } from '../platform/counters.ts'
import { narrow } from '../platform/scope.ts'
import { writeTable, type RowInput } from '../platform/tables/index.ts'
import type { Call, File, Handler } from '../serve.ts'
import { addressOf, householdLine, listDoors } from '../people/index.ts'
import { lineOf } from './coverage.ts'
import { findDefinition } from './definitions.ts'
import { columnsOf } from './export-columns.ts'
import { lateness } from './lateness.ts'
import { baselinesAt } from './store-baselines.ts'
import { listClaims } from './store-claims.ts'
import { exportWords } from './words-exports.ts'

/** Rows of one transaction: whoever downloads slowly holds up nobody. */
export const portion = 2_000

type List = 'households' | 'coverage' | 'claims' | 'visits'
type ExportCall = Pick<
  Call<typeof exportCoverage>,
  'session' | 'language' | 'now' | 'journal' | 'again' | 'scope' | 'query'
>

/** A list as a workbook; who took it stands in the journal. */
export function file(call: ExportCall, list: List, rows: AsyncIterable<RowInput> | Iterable<RowInput>): File {
  const { session, language, now, journal, query } = call
  const words = exportWords[language]
  const name = session.demo ? `${words.titles[list]}（${words.demo}）` : words.titles[list]
  journal({ kind: `declarations.${list}Exported`, area: query.area, content: { ...query }, retention: 'look' })
  return {
    type: workbook.file,
    name: `${session.district_name} ${name} ${dayOf(now, session.zone)}.xlsx`,
    body: writeTable({
      sheets: [{ name, columns: columnsOf(list, language), rows }],
      zone: session.zone,
      language,
    }),
  }
}

export const households: Handler<typeof exportHouseholds> = async (call) =>
  file(call, 'households', householdRows(call))

async function* householdRows(call: Call<typeof exportHouseholds>): AsyncGenerator<RowInput> {
  const { scope, query, now, language, again } = call
  const { reach, beside, late } = query
  const words = exportWords[language]
  const names = areaNamer(scope.district)
  for (let after: readonly string[] | null = null; ;) {
    const from: readonly string[] | null = after
    const { doors, nameOf } = await again(async (tx) => {
      const doors = await listDoors(
        tx,
        narrow(scope, 'people.read'),
        { reach, beside, late },
        { after: from, limit: portion, now },
      )
      return { doors, nameOf: await names(tx, [...new Set(doors.map((door) => door.area))]) }
    })
    for (const door of doors) {
      const { area, use, reach: is, beside: found, overdue, ...line } = householdLine(door, now)
      const said = { use: words.use[use], reach: words.reach[is], beside: found && words.beside[found] }
      yield { ...nameOf(area), ...line, ...said, overdue: overdue ? words.yes : '' }
    }
    const last = doors.at(-1)
    if (!last || doors.length < portion) return
    after = [last.area, last.door, last.id]
  }
}

export const claims: Handler<typeof exportClaims> = async (call) => file(call, 'claims', claimRows(call))

async function* claimRows(call: Call<typeof exportClaims>): AsyncGenerator<RowInput> {
  const { scope, language, again } = call
  const names = areaNamer(scope.district)
  for (let after: readonly string[] | null = null; ;) {
    const from: readonly string[] | null = after
    const part = await again(async (tx) => {
      const rows = await listClaims(tx, narrow(scope, 'declarations.read'), { after: from, limit: portion })
      const nameOf = await names(tx, [...new Set(rows.map((row) => row.area))])
      const out: RowInput[] = []
      for (const row of rows) {
        const definition = await findDefinition(tx, row.questionnaire, row.version)
        out.push({
          ...{ ...nameOf(row.area), address: addressOf(row.place), observedAt: row.observed_at },
          form: definition?.words?.[language]?.title ?? row.questionnaire,
          needsVisit: row.verdict === 'needsVisit' ? exportWords[language].yes : '',
        })
      }
      return { out, last: rows.length === portion ? rows.at(-1)! : null }
    })
    yield* part.out
    if (!part.last) return
    after = [part.last.observed_text, part.last.id]
  }
}

/** As many rows as there are areas: read at once, so that its sums agree. */
export const coverage: Handler<typeof exportCoverage> = async (call) => {
  const { tx, scope, query, now, session } = call
  const reader = narrow(scope, 'areas.read', query.area)
  const below = await listAreas(tx, reader, { under: query.area })
  const day = dayOf(now, session.zone)
  const paths = [...new Set([query.area, ...below.map((area) => area.path)])].sort()
  const sources = {
    ...{ counters: await readCounters(tx, reader, paths, day), late: [], frozen: false, day },
    baselines: await baselinesAt(tx, scope.district, query.area, now),
    lates: await lateness(tx, narrow(scope, 'declarations.read', query.area), now),
  }
  const line = lineOf(sources)
  const nameOf = await areaNamer(scope.district)(tx, paths)
  const own = new Map((await areaNames(tx, scope.district, paths)).map((area) => [area.path, area.name]))
  const rows = paths.map((path): RowInput => {
    const { baseline, overdue, ...figures } = line(path, own.get(path) ?? session.district_name)
    return {
      ...{ ...figures, ...nameOf(path), area: figures.name, overdueDoors: overdue },
      ...{ baselineHouseholds: baseline?.households, baselinePeople: baseline?.people },
      ...{ baselineSource: baseline?.source, baselineDay: baseline?.countedOn },
    }
  })
  return file(call, 'coverage', rows)
}
