import { textWidth } from './layout.ts'
import type { Column } from './model.ts'
import { run } from './paragraph.ts'
import { xml, type Xml } from './xml.ts'

/** A table over the whole width; its headings stand again on every page, and no row is torn. */
export function tableXml(columns: readonly Column[], rows: readonly (readonly string[])[]): Xml {
  const all = columns.reduce((sum, { share }) => sum + share, 0)
  const widths = columns.map(({ share }) => Math.floor((textWidth * share) / all))
  const cell = (text: string, i: number, style: string): Xml =>
    xml`<w:tc><w:tcPr><w:tcW w:w="${widths[i]}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${run(text)}</w:p></w:tc>`
  const styleOf = (i: number): string => (columns[i]?.right ? 'CellNumber' : 'Cell')
  return xml`<w:tbl><w:tblPr><w:tblW w:w="${widths.reduce((a, b) => a + b, 0)}" w:type="dxa"/><w:jc w:val="center"/>${borders}<w:tblLayout w:type="fixed"/>${margins}</w:tblPr>
<w:tblGrid>${widths.map((width) => xml`<w:gridCol w:w="${width}"/>`)}</w:tblGrid>
<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${columns.map(({ title }, i) => cell(title, i, 'CellHead'))}</w:tr>
${rows.map((row) => xml`<w:tr><w:trPr><w:cantSplit/></w:trPr>${columns.map((_, i) => cell(row[i] ?? '', i, styleOf(i)))}</w:tr>\n`)}</w:tbl>`
}

const line = (side: string): Xml => xml`<w:${side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`
const borders = xml`<w:tblBorders>${['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(line)}</w:tblBorders>`
const margins = xml`<w:tblCellMar><w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar>`
