import type { Day } from '@gridward/contract/days'

/** A wall-clock date or time as the workbook shows it, without a zone; `time` is HH:MM:SS, with .mmm when needed. */
export type DateCell = { day: Day | null; time: string | null }

/**
 * A cell that must not be taken as it stands.
 * - `digitsLost`: a number of more than 15 digits; the program that saved it has replaced the rest by zeros
 * - `errorValue`: #N/A, #REF! … · `noResult`: a formula that was never calculated
 * - `garbled`: signs that the file's encoding does not have
 */
export type BadCell = { bad: 'digitsLost' | 'errorValue' | 'noResult' | 'garbled'; shown: string }

export type Cell = string | number | boolean | null | DateCell | BadCell

export type TableRow = {
  sheet: string
  /** Row number as the program shows it, from 1; for CSV the record's number. */
  number: number
  hidden: boolean
  /** Up to the last cell with a value; `null` is an empty cell. */
  cells: Cell[]
}

export const isBad = (cell: Cell | undefined): cell is BadCell =>
  typeof cell === 'object' && cell !== null && 'bad' in cell
export const isDate = (cell: Cell | undefined): cell is DateCell =>
  typeof cell === 'object' && cell !== null && 'day' in cell

/** Column letters of a zero-based index: 0 is A, 26 is AA. */
export function columnName(index: number): string {
  let name = ''
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name
  }
  return name
}

/** `C17` for column index 2 in row 17. */
export const address = (column: number, row: number): string => `${columnName(column)}${row}`

/** Zero-based column of a reference such as `AB12` or `$AB$12`; -1 when there is none. */
export function columnIndex(reference: string): number {
  let index = 0
  for (let at = 0; at < reference.length; at++) {
    const code = reference.charCodeAt(at)
    if (code === 36) continue
    if (code >= 65 && code <= 90) index = index * 26 + code - 64
    else if (code >= 97 && code <= 122) index = index * 26 + code - 96
    else break
  }
  return index - 1
}

/** The cell as a person reads it; numbers without exponent, an empty cell as ''. */
export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'string') return cell
  if (typeof cell === 'number') return plainNumber(cell)
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE'
  if ('bad' in cell) return cell.shown
  return [cell.day, cell.time].filter(Boolean).join(' ')
}

/** 15 significant digits are all that a spreadsheet keeps; 36.5 stays 36.5 and not 36.499999999999996. */
function plainNumber(value: number): string {
  const text = String(Number(value.toPrecision(15)))
  return text.includes('e') ? value.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20 }) : text
}

/**
 * A long number that went through a number cell and then became text: 4.40112E+17. General format shows 11 digits at
 * most, so from E+11 on some are gone.
 */
export const lostDigits = (text: string): boolean => /^\d(\.\d+)?E\+0*(1[1-9]|[2-9]\d)$/i.test(text.trim())
