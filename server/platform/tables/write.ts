import { Readable } from 'node:stream'
import type { Language } from '@gridward/contract/language'
import { bookRelations, contentTypes, packageRelations, sheetRelations, workbookXml } from './book-xml.ts'
import type { WrittenSheet } from './book-xml.ts'
import type { SheetInput } from './columns.ts'
import { commentsXml, drawingXml, notesOf } from './notes-xml.ts'
import { optionLists, optionRange, optionsXml, type OptionLists } from './options-xml.ts'
import { pack, type Part } from './packing.ts'
import { partName, sheetName } from './sheet-names.ts'
import { dataRows, RowCursor, sheetXml, type SheetPlan } from './sheet-xml.ts'
import { stylesXml } from './styles-xml.ts'
import { tableWords, type TableWords } from './words.ts'

export type WriteOptions = {
  sheets: readonly SheetInput[]
  /** Zone in which instants are shown, an IANA name. */
  zone?: string
  language?: Language
  /** Rows per sheet, fewer than the format allows; for tests. */
  rowsPerSheet?: number
}

/** Of the sheets of one input: `of` is its number, `part` counts from 1. */
type WrittenPart = WrittenSheet & { of: number; part: number }

/**
 * A workbook as a stream, with as many rows as come; memory does not grow with them. A sheet that is full is followed by
 * another one, and their names say so. Fails as a stream does, when `rows` fails.
 */
export const writeTable = (options: WriteOptions): Readable =>
  Readable.from(pack(workbook(options)), { objectMode: false, highWaterMark: 256 * 1024 })

async function* workbook(options: WriteOptions): AsyncGenerator<Part> {
  const words = tableWords[options.language ?? 'zh-CN']
  const lists = optionLists(options.sheets)
  const written: WrittenPart[] = []
  yield part('_rels/.rels', packageRelations)
  yield part('xl/styles.xml', stylesXml)
  for (const [of, sheet] of options.sheets.entries()) {
    const rows = new RowCursor(sheet.rows)
    try {
      for (let n = 1; n === 1 || (await rows.more()); n++) {
        const notes = n === 1 && notesOf(sheet.columns).length > 0
        const count = { rows: 0 }
        const plan = planOf(sheet, written.length === 0, notes, lists, words, options)
        yield* sheetParts(plan, written.length + 1, rows, count, options.rowsPerSheet)
        const table = { columns: sheet.columns.length, rows: count.rows + 1 }
        written.push({ name: sheet.name, hidden: false, notes, table, of, part: n })
      }
    } finally {
      await rows.close()
    }
  }
  yield* bookParts(named(written, words), lists, words)
}

function* bookParts(sheets: WrittenSheet[], lists: OptionLists, words: TableWords): Generator<Part> {
  const all = [...sheets]
  if (lists.length > 0) {
    all.push({ name: words.optionsSheet, hidden: true, notes: false })
    yield part(`xl/worksheets/sheet${all.length}.xml`, optionsXml(lists, words))
  }
  yield part('xl/workbook.xml', workbookXml(all))
  yield part('xl/_rels/workbook.xml.rels', bookRelations(all))
  yield part('[Content_Types].xml', contentTypes(all))
}

const planOf = (
  { columns }: SheetInput,
  first: boolean,
  notes: boolean,
  lists: OptionLists,
  words: TableWords,
  { zone = 'Asia/Shanghai' }: WriteOptions,
): SheetPlan => ({
  columns,
  zone,
  words,
  first,
  notes,
  optionRange: (column) => optionRange(lists, column, words.optionsSheet),
})

function* sheetParts(
  plan: SheetPlan,
  number: number,
  rows: RowCursor,
  count: { rows: number },
  most = dataRows,
): Generator<Part> {
  yield { name: `xl/worksheets/sheet${number}.xml`, bytes: sheetXml(plan, rows, count, most) }
  if (!plan.notes) return
  yield part(`xl/worksheets/_rels/sheet${number}.xml.rels`, sheetRelations(number))
  yield part(`xl/comments${number}.xml`, commentsXml(plan.columns))
  yield part(`xl/drawings/vmlDrawing${number}.vml`, drawingXml(plan.columns, number))
}

function named(written: WrittenPart[], words: TableWords): WrittenSheet[] {
  const taken = new Set([words.optionsSheet.toLowerCase()])
  return written.map(({ of, part, ...sheet }) => {
    const parts = written.filter((one) => one.of === of).length
    const wanted = parts === 1 ? sheet.name : partName(sheet.name, words.part(part, parts))
    const name = sheetName(wanted, taken)
    taken.add(name.toLowerCase())
    return { ...sheet, name }
  })
}

const part = (name: string, text: string): Part => ({ name, bytes: [Buffer.from(text)] })
