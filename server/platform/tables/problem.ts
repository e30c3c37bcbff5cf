/**
 * Why a table could not be read. Sentences for the user: words/.
 * - `unknownFormat`: neither a workbook nor text · `oldWorkbook`: .xls or .et · `binaryWorkbook`: .xlsb
 * - `openDocument`: .ods · `webPage`: a page saved as .xls · `xmlTable`: XML spreadsheet of 2003
 * - `otherDocument`: a Word file, a PDF, a picture … · `encrypted`: needs a password
 * - `damaged`: cut off or broken · `empty`: no sheet or no bytes · `tooBig`: beyond a limit, named in `limit`
 * - `openQuote`: text in quotes that never ends; what stands behind it would be lost in one cell
 * - `noSuchSheet`: the sheet that was asked for is not there
 */
export type TableErrorCode =
  | 'unknownFormat'
  | 'oldWorkbook'
  | 'binaryWorkbook'
  | 'openDocument'
  | 'webPage'
  | 'xmlTable'
  | 'otherDocument'
  | 'encrypted'
  | 'damaged'
  | 'empty'
  | 'tooBig'
  | 'openQuote'
  | 'noSuchSheet'

export type TableErrorPlace = {
  /** Part of the archive, for example `xl/worksheets/sheet1.xml`. */
  part?: string
  sheet?: string
  /** `C17` */
  cell?: string
  /** Name of the limit in `TableLimits`, and its value. */
  limit?: string
  allowed?: number
}

/** The table as a whole cannot be read. What is wrong with one cell only is a `BadCell` in its row. */
export class TableError extends Error {
  override readonly name = 'TableError'
  readonly code: TableErrorCode
  readonly place: TableErrorPlace

  constructor(code: TableErrorCode, place: TableErrorPlace = {}, options?: { cause?: unknown; why?: string }) {
    const where = Object.entries(place).map(([key, value]) => `${key} ${value}`)
    super([code, ...where, options?.why].filter(Boolean).join(', '), { cause: options?.cause })
    this.code = code
    this.place = place
  }
}

/** A file beyond one of the limits. */
export const tooBig = (limit: string, allowed: number, place: TableErrorPlace = {}): TableError =>
  new TableError('tooBig', { ...place, limit, allowed })
