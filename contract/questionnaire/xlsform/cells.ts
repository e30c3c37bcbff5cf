import type { Params } from '../../identity/result.ts'
import type { FlawCode } from '../check.ts'

/** One row of a sheet by the text in its header, as a spreadsheet reader hands it over. */
export type SheetRow = Readonly<Record<string, unknown>>
export type Sheets = { survey: readonly SheetRow[]; choices: readonly SheetRow[]; settings?: readonly SheetRow[] }
/** `row` is the number that the spreadsheet shows: the header is row 1. */
export type RowProblem = { sheet: keyof Sheets; row: number; column: string; code: FlawCode; params: Params }

/** The cell as text; empty where nothing stands. A cell longer than 4,000 signs is cut. */
export function cell(row: SheetRow, column: string): string {
  const raw = Object.prototype.hasOwnProperty.call(row, column) ? row[column] : undefined
  return typeof raw === 'string' || typeof raw === 'number' || typeof raw === 'boolean'
    ? String(raw).slice(0, 4000).trim()
    : ''
}

export const isYes = (text: string): boolean => /^(yes|true|true\(\)|1|是)$/i.test(text)

/**
 * Texts of a row by language: `label::English (en)` is en, `label::zh-CN` is zh-CN, plain `label` is the form's language.
 */
export function textsOf(row: SheetRow, column: string, language: string): [string, string][] {
  return Object.keys(row).flatMap((header): [string, string][] => {
    const [name = '', rest] = header.split('::').map((part) => part.trim())
    const text = cell(row, header)
    if (name !== column || text === '') return []
    const tag = rest === undefined ? language : (/\(([^)]+)\)$/.exec(rest)?.[1] ?? rest)
    return /^[a-z]{2}(-[A-Za-z]{2,4})?$/.test(tag) ? [[tag, text]] : []
  })
}
