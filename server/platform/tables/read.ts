import { openArchive, type Archive } from './archive.ts'
import type { TableRow } from './cell.ts'
import { detect } from './detect.ts'
import { mergeFiller, readMerges } from './merges.ts'
import { defaultLimits, type TableLimits } from './limits.ts'
import { TableError, tooBig } from './problem.ts'
import { csvFacts, readCsv, type CsvFacts } from './read-csv.ts'
import { readSharedStrings } from './shared-strings.ts'
import { readSheet, type SheetContext } from './sheet.ts'
import { openSealed, type SealedFile } from './sealed.ts'
import { bytesOf, openFile, type ByteSource } from './source.ts'
import { readStyles } from './styles.ts'
import { readWorkbook } from './workbook.ts'

export type ReadOptions = {
  /** Name or number (from 0) of the sheet; without it the first one that is not hidden. */
  sheet?: string | number
  /** Writes the value of cells merged downwards into each of their rows. */
  fillMerged?: boolean
  limits?: Partial<TableLimits>
  signal?: AbortSignal
}

/** A file on disk, as it is or sealed. */
export type TableFile = string | SealedFile

export type OpenTable = {
  kind: 'workbook' | 'csv'
  sheets: { name: string; hidden: boolean }[]
  /** Only for CSV. */
  csv: CsvFacts | null
  /** Rows with at least one value, in file order, some hundreds at a time. May be called again to start over. */
  batches(sheet?: string | number): AsyncGenerator<TableRow[]>
  /** Rows that a sheet says it has, or that a CSV file of this size may have; null when it does not say. */
  rowsHint(sheet: string): Promise<number | null>
  close(): Promise<void>
}

/** Name of the only "sheet" of a CSV file. */
export const csvSheet = 'CSV'

/** Opens a workbook (.xlsx) or a CSV file, told by its bytes. Throws `TableError`; nothing stays open then. */
export async function openTable(file: TableFile | ByteSource, options: ReadOptions = {}): Promise<OpenTable> {
  const limits = { ...defaultLimits, ...options.limits }
  const source = typeof file === 'string' ? await openFile(file) : 'path' in file ? await openSealed(file) : file
  try {
    if (source.size > limits.fileBytes) throw tooBig('fileBytes', limits.fileBytes)
    const kind = await detect(source)
    return kind === 'text' ? await openCsv(source, limits, options) : await openWorkbook(source, limits, options)
  } catch (cause) {
    await source.close()
    throw cause
  }
}

async function openCsv(source: ByteSource, limits: TableLimits, { signal }: ReadOptions): Promise<OpenTable> {
  const csv = await csvFacts(source)
  return {
    kind: 'csv',
    csv,
    sheets: [{ name: csvSheet, hidden: false }],
    batches: () => stoppable(readCsv(source, csv, csvSheet, limits), signal),
    rowsHint: () => countLines(source),
    close: () => source.close(),
  }
}

async function openWorkbook(source: ByteSource, limits: TableLimits, options: ReadOptions): Promise<OpenTable> {
  const archive = await openArchive(source, limits)
  const workbook = await readWorkbook(archive, limits)
  const formats = workbook.styles ? await readStyles(archive, workbook.styles, limits) : []
  const { date1904, sharedStrings } = workbook
  let context: SheetContext | undefined
  async function* batches(wanted?: string | number): AsyncGenerator<TableRow[]> {
    const sheet = chosen(workbook.sheets, wanted ?? options.sheet)
    const strings = sharedStrings && !context ? await readSharedStrings(archive, sharedStrings, limits) : null
    context ??= { strings, formats, date1904, limits }
    const fill = options.fillMerged ? mergeFiller(await readMerges(archive, sheet.part, limits)) : null
    for await (const batch of readSheet(archive, sheet, context)) {
      if (fill) batch.forEach(fill)
      yield batch
    }
  }
  return {
    kind: 'workbook',
    csv: null,
    sheets: workbook.sheets.map(({ name, hidden }) => ({ name, hidden })),
    batches: (sheet) => stoppable(batches(sheet), options.signal),
    rowsHint: (sheet) => dimensionRows(archive, chosen(workbook.sheets, sheet).part),
    close: () => source.close(),
  }
}

function chosen<T extends { name: string; hidden: boolean }>(sheets: T[], wanted: string | number | undefined): T {
  const found =
    wanted === undefined
      ? (sheets.find((sheet) => !sheet.hidden) ?? sheets[0])
      : sheets.find((sheet, index) => index === wanted || sheet.name === wanted)
  if (!found) throw new TableError('noSuchSheet', { sheet: String(wanted) })
  return found
}

async function* stoppable<T>(batches: AsyncGenerator<T>, signal: AbortSignal | undefined): AsyncGenerator<T> {
  for await (const batch of batches) {
    signal?.throwIfAborted()
    yield batch
  }
}

/** The last row of `<dimension ref="A1:AJ100001"/>`, which stands before the rows where a program writes it. */
async function dimensionRows(archive: Archive, part: string): Promise<number | null> {
  for await (const bytes of archive.bytes(part)) {
    const last = /<(?:\w+:)?dimension\s+ref="[A-Z]+\d+:[A-Z]+(\d+)"/.exec(bytes.toString('latin1', 0, 4096))?.[1]
    return last === undefined ? null : Number(last)
  }
  return null
}

/** Line ends of a text file: more than its records where a text goes over several lines. */
async function countLines(source: ByteSource): Promise<number> {
  let lines = 0
  for await (const bytes of bytesOf(source)) for (const byte of bytes) if (byte === 10) lines++
  return lines
}

/** All rows of one sheet; the file is closed at the end, also when the caller stops early. */
export async function* readTable(file: TableFile | ByteSource, options: ReadOptions = {}): AsyncGenerator<TableRow> {
  const table = await openTable(file, options)
  try {
    for await (const batch of table.batches()) yield* batch
  } finally {
    await table.close()
  }
}
