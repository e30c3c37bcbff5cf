/**
 * What a table that somebody uploads may cost us. Reading streams, so most of these bound time and what must be held
 * (shared strings, one row); a workbook of 500,000 rows x 36 columns stays under all of them.
 */
export type TableLimits = {
  /** Bytes of the file itself. Ten million rows of CSV with ten columns take about 1 GB. */
  fileBytes: number
  /** Parts in the archive. A workbook with pictures has a few hundred. */
  entries: number
  /** Bytes of all parts that we inflate, together. 1,048,576 rows x 36 columns take about 1.6 GB. */
  inflatedBytes: number
  /** Inflated ÷ packed of one part. Real sheets stay under 60; a zip bomb has 1,000 (the limit of deflate is 1,032). */
  ratio: number
  /** Parts smaller than this may have any ratio. */
  ratioFreeBytes: number
  sheets: number
  sharedStrings: number
  sharedStringBytes: number
  /** Number formats and cell formats of a workbook. */
  styles: number
  merges: number
  columns: number
  /** Characters in one cell. Excel's own limit is 32,767. */
  cellCharacters: number
  /** Characters in one row, all cells together. */
  rowCharacters: number
  /** Characters between two pieces of XML (a tag, a text): bounds what the parser holds. */
  xmlToken: number
}

export const defaultLimits: TableLimits = {
  fileBytes: 1024 * 1024 * 1024,
  entries: 5_000,
  inflatedBytes: 4 * 1024 * 1024 * 1024,
  ratio: 250,
  ratioFreeBytes: 16 * 1024 * 1024,
  sheets: 200,
  sharedStrings: 8_000_000,
  sharedStringBytes: 160 * 1024 * 1024,
  styles: 100_000,
  merges: 500_000,
  columns: 1_000,
  cellCharacters: 32_767,
  rowCharacters: 4_000_000,
  xmlToken: 1_000_000,
}

/** Rows of one worksheet in every program that reads XLSX. */
export const sheetRows = 1_048_576
