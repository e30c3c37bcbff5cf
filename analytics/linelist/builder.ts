import { isBlank, missing, readDay } from './dates.ts'
import { finishList } from './finish.ts'
import { integers, reals, type GrowingColumn } from './growing.ts'
import { IdIndex } from './ids.ts'
import type { LineList } from './line-list.ts'
import { Problems } from './problems.ts'
import { dayRoles, mapRoles, type DayRole, type Role } from './roles.ts'

/** The text of a cell, null where it is empty. */
export type RawCell = string | null | undefined

export interface ListOptions {
  /** Columns by hand: `onset=发病日期`. */
  readonly columns?: readonly string[]
  /** Last day to believe, as days since 1970-01-01; without it the last day in the list, today at the latest. */
  readonly dataDay?: number
  /** Days after this one are in the future. */
  readonly today: number
  /** Cases come several times by the nature of the file, which is then no problem to report. */
  readonly repeats?: boolean
}

/** What a list under way has gathered; `finishList` turns it into a `LineList`. */
export interface Gathered {
  readonly headings: readonly string[]
  readonly columns: Partial<Record<Role, number>>
  readonly options: ListOptions
  readonly problems: Problems
  readonly days: ReadonlyMap<DayRole | 'outcomeDay', GrowingColumn<Int32Array>>
  readonly weight: GrowingColumn<Float64Array>
  readonly outcome: GrowingColumn<Int32Array>
  readonly x: GrowingColumn<Float64Array>
  readonly y: GrowingColumn<Float64Array>
  /** Row of the file for each case. */
  readonly row: GrowingColumn<Int32Array>
  readonly ids: IdIndex
  readonly names: string[]
  readonly infectors: Map<number, string>
  rows: number
}

/** Names are kept for this many cases; a longer list names its cases by row. */
const namesKept = 1_000_000

/**
 * Takes a list row by row (it need not fit in memory as text) and answers its columns. Rows with the id of an earlier one
 * fill what that one lacks and are reported. Errors: `RangeError` for a column that does not exist or a meaning that
 * there is none of.
 */
export function lineList(headings: readonly string[], options: ListOptions) {
  const columns = mapRoles(headings, options.columns ?? [])
  const list: Gathered = {
    headings,
    columns,
    options,
    problems: new Problems(),
    days: new Map(
      [...dayRoles, 'outcomeDay' as const]
        .filter((role) => columns[role] !== undefined)
        .map((role) => [role, integers()]),
    ),
    weight: reals(),
    outcome: integers(),
    x: reals(),
    y: reals(),
    row: integers(),
    ids: new IdIndex(),
    names: [],
    infectors: new Map(),
    rows: 0,
  }
  return {
    columns: columns as Readonly<Partial<Record<Role, number>>>,
    /** `row` is its number in the file. */
    add: (cells: readonly RawCell[], row: number): void => addRow(list, cells, row),
    /** Links from a second file, by id. */
    link(from: string, to: string): void {
      addLink(list, from, to)
    },
    finish: (): LineList => finishList(list),
  }
}

function addRow(list: Gathered, cells: readonly RawCell[], row: number): void {
  const { columns, problems } = list
  const text = (role: Role): string => (columns[role] === undefined ? '' : (cells[columns[role]] ?? '').trim())
  list.rows++
  const weight = readWeight(list, text('count'), row)
  if (weight === null) return
  const id = text('id')
  const position = list.row.length
  const earlier = id === '' ? -1 : list.ids.note(id, position)
  if (earlier >= 0) {
    if (!list.options.repeats) problems.note('duplicateId', row, undefined, id)
    merge(list, earlier, cells, row)
  } else {
    list.row.push(row)
    list.weight.push(weight)
    if (position < namesKept) list.names.push(id === '' ? `#${row}` : id)
    for (const [role, column] of list.days) column.push(day(list, role, text(role), row))
    list.outcome.push(outcomeOf(text('outcome')))
    if (columns.x !== undefined && columns.y !== undefined) place(list, text('x'), text('y'), row)
  }
  const infector = text('infector')
  if (!isBlank(infector)) addInfector(list, earlier >= 0 ? earlier : position, infector)
}

function addInfector(list: Gathered, position: number, infector: string): void {
  const before = list.infectors.get(position)
  list.infectors.set(position, before === undefined ? infector : `${before}\n${infector}`)
}

function addLink(list: Gathered, from: string, to: string): void {
  const position = list.ids.find(to.trim())
  if (position >= 0) addInfector(list, position, from.trim())
  else list.problems.note('unknownInfector', 0, undefined, to)
}

/** Fills the gaps of an earlier row of the same case. */
function merge(list: Gathered, at: number, cells: readonly RawCell[], row: number): void {
  for (const [role, column] of list.days) {
    const found = day(list, role, (cells[list.columns[role]!] ?? '').trim(), row)
    if (found === missing || found === column.at(at)) continue
    if (column.at(at) === missing) column.put(at, found)
    else list.problems.note('conflictingDay', row, list.headings[list.columns[role]!])
  }
  const outcome = outcomeOf((cells[list.columns.outcome ?? -1] ?? '').trim())
  if (outcome !== 0 && list.outcome.at(at) === 0) list.outcome.put(at, outcome)
}

function day(list: Gathered, role: DayRole | 'outcomeDay', text: string, row: number): number {
  const found = readDay(text)
  if (!Number.isNaN(found)) return found
  list.problems.note('unreadableDay', row, list.headings[list.columns[role]!], text)
  return missing
}

function readWeight(list: Gathered, text: string, row: number): number | null {
  if (list.columns.count === undefined) return 1
  if (isBlank(text)) return 0
  const count = Number(text.replaceAll(',', ''))
  if (Number.isFinite(count) && count >= 0) return count
  list.problems.note(count < 0 ? 'negativeCount' : 'unreadableCount', row, undefined, text)
  return null
}

/** 0 not known, 1 lived, 2 died. The value of a column "death" may be its date. */
function outcomeOf(text: string): number {
  if (isBlank(text)) return 0
  if (/^(dead|death|died|deceased|fatal|死亡|病亡|是|yes|y|true|1)$/i.test(text) || /死亡/.test(text)) return 2
  if (/^(alive|recover|recovered|discharged|cured|survived|治愈|出院|康复|好转|痊愈|否|no|n|false|0)$/i.test(text))
    return 1
  return Number.isNaN(readDay(text)) ? 0 : 2
}

function place(list: Gathered, x: string, y: string, row: number): void {
  const known = !isBlank(x) && !isBlank(y)
  const [east, north] = [Number(x), Number(y)]
  const good = known && Number.isFinite(east) && Number.isFinite(north)
  if (!good && !(isBlank(x) && isBlank(y))) list.problems.note('unreadablePlace', row, undefined, `${x}, ${y}`)
  list.x.push(good ? east : NaN)
  list.y.push(good ? north : NaN)
}
