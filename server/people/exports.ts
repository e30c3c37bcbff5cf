import { dayOf } from '@gridward/contract/days'
import { workbook, type exportPeople } from '@gridward/contract/people'
import { scopeFor } from '../access/index.ts'
import { areaNamer } from '../areas/index.ts'
import { digestOf } from '../platform/canonical.ts'
import { narrow } from '../platform/scope.ts'
import { writeTable, type RowInput } from '../platform/tables/index.ts'
import type { Call, Handler } from '../serve.ts'
import { exportColumns, exportRow } from './export-rows.ts'
import { listDoors } from './store-door-lists.ts'
import { livingAt, livingNowhere, type ExportRow } from './store-export.ts'
import { listChanged, listTagged, streetsOf } from './store-lists.ts'
import { exportWords } from './words-exports.ts'

type ExportCall = Call<typeof exportPeople>

/** Rows of one transaction: whoever downloads slowly holds up nobody. */
const portion = 2_000
/** Doors of one transaction; about three people live behind each. */
const doorPortion = 700

export const exportAll: Handler<typeof exportPeople> = async (call) => {
  const { query, session, language, journal } = call
  const { area, ledger, reason } = query
  // errors: forbidden without the right to unmask
  if (reason !== undefined) scopeFor(session, 'people.unmask', area, 'screening')
  const content = { what: ledger ?? 'all', open: reason !== undefined, ...(reason === undefined ? {} : { reason }) }
  journal({ kind: 'people.exported', area, content, retention: reason === undefined ? 'look' : 'legal' })
  const words = exportWords[language]
  const title = ledger ? words.ledgers[ledger] : words.people
  const name = session.demo ? `${title}（${words.demo}）` : title
  const columns = exportColumns(language, reason !== undefined)
  return {
    type: workbook.file,
    name: `${session.district_name} ${name} ${dayOf(call.now, session.zone)}.xlsx`,
    body: writeTable({ sheets: [{ name, columns, rows: rowsOf(call) }], zone: session.zone, language }),
  }
}

async function* rowsOf(call: ExportCall): AsyncGenerator<RowInput> {
  const { query, session, language, keys, now } = call
  const today = dayOf(now, session.zone)
  const open = query.reason !== undefined
  const ids: string[] = []
  for await (const { rows, nameOf } of portions(call)) {
    for (const row of rows) {
      ids.push(row.id)
      yield exportRow(keys, row, nameOf(row.area), { today, open, language })
    }
  }
  // whom the file held can be shown later without keeping the file
  await call.again(async (_tx, journal) =>
    journal({
      kind: 'people.exportEnded',
      area: query.area,
      content: { n: ids.length, ids: digestOf(ids).toString('hex') },
      retention: open ? 'legal' : 'look',
    }),
  )
}

type Portion = { rows: ExportRow[]; nameOf: Awaited<ReturnType<ReturnType<typeof areaNamer>>> }

async function* portions(call: ExportCall): AsyncGenerator<Portion> {
  const names = areaNamer(call.scope.district)
  for (let next: Cursor | null = first(call.query.ledger); next !== null;) {
    const cursor: Cursor = next
    const part = await call.again(async (tx) => {
      const taken = await take(call, tx, cursor)
      return { ...taken, nameOf: await names(tx, [...new Set(taken.rows.map((row) => row.area))]) }
    })
    next = part.next
    yield part
  }
}

type Cursor = { of: 'doors' | 'nowhere' | 'ledger'; after: readonly string[] | null }
const first = (ledger: string | undefined): Cursor => ({ of: ledger ? 'ledger' : 'doors', after: null })

async function take(
  call: ExportCall,
  tx: Parameters<Parameters<ExportCall['again']>[0]>[0],
  { of, after }: Cursor,
): Promise<{ rows: ExportRow[]; next: Cursor | null }> {
  const scope = narrow(call.scope, 'people.read')
  if (of === 'doors') {
    const doors = await listDoors(tx, scope, {}, { after, limit: doorPortion, now: call.now })
    const last = doors.at(-1)
    const rows = last
      ? await livingAt(
          tx,
          scope,
          doors.map((door) => door.id),
        )
      : []
    const more = doors.length === doorPortion && last
    return { rows, next: more ? { of, after: [last.area, last.door, last.id] } : { of: 'nowhere', after: null } }
  }
  if (of === 'nowhere') {
    const rows = await livingNowhere(tx, scope, after?.[0] ?? null, portion)
    return { rows, next: rows.length === portion ? { of, after: [rows.at(-1)!.id] } : null }
  }
  const { ledger } = call.query
  const streets = await streetsOf(tx, scope)
  const suspected = ledger === 'maybeSame'
  const found = suspected
    ? await listChanged(tx, scope, streets, { suspectedOnly: true, after, limit: portion })
    : await listTagged(tx, scope, streets, { kind: ledger!, after, limit: portion })
  const last = found.at(-1)
  const rows = found.map((row) => ({ ...row, relation: null }))
  const next = last && found.length === portion ? [suspected ? last.updated_text : last.key, last.id] : null
  return { rows, next: next && { of, after: next } }
}
