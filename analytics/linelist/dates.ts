export { dayText } from '../curves/days.ts'

/** A day as whole days since 1970-01-01, `missing` where there is none. */
export const missing = -(2 ** 31)

/** What a cell may hold in place of a date or a name that nobody knows. */
export const isBlank = (text: string): boolean =>
  /^(|na|n\/a|nan|null|none|unknown|unk|missing|\.|-+|—+|不详|不明|未知|无|暂无|空)$/i.test(text.trim())

// Dates whose order of day and month only the whole column can tell are kept as first and second number and year.
const undecided = 2 ** 28

/**
 * The day of a cell: `missing` for a blank, NaN for what is no date, else a day or a number that `settle` turns into one
 * when the column's order is known. Read: 2020-01-21, 2020/1/21, 2020.1.21, 20200121, 2020年1月21日, 21/01/2020,
 * 1/21/2020, 21.01.2020, each with a time of day behind it or not, and a spreadsheet's day number (20000 to 80000).
 */
export function readDay(text: string): number {
  if (isBlank(text)) return missing
  const cell = text.trim()
  const found = yearFirst.exec(cell) ?? together.exec(cell)
  if (found) return dayOf(Number(found[1]), Number(found[2]), Number(found[3]))
  const other = yearLast.exec(cell)
  if (other) {
    const [first, second, year] = [Number(other[1]), Number(other[2]), Number(other[3])]
    const known = !Number.isNaN(dayOf(year, second, first)) || !Number.isNaN(dayOf(year, first, second))
    return known ? undecided + year * 1024 + first * 32 + second : NaN
  }
  // a day number counts from 1899-12-30, which is day −25569
  if (/^\d{5}(\.\d+)?$/.test(cell) && Number(cell) >= 20_000 && Number(cell) < 80_000)
    return Math.floor(Number(cell)) - 25_569
  return NaN
}

const time = String.raw`(?:[T\s]\s*\d{1,2}[:时点].*|[T\s]*)$`
const yearFirst = new RegExp(String.raw`^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?` + time)
const together = /^(\d{4})(\d{2})(\d{2})$/
const yearLast = new RegExp(String.raw`^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})` + time)

/** Day number of a calendar date; NaN for one that does not exist. */
export function dayOf(year: number, month: number, day: number): number {
  const ms = Date.UTC(year, month - 1, day)
  const date = new Date(ms)
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? ms / 86_400_000 : NaN
}

export type DayOrder = 'plain' | 'dayFirst' | 'monthFirst'

/**
 * Decides a column in place: the order in which more of its dates exist, day before month where both fit. Values that
 * are no date in that order become NaN in `broken` and `missing` in the column. `guessed`: nothing in it told the order.
 */
export function settle(column: Int32Array): { order: DayOrder; guessed: boolean; broken: number[] } {
  let [dayFirst, monthFirst, open] = [0, 0, 0]
  for (const value of column) {
    if (value < undecided) continue
    open++
    if (first(value) > 12) dayFirst++
    if (second(value) > 12) monthFirst++
  }
  const order = open === 0 ? 'plain' : monthFirst > dayFirst ? 'monthFirst' : 'dayFirst'
  const broken: number[] = []
  for (let row = 0; open > 0 && row < column.length; row++) {
    const value = column[row]!
    if (value < undecided) continue
    const year = Math.floor((value - undecided) / 1024)
    const [a, b] = [first(value), second(value)]
    const day = order === 'dayFirst' ? dayOf(year, b, a) : dayOf(year, a, b)
    if (Number.isNaN(day)) broken.push(row)
    column[row] = Number.isNaN(day) ? missing : day
  }
  return { order, guessed: open > 0 && dayFirst === 0 && monthFirst === 0, broken }
}

const first = (value: number): number => ((value - undecided) % 1024) >> 5
const second = (value: number): number => (value - undecided) % 32
