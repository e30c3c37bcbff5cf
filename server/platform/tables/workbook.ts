import { posix } from 'node:path'
import type { Archive } from './archive.ts'
import type { TableLimits } from './limits.ts'
import { TableError, tooBig } from './problem.ts'
import { readXml } from './xml.ts'

export type SheetEntry = { name: string; part: string; hidden: boolean }

export type Workbook = {
  sheets: SheetEntry[]
  date1904: boolean
  sharedStrings: string | null
  styles: string | null
}

type Relation = { id: string; type: string; target: string }

/** Bytes of a list of relations; each takes about 150. */
const relationBytes = 16 * 1024 * 1024

/** Finds the worksheets of a workbook by its relations, as programs name and number their parts differently. */
export async function readWorkbook(archive: Archive, limits: TableLimits): Promise<Workbook> {
  const root = (await relationsOf(archive, '', limits)).find((relation) => relation.type === 'officeDocument')
  const part = root?.target ?? 'xl/workbook.xml'
  if (part.toLowerCase().endsWith('.bin')) throw new TableError('binaryWorkbook')
  if (!archive.has(part)) throw new TableError('otherDocument')
  const relations = await relationsOf(archive, part, limits)
  const found = await readSheetList(archive, part, limits)
  const target = (type: string): string | null => {
    const relation = relations.find((one) => one.type === type)
    return relation && archive.has(relation.target) ? relation.target : null
  }
  const sheets: SheetEntry[] = []
  for (const sheet of found.sheets) {
    const relation = relations.find((one) => one.id === sheet.id)
    // Chart sheets and dialogs have no rows.
    if (relation?.type === 'worksheet') sheets.push({ name: sheet.name, hidden: sheet.hidden, part: relation.target })
  }
  if (sheets.length === 0) throw new TableError(found.sheets.length > 0 ? 'damaged' : 'empty', { part })
  return { sheets, date1904: found.date1904, sharedStrings: target('sharedStrings'), styles: target('styles') }
}

async function readSheetList(archive: Archive, part: string, limits: TableLimits) {
  const sheets: { name: string; id: string; hidden: boolean }[] = []
  let date1904 = false
  let root = ''
  await readXml(
    archive.bytes(part),
    part,
    {
      open(name, attributes) {
        root ||= name
        if (name === 'workbookPr') date1904 = ['1', 'true', 'on'].includes(attributes['date1904'] ?? '')
        if (name !== 'sheet') return
        const id = attributes['r:id'] ?? Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? ''
        sheets.push({ name: attributes['name'] ?? '', id, hidden: (attributes['state'] ?? 'visible') !== 'visible' })
        if (sheets.length > limits.sheets) throw tooBig('sheets', limits.sheets)
      },
      close() {},
    },
    limits,
  )
  if (root !== 'workbook') throw new TableError('otherDocument', { part })
  return { sheets, date1904 }
}

/** Relations of a part ('' is the package itself), their targets as names in the archive, types by their last word. */
export async function relationsOf(archive: Archive, part: string, limits: TableLimits): Promise<Relation[]> {
  const folder = posix.dirname(part)
  const list = posix.join(part === '' ? '' : folder, '_rels', `${posix.basename(part)}.rels`)
  if (!archive.has(list)) {
    if (part === '') return []
    throw new TableError('damaged', { part: list }, { why: 'the part is missing' })
  }
  const relations: Relation[] = []
  const xml = await archive.text(list, relationBytes)
  await readXml(
    once(xml),
    list,
    {
      open(name, { Id, Type, Target, TargetMode }) {
        if (name !== 'Relationship' || TargetMode === 'External') return
        const target = Target ?? ''
        const full = target.startsWith('/') ? target.slice(1) : posix.join(part === '' ? '' : folder, target)
        relations.push({ id: Id ?? '', type: (Type ?? '').split('/').at(-1)!, target: posix.normalize(full) })
      },
      close() {},
    },
    limits,
  )
  return relations
}

async function* once(text: string): AsyncGenerator<Buffer> {
  yield Buffer.from(text)
}
