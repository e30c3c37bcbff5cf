/** One line of a division file, as typed: `row` counts from 1 for the first line below the headings. */
export type DivisionRow = {
  row: number
  districtCode: string
  district: string
  streetCode: string
  street: string
  communityCode: string
  community: string
}

export type DivisionFile = { rows: DivisionRow[]; missing: string[] }

/** Headings that are understood: those of the published files and those that officers write. */
const headings: Record<Exclude<keyof DivisionRow, 'row'>, readonly string[]> = {
  districtCode: ['district_code', 'areacode', '区县代码', '区代码', '县级代码'],
  district: ['district', 'area', '区县', '区县名称', '县级名称'],
  streetCode: ['street_code', 'streetcode', '街道代码', '街镇代码', '乡级代码'],
  street: ['street', '街道', '街镇', '街道名称', '街镇名称', '乡级名称'],
  communityCode: ['village_code', 'community_code', 'code', '社区代码', '村社区代码', '村级代码', '统计用区划代码'],
  community: ['village', 'community', 'name', '社区', '村社区', '社区名称', '村社区名称', '村级名称'],
}
const needed = ['streetCode', 'street', 'communityCode', 'community'] as const

/** Full-width digits become plain, spaces of every kind and byte-order marks go, names keep inner text. */
const tidy = (text: string): string => text.normalize('NFKC').replace(/[\s\u200b\ufeff]+/g, '')

/**
 * Finds the columns of a division file by their headings. `table` is the sheet with its heading line first.
 * A column that cannot be done without and is not there is named in `missing`; then `rows` is empty.
 */
export function readDivisionFile(table: readonly (readonly string[])[]): DivisionFile {
  const [top = [], ...lines] = table
  const titles = top.map((cell) => tidy(cell).toLowerCase())
  const column = (name: keyof typeof headings): number => titles.findIndex((title) => headings[name].includes(title))
  const missing = needed.filter((name) => column(name) < 0)
  if (missing.length) return { rows: [], missing: missing.map((name) => headings[name][0] ?? name) }
  const cell = (line: readonly string[], name: keyof typeof headings): string => tidy(line[column(name)] ?? '')
  const rows = lines.flatMap((line, i) =>
    line.every((text) => tidy(text) === '')
      ? []
      : [
          {
            row: i + 1,
            districtCode: cell(line, 'districtCode') || cell(line, 'communityCode').slice(0, 6),
            district: cell(line, 'district'),
            streetCode: cell(line, 'streetCode'),
            street: cell(line, 'street'),
            communityCode: cell(line, 'communityCode'),
            community: cell(line, 'community'),
          },
        ],
  )
  return { rows, missing: [] }
}

/** Reads comma separated text (RFC 4180): quoted cells may hold commas, quotes and line breaks. */
export function readCsv(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  const cells = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r?\n|\r|$)/gy
  const body = text.replace(/^\ufeff/, '')
  while (cells.lastIndex < body.length) {
    const found = cells.exec(body)
    if (!found) throw new SyntaxError(`the quotes around a cell of line ${rows.length + 1} do not match`)
    const raw = found[1] ?? ''
    row.push(raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw)
    if (found[2] === ',') continue
    rows.push(row)
    row = []
  }
  if (row.length) rows.push([...row, ''])
  return rows
}
