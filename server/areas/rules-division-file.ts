/** One line of a division file, as typed; `row` is its number as the spreadsheet program shows it. */
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
/** As an officer may write the heading, and as the published files do: '街道代码 / street_code'. */
const bothNames = (name: keyof typeof headings): string =>
  `${headings[name].find((title) => /[一-龥]/.test(title)) ?? name} / ${headings[name][0] ?? name}`
const needed = ['streetCode', 'street', 'communityCode', 'community'] as const

/** Full-width digits become plain, spaces of every kind and byte-order marks go, names keep inner text. */
const tidy = (text: string): string => text.normalize('NFKC').replace(/[\s\u200b\ufeff]+/g, '')

export type Line = { number: number; cells: readonly string[] }

/**
 * Finds the columns of a division file by their headings, which stand in the first line that is not empty.
 * A column that cannot be done without and is not there is named in `missing`; then `rows` is empty.
 */
export function readDivisionFile(table: readonly Line[]): DivisionFile {
  const [top, ...lines] = table
  const titles = (top?.cells ?? []).map((cell) => tidy(cell).toLowerCase())
  const column = (name: keyof typeof headings): number => titles.findIndex((title) => headings[name].includes(title))
  const missing = needed.filter((name) => column(name) < 0)
  if (missing.length) return { rows: [], missing: missing.map(bothNames) }
  const cell = (line: readonly string[], name: keyof typeof headings): string => tidy(line[column(name)] ?? '')
  const rows = lines
    .filter((line) => line.cells.some((text) => tidy(text) !== ''))
    .map(({ number, cells }) => ({
      row: number,
      districtCode: cell(cells, 'districtCode') || cell(cells, 'communityCode').slice(0, 6),
      district: cell(cells, 'district'),
      streetCode: cell(cells, 'streetCode'),
      street: cell(cells, 'street'),
      communityCode: cell(cells, 'communityCode'),
      community: cell(cells, 'community'),
    }))
  return { rows, missing: [] }
}
