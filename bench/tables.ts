import { createWriteStream } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Bench, Figure } from './bench.ts'
import { openTable, writeTable, type TableColumn } from '@gridward/server/platform/tables/index'
import { pack, type Part } from '@gridward/server/platform/tables/packing'

const rows = 100_000
const width = 36

const columns: TableColumn[] = Array.from({ length: width }, (_, n) => ({
  key: String(n),
  title: `第${n + 1}栏`,
  kind: n % 9 === 4 ? 'number' : n % 9 === 7 ? 'day' : 'text',
}))

/** A text that repeats in a third of the columns, and is the row's own in the others. */
const value = (row: number, column: number): string | number => {
  if (column % 9 === 4) return 36 + (row % 20) / 10
  if (column % 9 === 7) return `2020-02-${String(1 + (row % 29)).padStart(2, '0')}`
  return column % 3 === 0 ? `广东省广州市黄埔区${row % 40}` : `${440112199001000000 + column}${row}`
}

function* people() {
  for (let row = 0; row < rows; row++) {
    yield Object.fromEntries(columns.map(({ key }, column) => [key, value(row, column)]))
  }
}

/** The same table as Excel saves it: every text once in the shared strings. */
async function* asExcel(): AsyncGenerator<Part> {
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`
  const small = (name: string, text: string): Part => ({ name, bytes: [Buffer.from(text)] })
  yield small('_rels/.rels', `<Relationships>${relation('a', 'officeDocument', 'xl/workbook.xml')}</Relationships>`)
  yield small(
    'xl/workbook.xml',
    '<workbook xmlns:r="r"><sheets><sheet name="s" sheetId="1" r:id="a"/></sheets></workbook>',
  )
  yield small(
    'xl/_rels/workbook.xml.rels',
    `<Relationships>${relation('a', 'worksheet', 'sheet.xml')}${relation('b', 'sharedStrings', 'strings.xml')}</Relationships>`,
  )
  const shared = new Map<string, number>()
  yield { name: 'xl/sheet.xml', bytes: sheet(shared) }
  yield { name: 'xl/strings.xml', bytes: strings(shared) }
}

function* sheet(shared: Map<string, number>): Generator<Buffer<ArrayBuffer>> {
  yield Buffer.from('<worksheet><sheetData>')
  for (let row = 0; row < rows; row++) {
    const cells = columns.map((_, column) => {
      const text = value(row, column)
      if (typeof text === 'number') return `<c r="A${row + 1}" s="1"><v>${text}</v></c>`
      if (!shared.has(text)) shared.set(text, shared.size)
      return `<c r="A${row + 1}" s="1" t="s"><v>${shared.get(text)}</v></c>`.replace('"A', `"${letters[column]}`)
    })
    yield Buffer.from(`<row r="${row + 1}" spans="1:36">${cells.join('')}</row>`)
  }
  yield Buffer.from('</sheetData></worksheet>')
}
const letters = columns.map((_, n) => (n < 26 ? '' : 'A') + String.fromCharCode(65 + (n % 26)))

function* strings(shared: Map<string, number>): Generator<Buffer<ArrayBuffer>> {
  yield Buffer.from('<sst>')
  for (const text of shared.keys()) yield Buffer.from(`<si><t>${text}</t></si>`)
  yield Buffer.from('</sst>')
}

/** What a piece of work took, as figures: rows a second, CPU-ms per 1,000 rows, the highest memory meanwhile. */
export async function measured(what: string, work: () => Promise<number>): Promise<Figure[]> {
  let peak = 0
  const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 50)
  const [started, cpu] = [performance.now(), process.cpuUsage()]
  const counted = await work()
  const seconds = (performance.now() - started) / 1000
  const { user, system } = process.cpuUsage(cpu)
  clearInterval(watch)
  return [
    { what, value: seconds, unit: 's' },
    { what: '  rows', value: counted / seconds, unit: '/s' },
    { what: '  CPU per 1,000 rows', value: (user + system) / counted, unit: 'ms' },
    { what: '  highest memory', value: peak / 1e6, unit: 'MB', goal: '<= 500' },
  ]
}

async function readAll(path: string): Promise<{ rows: number; first: number }> {
  const table = await openTable(path)
  const started = performance.now()
  let [counted, first] = [0, 0]
  for await (const batch of table.batches()) {
    counted += batch.length
    if (first === 0 && counted >= 1000) first = (performance.now() - started) / 1000
  }
  await table.close()
  return { rows: counted, first }
}

async function run(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'gridward-bench-'))
  const ours = join(folder, 'ours.xlsx')
  const excels = join(folder, 'excel.xlsx')
  const figures: Figure[] = []
  try {
    const out = await measured('XLSX out', async () => {
      await pipeline(writeTable({ sheets: [{ name: '台账', columns, rows: people() }] }), createWriteStream(ours))
      return rows
    })
    figures.push(...out)
    await pipeline(pack(asExcel()), createWriteStream(excels))
    for (const path of [ours, excels]) {
      const size = Math.round((await stat(path)).size / 1e6)
      let first = 0
      const read = await measured(`XLSX in, ${path === ours ? 'inline' : 'shared'} texts, ${size} MB`, async () => {
        const all = await readAll(path)
        first = all.first
        return all.rows
      })
      figures.push(...read, { what: '  first 1,000 rows after', value: first, unit: 's', goal: '<= 5' })
    }
    return figures
  } finally {
    await rm(folder, { recursive: true })
  }
}

const bench: Bench = {
  name: 'tables',
  about: `${rows} rows x ${width} columns (DESIGN §5 row 8: reading and writing)`,
  run,
}
export default bench
