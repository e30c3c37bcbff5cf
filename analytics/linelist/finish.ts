import type { Gathered } from './builder.ts'
import { missing, settle, type DayOrder } from './dates.ts'
import type { LineList } from './line-list.ts'
import { dayRoles, type DayRole, type Role } from './roles.ts'

/** Decides what only the whole list can tell: the order of day and month, the data date, who is meant by an infector. */
export function finishList(list: Gathered): LineList {
  const { headings, columns, problems, options } = list
  const { days, outcomeDay, orders } = settled(list)
  const dataDay = options.dataDay ?? lastDay(days, outcomeDay, options.today)
  if (options.dataDay === undefined) doubtLone(list, days, dataDay)
  dropFuture(list, days, dataDay)
  const outcome = list.outcome.taken()
  // a day of the outcome is a day of death or of discharge, whichever it was
  if (outcomeDay && !days.death && columns.outcome !== undefined) days.death = where(outcomeDay, outcome, 2)
  if (outcomeDay && !days.discharge && columns.outcome !== undefined) days.discharge = where(outcomeDay, outcome, 1)
  checkOrder(list, days)
  const fatal = columns.outcome !== undefined || days.death !== undefined
  const links = resolveLinks(list)
  const named = Object.entries(columns).map(([role, at]) => [role, headings[at]!] as const)
  return {
    rows: list.rows,
    cases: list.row.length,
    counted: columns.count !== undefined,
    columns: Object.fromEntries(named) as Partial<Record<Role, string>>,
    orders,
    days,
    weight: list.weight.taken(),
    ...(fatal && outcomes(outcome, days)),
    ...(list.x.length > 0 && { x: list.x.taken(), y: list.y.taken() }),
    ...(links && { links }),
    name: (position) => list.names[position] ?? `#${list.row.at(position)}`,
    dataDay,
    problems: problems.list(),
  }
}

type Days = Partial<Record<DayRole, Int32Array>>

function settled(list: Gathered) {
  const days: Days = {}
  const orders: Partial<Record<DayRole, DayOrder>> = {}
  let outcomeDay: Int32Array | undefined
  for (const [role, column] of list.days) {
    const values = column.taken()
    const heading = list.headings[list.columns[role]!]!
    const { order, guessed, broken } = settle(values)
    for (const position of broken) list.problems.note('unreadableDay', list.row.at(position), heading)
    if (guessed) list.problems.note('guessedDayOrder', list.row.at(0), heading)
    if (role === 'outcomeDay') outcomeDay = values
    else {
      days[role] = values
      orders[role] = order
    }
  }
  return { days, outcomeDay, orders }
}

function lastDay(days: Days, outcomeDay: Int32Array | undefined, today: number): number {
  let last = missing
  // a death or a discharge may come months after the last case; the curve does not go on until then
  const telling = [days.report, days.onset, days.admission].filter((column) => column !== undefined)
  const columns = telling.length > 0 ? telling : [...Object.values(days), ...(outcomeDay ? [outcomeDay] : [])]
  for (const column of columns) for (const day of column) if (day > last && day <= today) last = day
  return last === missing ? today : last
}

/** A list of fewer days than this may well end with a single one. */
const fewestDays = 20
const lonely = 7

/** A day typed wrong in one cell moves the data date, and with it what counts as complete. */
function doubtLone(list: Gathered, days: Days, dataDay: number): void {
  let [before, cells] = [missing, 0]
  let lone: { position: number; role: DayRole } | undefined
  for (const role of ['report', 'onset', 'admission'] as const)
    days[role]?.forEach((day, position) => {
      if (day === missing || day > dataDay) return
      cells++
      // a second cell of the same day leaves nothing to doubt
      if (day === dataDay && !lone) lone = { position, role }
      else if (day > before) before = day
    })
  if (!lone || cells < fewestDays || dataDay - before <= lonely) return
  const { position, role } = lone
  list.problems.note('loneLastDay', list.row.at(position), list.headings[list.columns[role]!], String(dataDay - before))
}

function dropFuture(list: Gathered, days: Days, dataDay: number): void {
  // deaths and discharges after the data date are what is not known yet on that evening
  const limit = Math.max(dataDay, list.options.dataDay === undefined ? list.options.today : dataDay)
  for (const [role, column] of Object.entries(days) as [DayRole, Int32Array][])
    for (let position = 0; position < column.length; position++) {
      if (column[position]! <= limit) continue
      list.problems.note('futureDay', list.row.at(position), list.headings[list.columns[role]!])
      column[position] = missing
    }
}

const where = (day: Int32Array, outcome: Int32Array, wanted: number): Int32Array =>
  day.map((value, position) => (outcome[position] === wanted ? value : missing))

function checkOrder(list: Gathered, days: Days): void {
  const none = new Int32Array(list.row.length).fill(missing)
  const { onset = none, report = none, death = none } = days
  for (let position = 0; position < list.row.length; position++) {
    const row = list.row.at(position)
    const ill = onset[position]!
    if (ill !== missing && report[position]! !== missing && report[position]! < ill)
      list.problems.note('reportBeforeOnset', row)
    if (ill !== missing && death[position]! !== missing && death[position]! < ill)
      list.problems.note('deathBeforeOnset', row)
    if (dayRoles.every((role) => (days[role]?.[position] ?? missing) === missing)) list.problems.note('noDay', row)
  }
}

function outcomes(outcome: Int32Array, days: Days): { died: Uint8Array; closed: Uint8Array } {
  const dead = (position: number): boolean => outcome[position] === 2 || (days.death?.[position] ?? missing) !== missing
  const over = (position: number): boolean =>
    dead(position) || outcome[position] === 1 || (days.discharge?.[position] ?? missing) !== missing
  return {
    died: Uint8Array.from(outcome, (_, position) => Number(dead(position))),
    closed: Uint8Array.from(outcome, (_, position) => Number(over(position))),
  }
}

/**
 * Infectors by position. A cell is an id as it stands, or a sentence in which ids with a letter and a digit stand as words
 * ("colleague of TJ34 and TJ37" names two). A cell in which no id is found is only reported where it looks like an id.
 */
function resolveLinks(list: Gathered): LineList['links'] {
  if (list.infectors.size === 0) return undefined
  const [from, to]: [number[], number[]] = [[], []]
  for (const [position, cell] of list.infectors) {
    const found = new Set<number>()
    for (const part of cell.split('\n')) for (const at of infectorsIn(list, part)) found.add(at)
    if (found.size === 0 && /^\S*\d\S*$/.test(cell))
      list.problems.note('unknownInfector', list.row.at(position), undefined, cell)
    for (const infector of found) {
      from.push(infector)
      to.push(position)
    }
  }
  return from.length === 0 ? undefined : { from: Int32Array.from(from), to: Int32Array.from(to) }
}

function infectorsIn(list: Gathered, cell: string): number[] {
  const whole = list.ids.find(cell)
  if (whole >= 0) return [whole]
  const words = cell.split(/[^\p{L}\p{N}_-]+/u).filter((word) => /\p{L}/u.test(word) && /\p{N}/u.test(word))
  return words.map((word) => list.ids.find(word)).filter((position) => position >= 0)
}
