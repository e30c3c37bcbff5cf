import { columnName } from './cell.ts'
import { escapeText } from './escapes.ts'
import { mainNamespace, relationNamespace, xmlHeader } from './sheet-xml.ts'

/** A worksheet that has been written. `filter` is the last column and row of its table. */
export type WrittenSheet = { name: string; hidden: boolean; notes: boolean; table?: { columns: number; rows: number } }

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const relations = (list: readonly string[]): string =>
  `${xmlHeader}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.join('')}</Relationships>`
const relation = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`

export const packageRelations = relations([relation('rId1', 'officeDocument', 'xl/workbook.xml')])

export const sheetRelations = (sheet: number): string =>
  relations([
    relation('rId1', 'comments', `../comments${sheet}.xml`),
    relation('rId2', 'vmlDrawing', `../drawings/vmlDrawing${sheet}.vml`),
  ])

export const bookRelations = (sheets: readonly WrittenSheet[]): string =>
  relations([
    ...sheets.map((_, index) => relation(`rId${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`)),
    relation(`rId${sheets.length + 1}`, 'styles', 'styles.xml'),
  ])

export function contentTypes(sheets: readonly WrittenSheet[]): string {
  const part = (name: string, type: string): string => `<Override PartName="${name}" ContentType="${type}"/>`
  return (
    `${xmlHeader}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    '<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>' +
    part('/xl/workbook.xml', `${spreadsheet}.sheet.main+xml`) +
    part('/xl/styles.xml', `${spreadsheet}.styles+xml`) +
    sheets.map((_, index) => part(`/xl/worksheets/sheet${index + 1}.xml`, `${spreadsheet}.worksheet+xml`)).join('') +
    sheets
      .map((sheet, index) => (sheet.notes ? part(`/xl/comments${index + 1}.xml`, `${spreadsheet}.comments+xml`) : ''))
      .join('') +
    '</Types>'
  )
}

/** A sheet's name in a formula. */
export const quoted = (name: string): string => `'${name.replaceAll("'", "''")}'`

export function workbookXml(sheets: readonly WrittenSheet[]): string {
  const list = sheets.map(
    ({ name, hidden }, index) =>
      `<sheet name="${escapeText(name)}" sheetId="${index + 1}"${hidden ? ' state="hidden"' : ''} r:id="rId${index + 1}"/>`,
  )
  const names = sheets.flatMap(({ name, table }, index) => {
    if (!table || table.columns === 0) return []
    const range = `${quoted(name)}!$A$1:$${columnName(table.columns - 1)}$${table.rows}`
    const own = `localSheetId="${index}"`
    return [
      `<definedName name="_xlnm._FilterDatabase" ${own} hidden="1">${escapeText(range)}</definedName>`,
      `<definedName name="_xlnm.Print_Titles" ${own}>${escapeText(`${quoted(name)}!$1:$1`)}</definedName>`,
    ]
  })
  return (
    `${xmlHeader}<workbook xmlns="${mainNamespace}" xmlns:r="${relationNamespace}"><workbookPr/>` +
    '<bookViews><workbookView xWindow="0" yWindow="0" windowWidth="24000" windowHeight="12000" activeTab="0"/></bookViews>' +
    `<sheets>${list.join('')}</sheets>${names.length > 0 ? `<definedNames>${names.join('')}</definedNames>` : ''}</workbook>`
  )
}
