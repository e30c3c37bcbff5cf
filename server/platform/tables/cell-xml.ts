import type { CellInput, ColumnKind } from './columns.ts'
import { escapeText } from './escapes.ts'
import { toSerial } from './serial.ts'
import { styleIds } from './styles-xml.ts'
import type { TableWords } from './words.ts'
import { wallClock } from './zone.ts'

/** The zone in which instants are shown, and the words of the reader's language. */
export type Shown = { zone: string; words: TableWords }

/** Excel's limit; a longer text makes it call the file damaged. */
export const longestText = 32_767

/**
 * One cell. A text is always written as text and never as a formula, whatever it begins with. What does not fit its
 * column (a word where a date should be, a day before 1900) is written as text rather than lost.
 */
export function cellXml(reference: string, kind: ColumnKind, value: CellInput, { zone, words }: Shown): string {
  if (value === null || value === undefined || value === '') return ''
  if (typeof value === 'boolean') return `<c r="${reference}" t="b"><v>${value ? 1 : 0}</v></c>`
  if (kind === 'day' && typeof value === 'string') {
    const serial = toSerial(value)
    if (serial !== null) return `<c r="${reference}" s="${styleIds.day}"><v>${serial}</v></c>`
  }
  if (value instanceof Date || (kind === 'instant' && typeof value === 'string')) {
    const wall = wallClock(value, zone)
    const serial = wall && toSerial(wall.day, wall.ms)
    if (serial !== null) return `<c r="${reference}" s="${styleIds.instant}"><v>${serial}</v></c>`
  }
  if (kind === 'number' && typeof value === 'number' && Number.isFinite(value) && Math.abs(value) < 1e15) {
    return `<c r="${reference}"><v>${value}</v></c>`
  }
  return textXml(reference, textOf(value), styleIds.text, words)
}

const textOf = (value: Exclude<CellInput, null | undefined>): string =>
  value instanceof Date ? (Number.isNaN(Number(value)) ? '' : value.toISOString()) : String(value)

export function textXml(reference: string, text: string, style: number, words: TableWords): string {
  if (text === '') return ''
  const fitting = text.length > longestText ? shorten(text, words) : text
  const space = /^\s|\s$|\n/.test(fitting) ? ' xml:space="preserve"' : ''
  return `<c r="${reference}" s="${style}" t="inlineStr"><is><t${space}>${escapeText(fitting)}</t></is></c>`
}

/** Says in the cell itself that something is missing, and how much. */
function shorten(text: string, words: TableWords): string {
  const mark = words.cutText(text.length)
  return text.slice(0, longestText - mark.length) + mark
}
