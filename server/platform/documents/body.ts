import { chartPlace, type Bars } from './chart.ts'
import { markSize, page, textWidth } from './layout.ts'
import type { Annex, Block, OfficialDocument } from './model.ts'
import { paragraph, run, sized } from './paragraph.ts'
import { tableXml } from './table.ts'
import { R, W, xml, type Xml } from './xml.ts'

/** Every chart of a document, in the order in which they stand. */
export const chartsOf = (doc: OfficialDocument): Bars[] =>
  [...doc.body, ...doc.annexes.flatMap((annex) => annex.blocks)].filter((block) => block.kind === 'bars')

/** word/document.xml: heading, number, red line, title, text, signature, annexes, imprint (GB/T 9704-2012, 7). */
export function documentXml(doc: OfficialDocument): Xml {
  const charts = chartsOf(doc)
  const blocks = (list: readonly Block[]): Xml[] => list.map((block) => blockXml(block, charts))
  return xml`<w:document xmlns:w="${W}" xmlns:r="${R}"><w:body>
${doc.note !== '' && paragraph('Note', doc.note)}
${sized('Mark', doc.issuer, markSize(doc.issuer))}
${paragraph('DocumentNumber', doc.number)}
${paragraph('Blank', '')}
${paragraph('DocumentTitle', doc.title)}
${paragraph('Blank', '')}
${doc.to !== '' && paragraph('To', doc.to)}
${blocks(doc.body)}
${annexList(doc)}
${paragraph('Blank', '')}
${paragraph('SignedBy', doc.signed.by)}
${paragraph('SignedDay', doc.signed.day)}
${doc.annexes.map((annex) => annexXml(annex, blocks))}
${paragraph('Blank', '')}
${imprintXml(doc)}
${section}</w:body></w:document>`
}

const blockXml = (block: Block, charts: readonly Bars[]): Xml => {
  if (block.kind === 'table') return tableXml(block.columns, block.rows)
  if (block.kind === 'bars') return chartPlace(block, charts.indexOf(block) + 1)
  return paragraph(block.kind === 'heading' ? 'Heading1' : 'BodyText', block.text)
}

const annexList = ({ annexList: list, language }: OfficialDocument): Xml[] => [
  ...(list.length > 0 ? [paragraph('Blank', '')] : []),
  ...list.map((name, i) => {
    const label = language === 'en' ? 'Annexes: ' : '附件：'
    return paragraph(i === 0 ? 'BodyText' : 'AnnexLine', `${i === 0 ? label : ''}${i + 1}.${name}`)
  }),
]

const annexXml = (annex: Annex, blocks: (list: readonly Block[]) => Xml[]): Xml =>
  xml`${paragraph('AnnexLabel', annex.label)}${paragraph('AnnexTitle', annex.title)}${blocks(annex.blocks)}`

/** Two lines of 0.35 mm around who printed it and when, at the foot of the last page. */
function imprintXml({ imprint }: OfficialDocument): Xml {
  const half = Math.floor(textWidth / 2)
  const cell = (text: string, style: string): Xml =>
    xml`<w:tc><w:tcPr><w:tcW w:w="${half}" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${run(text)}</w:p></w:tc>`
  const rule = (side: string): Xml => xml`<w:${side} w:val="single" w:sz="8" w:space="0" w:color="000000"/>`
  return xml`<w:tbl><w:tblPr><w:tblpPr w:leftFromText="0" w:rightFromText="0" w:vertAnchor="margin" w:horzAnchor="margin" w:tblpXSpec="left" w:tblpYSpec="bottom"/><w:tblW w:w="${half * 2}" w:type="dxa"/><w:tblBorders>${['top', 'bottom'].map(rule)}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid><w:gridCol w:w="${half}"/><w:gridCol w:w="${half}"/></w:tblGrid><w:tr><w:trPr><w:cantSplit/></w:trPr>${cell(imprint.office, 'ImprintLeft')}${cell(imprint.day, 'ImprintRight')}</w:tr></w:tbl>${paragraph('Blank', '')}`
}

const section = xml`<w:sectPr><w:footerReference w:type="default" r:id="rIdOdd"/><w:footerReference w:type="even" r:id="rIdEven"/><w:pgSz w:w="${page.width}" w:h="${page.height}"/><w:pgMar w:top="${page.top}" w:right="${page.right}" w:bottom="${page.bottom}" w:left="${page.left}" w:header="851" w:footer="${page.footer}" w:gutter="0"/><w:docGrid w:type="linesAndChars" w:linePitch="${page.linePitch}" w:charSpace="${page.charSpace}"/></w:sectPr>`
