import {
  isPairList,
  lineList,
  linkColumns,
  pairList,
  type LineList,
  type ListOptions,
} from '@gridward/analytics/linelist/index'
import {
  cellText,
  isDate,
  openTable,
  TableError,
  tableSentence,
  type Cell,
} from '@gridward/server/platform/tables/index'
import { trouble } from '../../command.ts'
import type { ProgressLine } from './progress.ts'

/** A list may be far larger than what somebody uploads: nothing of it is kept but the columns. */
const limits = { fileBytes: 64 * 2 ** 30 }

/**
 * Reads a list (CSV or XLSX, as many rows as there are) and, if there is one, a second file of who infected whom. Errors:
 * sentences for a file that cannot be read, is empty, or lacks a column that was named.
 */
export async function readList(
  file: string,
  linksFile: string | undefined,
  options: ListOptions,
  progress: ProgressLine,
): Promise<LineList> {
  try {
    let list: ReturnType<typeof lineList> | undefined
    const hint = await rows(file, progress, (cells, row) => {
      if (list) list.add(cells, row)
      else list = isPairList(cells) ? pairList(cells, options) : lineList(cells, options)
    })
    if (!list) throw trouble(`${file} 是空的。`, `${file} is empty.`)
    if (linksFile !== undefined) await readLinks(linksFile, list, progress)
    progress('reading', hint, hint)
    return list.finish()
  } catch (error) {
    throw sentenceOf(error, file)
  }
}

async function readLinks(file: string, list: ReturnType<typeof lineList>, progress: ProgressLine): Promise<void> {
  let columns: ReturnType<typeof linkColumns> | undefined
  await rows(file, progress, (cells) => {
    if (columns === undefined) {
      columns = linkColumns(cells)
      if (columns === null)
        throw trouble(
          `${file} 要有两列：from（传染源编号）和 to（被传染者编号）。`,
          `${file} needs two columns: from (id of the infector) and to (id of the infected).`,
        )
    } else if (columns !== null) {
      const [from, to] = [cells[columns[0]] ?? '', cells[columns[1]] ?? '']
      if (from !== '' && to !== '') list.link(from, to)
    }
  })
}

/** Every row as texts, the headings first, with its number in the file; answers how many there were. */
async function rows(
  file: string,
  progress: ProgressLine,
  take: (cells: string[], row: number) => void,
): Promise<number> {
  const table = await openTable(file, { limits })
  try {
    const sheet = table.sheets.find(({ hidden }) => !hidden) ?? table.sheets[0]
    const expected = (sheet && (await table.rowsHint(sheet.name))) ?? 1
    let done = 0
    for await (const batch of table.batches()) {
      for (const { cells, number } of batch) take(cells.map(textOf), number)
      done += batch.length
      progress('reading', done, expected)
    }
    return done
  } finally {
    await table.close()
  }
}

const textOf = (cell: Cell): string => (isDate(cell) ? (cell.day ?? '') : cellText(cell))

function sentenceOf(error: unknown, file: string): Error {
  if (error instanceof TableError) return trouble(tableSentence(error), tableSentence(error, 'en'))
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'ENOENT') return trouble(`找不到文件 ${file}。`, `There is no file ${file}.`)
  if (error instanceof RangeError) return trouble(`名单里的列对不上：${message}`, message)
  return error as Error
}
