import { guessDocument, readPhone } from '@gridward/contract/identity'
import type { Metric } from '@gridward/contract/metrics'
import { listPeople, openPerson, readHousehold, readPerson } from '@gridward/contract/people'
import { dayOf } from '@gridward/contract/days'
import { accountNames, keepQuery } from '../access/index.ts'
import { digestOf } from '../platform/canonical.ts'
import { readCounters } from '../platform/counters.ts'
import type { Tx } from '../platform/database.ts'
import type { Keys } from '../platform/keys.ts'
import { found } from '../platform/problem.ts'
import { narrow, type Scope } from '../platform/scope.ts'
import type { Handler } from '../serve.ts'
import { about } from './apply-record.ts'
import { cursorOf, readCursor } from './cursor.ts'
import { searchTerm } from './rules-names.ts'
import { findDoor, homesOf, mergedInto, suspicionsOf } from './store-detail.ts'
import { zoneOf } from './store-district.ts'
import {
  findPerson,
  listChanged,
  listExact,
  listNamed,
  listTagged,
  peopleBehind,
  streetsOf,
  type LineRow,
  type NameForm,
} from './store-lists.ts'
import { householdLine, personLine, personView } from './views.ts'

type Reader = Scope<'people.read'>
type Asked = { ledger?: string | undefined; q?: string | undefined; after?: string | undefined }
/** Rows (one more than asked for), how the next page is found, and how many there are. */
type Listed = { rows: LineRow[]; next: (row: LineRow) => string[]; metric: Metric | null }

export const people: Handler<typeof listPeople> = async ({ query, tx, scope, keys, journal, now }) => {
  const limit = query.limit ?? 50
  const listed = await find(tx, scope, keys, query, limit + 1)
  const today = dayOf(now, await zoneOf(tx, scope.district))
  const shown = listed.rows.slice(0, limit)
  const more = listed.rows.length > limit
  const items = shown.map((row) => personLine(keys, row, today))
  const typed = query.q?.trim() ?? ''
  const sought = typed === '' ? {} : { query: await keepQuery(tx, scope, keys, typed, now) }
  journal({
    kind: 'people.listed',
    area: scope.prefixes[0] ?? '',
    content: {
      asked: query.ledger ?? (query.q ? 'search' : 'all'),
      ...sought,
      n: items.length,
      ids: digestOf(items.map((i) => i.id)).toString('hex'),
    },
    retention: 'look',
  })
  const total = listed.metric ? await counted(tx, scope, listed.metric) : null
  return {
    items,
    next: more ? cursorOf(listed.next(shown.at(-1)!)) : null,
    total: total ?? (more || query.after ? 1000 : items.length),
    more: total === null && (more || query.after !== undefined),
  }
}

async function find(tx: Tx, scope: Reader, keys: Keys, asked: Asked, limit: number): Promise<Listed> {
  const streets = await streetsOf(tx, scope)
  if (asked.q !== undefined && asked.q.trim() !== '') return search(tx, scope, keys, streets, asked, asked.q, limit)
  if (asked.ledger && asked.ledger !== 'maybeSame') {
    const after = readCursor(asked.after, 2)
    const rows = await listTagged(tx, scope, streets, { kind: asked.ledger, after, limit })
    return { rows, next: (row) => [row.key, row.id], metric: `tags.${asked.ledger}` as Metric }
  }
  const suspectedOnly = asked.ledger === 'maybeSame'
  const rows = await listChanged(tx, scope, streets, { suspectedOnly, after: readCursor(asked.after, 2), limit })
  return { rows, next: (row) => [row.updated_text, row.id], metric: suspectedOnly ? 'people.maybeSame' : 'people' }
}

async function search(
  tx: Tx,
  scope: Reader,
  keys: Keys,
  streets: readonly string[],
  asked: Asked,
  q: string,
  limit: number,
): Promise<Listed> {
  const none: Listed = { rows: [], next: () => [], metric: null }
  const document = guessDocument(q, { synthetic: true })
  const phone = readPhone(q, { synthetic: true })
  if (document || phone.ok) {
    const blinds = {
      number: document ? keys.blind(document.number, about.number) : null,
      phone: phone.ok ? keys.blind(phone.value.number, about.phone) : null,
    }
    return { ...none, rows: await listExact(tx, scope, blinds, limit) }
  }
  const term = searchTerm(q)
  if (!term) return none
  const after = readCursor(asked.after, 3)
  const forms: NameForm[] = after
    ? [after[2] as NameForm]
    : term.by === 'plain'
      ? ['name_plain']
      : ['name_pinyin', 'name_initials']
  // letters are read as pinyin first; only when nothing begins with them, as initials
  for (const form of forms) {
    if (!isForm(form)) return none
    const rows = await listNamed(tx, scope, streets, { form, term: term.term, after, limit })
    if (rows.length > 0) return { rows, next: (row) => [row.key, row.id, form], metric: null }
  }
  return none
}

const isForm = (text: string): text is NameForm => ['name_plain', 'name_pinyin', 'name_initials'].includes(text)

async function counted(tx: Tx, scope: Reader, metric: Metric): Promise<number | null> {
  const rows = await readCounters(tx, narrow(scope, 'areas.read'), scope.prefixes, '0001-01-01')
  return rows.filter((row) => row.metric === metric).reduce((sum, row) => sum + row.n, 0)
}

/** A person as the reader may see them. Errors: notFound outside the scope. */
export async function show(tx: Tx, scope: Reader, keys: Keys, id: string, now: string, open: boolean) {
  const row = found(await findPerson(tx, scope, id))
  const homes = await homesOf(tx, scope, id)
  const suspicions = await suspicionsOf(tx, scope, id)
  const merged = await mergedInto(tx, scope, id)
  const authors = [...new Set(row.facts.w.flatMap((word) => word[4] ?? []))]
  const names = await accountNames(tx, scope.district, authors)
  const today = dayOf(now, await zoneOf(tx, scope.district))
  return { row, view: personView(keys, row, { homes, suspicions, merged, names }, today, open) }
}

export const person: Handler<typeof readPerson> = async ({ params, tx, scope, keys, journal, now }) => {
  const { row, view } = await show(tx, scope, keys, params.id, now, false)
  journal({ kind: 'people.looked', area: row.area, subject: row.id, retention: 'look' })
  return view
}

export const open: Handler<typeof openPerson> = async ({ params, body, tx, scope, keys, journal, now }) => {
  const { row, view } = await show(tx, narrow(scope, 'people.read'), keys, params.id, now, true)
  const content = { purpose: scope.purpose, reason: body.reason }
  journal({ kind: 'people.opened', area: row.area, subject: row.id, content, retention: 'look' })
  return view
}

export const household: Handler<typeof readHousehold> = async ({ params, tx, scope, keys, journal, now }) => {
  const door = found(await findDoor(tx, scope, params.id))
  const rows = await peopleBehind(tx, scope, door.id)
  const today = dayOf(now, await zoneOf(tx, scope.district))
  journal({
    kind: 'people.household',
    area: door.area,
    subject: door.id,
    content: { n: rows.length },
    retention: 'look',
  })
  return { household: householdLine(door, now), people: rows.map((row) => personLine(keys, row, today)) }
}
