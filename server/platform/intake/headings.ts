import { cellText, isDate, type Cell, type TableRow } from '../tables/index.ts'
import type { IntakeColumn } from './kind.ts'

/** A heading of the file and the column that it stands for; not `certain`: only a part of the heading agreed. */
export type Heading = { column: number; heading: string; key: string | null; certain: boolean }

/** Rows at the beginning of a sheet among which the headings are looked for. */
export const headingRows = 30

/** A heading as it is compared: one width, no spaces, marks or remarks in brackets. */
export const bareHeading = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[(（【[][^)）】\]]*[)）】\]]/g, '')
    .replace(/[\s*:：·、,，.。/\\\-_"'“”]/g, '')
    .toLowerCase()

const withRemark = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s*:：]/g, '')
    .toLowerCase()

/**
 * What each heading of a row stands for. A column of ours is given once, first to the headings that agree exactly;
 * before those, to the ones that agree together with the name of their group (体温 over 上午 and 下午).
 */
export function matchHeadings(
  texts: readonly string[],
  columns: readonly IntakeColumn[],
  groups: readonly string[] = [],
): Heading[] {
  const names = new Map<string, string>()
  for (const { key, title, aliases = [] } of columns) {
    for (const name of [title, ...aliases]) {
      if (!names.has(withRemark(name))) names.set(withRemark(name), key)
      if (!names.has(bareHeading(name))) names.set(bareHeading(name), key)
    }
  }
  const taken = new Set<string>()
  const give = (key: string | undefined): string | null => {
    if (key === undefined || taken.has(key)) return null
    taken.add(key)
    return key
  }
  const known = (text: string): string | undefined => names.get(withRemark(text)) ?? names.get(bareHeading(text))
  const grouped = texts.map((text, at) => (groups[at] && text !== '' ? give(known(groups[at] + text)) : null))
  const exact = texts.map((text, at) => grouped[at] ?? give(known(text)))
  return texts.flatMap((text, column): Heading[] => {
    if (text === '') return []
    const certain = exact[column] ?? null
    if (certain !== null) return [{ column, heading: text, key: certain, certain: true }]
    return [{ column, heading: text, key: give(partly(bareHeading(text), names, taken)), certain: false }]
  })
}

/** The longest of our names, two characters or more, that stands within a heading. */
function partly(text: string, names: Map<string, string>, taken: ReadonlySet<string>): string | undefined {
  let best = ''
  for (const [name, key] of names) {
    if (name.length >= 2 && name.length > best.length && text.includes(name) && !taken.has(key)) best = name
  }
  return names.get(best)
}

const asText = (cell: Cell | undefined): string =>
  isDate(cell) || typeof cell === 'number' ? '' : cellText(cell).replace(/\s+/g, ' ').trim()

/** Headings of a row, and over each the name of its group where one stands in the row above. */
export type HeadingTexts = { texts: string[]; groups: string[] }

/**
 * Texts of a heading row. Where a cell is empty the row above counts: headings merged over two rows, or a group's name
 * above its columns.
 */
export function headingTexts(row: TableRow, above: TableRow | undefined): HeadingTexts {
  const near = above && above.number === row.number - 1 ? above.cells : []
  const length = Math.max(row.cells.length, near.length)
  const groups: string[] = []
  const texts = Array.from({ length }, (_, column) => {
    const own = asText(row.cells[column])
    const over = asText(near[column])
    groups.push(own === '' ? '' : over || (column > 0 && asText(row.cells[column - 1]) ? groups[column - 1]! : ''))
    return own || over
  })
  return { texts, groups }
}

export type FoundHeadings = { row: number; headings: Heading[]; score: number }

/** The row among the first ones whose headings agree best with the columns; at least two must, or all there are. */
export function findHeadings(rows: readonly TableRow[], columns: readonly IntakeColumn[]): FoundHeadings | null {
  let best: FoundHeadings | null = null
  for (const [index, row] of rows.slice(0, headingRows).entries()) {
    const { texts, groups } = headingTexts(row, rows[index - 1])
    const headings = matchHeadings(texts, columns, groups)
    const score = headings.reduce((sum, { key, certain }) => sum + (key === null ? 0 : certain ? 1 : 0.3), 0)
    if (score >= Math.min(2, columns.length) && score > (best?.score ?? 0)) best = { row: row.number, headings, score }
  }
  return best
}
