import { lostDigits, type Cell, type TableColumn } from '../tables/index.ts'
import { readDay, type WrittenDay } from './written-days.ts'

/** A cell of a column of days that holds something else; `shown` is what it holds. */
export type BadDay = { badDay: Extract<WrittenDay, { fault: string }>['fault']; shown: string }

export const isBadDay = (cell: Cell | BadDay): cell is BadDay =>
  typeof cell === 'object' && cell !== null && 'badDay' in cell

// Marks without width and of direction come along from web pages and chats.
const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g
const wide = /[０-９Ａ-Ｚａ-ｚ]/g
const errors = /^#(N\/A|REF!|DIV\/0!|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!|#+)$/i

/** A text without what nobody meant to write: spaces around it, marks that are not seen, an apostrophe or ="…" for "text". */
export const tidyText = (text: string): string => (plain.test(text) ? text : tidied(text))

// Most cells are so: nothing in them that could be tidied. A file asks some ten million times.
const plain = /^[\x21-\x26\x28-\x3c\x3e-\x7e\u4e00-\u9fff][\x21-\x7e\u4e00-\u9fff]*$/

const tidied = (text: string): string =>
  text
    .replace(invisible, '')
    .replace(/[\u00a0\u3000]/g, ' ')
    .trim()
    .replace(/^['‘’＇](?=.)/u, '')
    .replace(/^="([^"]*)"$/, '$1')
    .replace(wide, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))

/**
 * The cell as its column means it. Errors, lost digits and garbled signs that came as text are told as they are when they
 * come as what they are; a column of days holds days, one of numbers numbers without marks for thousands.
 */
export function tidyCell(cell: Cell, { kind }: Pick<TableColumn, 'kind'>): Cell | BadDay {
  const days = kind === 'day' || kind === 'instant'
  if (typeof cell === 'number' && days) return day(String(cell))
  if (typeof cell !== 'string') return cell
  const text = tidyText(cell)
  if (text === '') return null
  if (text.startsWith('#') && errors.test(text)) return { bad: 'errorValue', shown: text }
  if (lostDigits(text)) return { bad: 'digitsLost', shown: text }
  if (text.includes('\ufffd')) return { bad: 'garbled', shown: text.slice(0, 40) }
  if (days) return day(text)
  return kind === 'number' ? plainNumber(text) : text
}

function day(text: string): Cell | BadDay {
  const read = readDay(text)
  if (read === null) return null
  return 'fault' in read ? { badDay: read.fault, shown: text.slice(0, 40) } : read
}

function plainNumber(text: string): string {
  const plain = text.normalize('NFKC').replace(/\s/g, '')
  return /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain) ? plain.replaceAll(',', '') : plain
}
