import { posix } from 'node:path'
import { openArchive, type Archive } from './archive.ts'
import { columnIndex } from './cell.ts'
import { defaultLimits, sheetRows } from './limits.ts'
import { openFile } from './source.ts'
import { relationsOf } from './workbook.ts'
import { parseXml, readXml, type XmlAttributes } from './xml.ts'

/** The order of the children of a worksheet: CT_Worksheet, ECMA-376 part 1, 18.3.1.99. Excel repairs any other. */
const order =
  'sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing legacyDrawing legacyDrawingHF picture oleObjects controls webPublishItems tableParts extLst'.split(
    ' ',
  )

/**
 * Checks a workbook as strictly as the strictest program that opens it: content types, relations, order of elements,
 * ascending references, formats and shared names that exist. Returns what is wrong; an empty list is a sound file.
 */
export async function structureProblems(path: string): Promise<string[]> {
  const source = await openFile(path)
  const problems: string[] = []
  try {
    const archive = await openArchive(source, defaultLimits)
    await checkTypes(archive, problems)
    const formats = await count(archive, 'xl/styles.xml', 'cellXfs', 'xf')
    const { sheets, names } = await checkWorkbook(archive, problems)
    for (const sheet of sheets) await checkSheet(archive, sheet, formats, names, problems)
  } finally {
    await source.close()
  }
  return problems
}

type Elements = { name: string; attributes: XmlAttributes; text: string; parent: string }[]

async function elements(archive: Archive, part: string): Promise<Elements> {
  const found: Elements = []
  const open: Elements = []
  await readXml(
    archive.bytes(part),
    part,
    {
      open(name, attributes) {
        const element = { name, attributes: { ...attributes }, text: '', parent: open.at(-1)?.name ?? '' }
        found.push(element)
        open.push(element)
      },
      close: () => void open.pop(),
      text: (text) => {
        const here = open.at(-1)
        if (here) here.text += text
      },
    },
    defaultLimits,
  )
  return found
}

const count = async (archive: Archive, part: string, parent: string, name: string): Promise<number> =>
  (await elements(archive, part)).filter((one) => one.parent === parent && one.name === name).length

async function checkTypes(archive: Archive, problems: string[]): Promise<void> {
  const types = await elements(archive, '[Content_Types].xml')
  const named = new Map(
    types.map(({ attributes }) => [attributes['PartName']?.slice(1).toLowerCase() ?? '', attributes]),
  )
  const endings = new Set(types.map(({ attributes }) => attributes['Extension']?.toLowerCase()))
  for (const part of archive.names()) {
    if (part === '[content_types].xml' || named.has(part)) continue
    const ending = part.slice(part.lastIndexOf('.') + 1)
    if (!endings.has(ending) || ending === 'xml') problems.push(`${part} has no content type`)
  }
  for (const part of named.keys()) if (part && !archive.has(part)) problems.push(`${part} has a type but is not there`)
}

async function checkWorkbook(archive: Archive, problems: string[]) {
  const book = (await relationsOf(archive, '', defaultLimits)).find((one) => one.type === 'officeDocument')
  if (!book) return { sheets: [], names: [], problems: problems.push('the package does not say which part it is') }
  const relations = await relationsOf(archive, book.target, defaultLimits)
  const all = await elements(archive, book.target)
  const listed = all.filter((one) => one.name === 'sheet').map(({ attributes }) => attributes)
  const names = listed.map((one) => one['name'] ?? '')
  if (new Set(names.map((name) => name.toLowerCase())).size < names.length) problems.push('two sheets of one name')
  if (new Set(listed.map((one) => one['sheetId'])).size < listed.length) problems.push('two sheets of one number')
  for (const name of names) {
    if (name === '' || name.length > 31 || /[[\]:*?/\\]|^'|'$/.test(name)) problems.push(`sheet name «${name}»`)
  }
  if (!listed.some((one) => one['state'] === undefined)) problems.push('no sheet can be seen')
  for (const name of all.filter((one) => one.name === 'definedName')) {
    if (Number(name.attributes['localSheetId'] ?? 0) >= names.length)
      problems.push('a name of a sheet that is not there')
    checkReference(name.text, names, problems)
  }
  const targets = new Map(relations.map(({ id, target }) => [id, target]))
  for (const { target } of relations) if (!archive.has(target)) problems.push(`${target} is not there`)
  return { sheets: listed.map((one) => targets.get(one['r:id'] ?? '') ?? ''), names }
}

function checkReference(text: string, names: string[], problems: string[]): void {
  const name = /^'((?:[^']|'')+)'!\$/.exec(text)?.[1]?.replaceAll("''", "'")
  if (name === undefined || !names.includes(name)) problems.push(`«${text}» points nowhere`)
}

async function checkSheet(archive: Archive, part: string, formats: number, names: string[], problems: string[]) {
  const wrong = (what: string): void => void (problems.length < 50 && problems.push(`${part}: ${what}`))
  const ids = new Set<string>()
  const list = posix.join(posix.dirname(part), '_rels', `${posix.basename(part)}.rels`)
  if (archive.has(list)) {
    for (const { id, target } of await relationsOf(archive, part, defaultLimits)) {
      ids.add(id)
      if (!archive.has(target)) wrong(`${target} is not there`)
    }
  }
  const state = { depth: 0, place: -1, row: 0, column: -1, formula: '' }
  const open = (name: string, attributes: XmlAttributes): void => {
    state.depth++
    if (state.depth === 2) {
      const place = order.indexOf(name)
      if (place <= state.place) wrong(`${name} stands at the wrong place`)
      state.place = place
    }
    if (name === 'row') {
      if (!(Number(attributes['r']) > state.row && Number(attributes['r']) <= sheetRows))
        wrong(`row ${attributes['r']}`)
      state.row = Number(attributes['r'])
      state.column = -1
    }
    if (name === 'c') {
      const column = columnIndex(attributes['r'] ?? '')
      if (column <= state.column || !attributes['r']?.endsWith(String(state.row))) wrong(`cell ${attributes['r']}`)
      if (Number(attributes['s'] ?? 0) >= formats) wrong(`format ${attributes['s']}`)
      state.column = column
    }
    if (name === 'f') wrong('a formula')
    if (name === 'formula1') state.formula = ' '
    if (name === 'legacyDrawing' && !ids.has(attributes['r:id'] ?? '')) wrong('a drawing without its relation')
  }
  const close = (name: string): void => {
    state.depth--
    if (name === 'formula1') checkReference(state.formula.trim(), names, problems)
    state.formula = ''
  }
  const text = (piece: string): void => void (state.formula && (state.formula += piece))
  for await (const _piece of parseXml(archive.bytes(part), part, { open, close, text }, defaultLimits));
}
