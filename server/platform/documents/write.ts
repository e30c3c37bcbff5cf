import { zipSync, type Zippable } from 'fflate'
import { chartsOf, documentXml } from './body.ts'
import { chartXml } from './chart.ts'
import type { OfficialDocument } from './model.ts'
import {
  contentTypes,
  coreXml,
  documentRelations,
  fontTableXml,
  footerXml,
  packageRelations,
  settingsXml,
} from './parts.ts'
import { stylesXml } from './styles.ts'
import { clean, partText, type Xml } from './xml.ts'

export const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** No time of packing: equal documents have equal bytes, and a digest of them means something. */
const packed = { level: 6, mtime: new Date(1980, 0, 1, 12) } as const

/** A document as a Word file. */
export function writeDocument(doc: OfficialDocument): Buffer {
  const charts = chartsOf(doc)
  const parts: [string, Xml][] = [
    ['[Content_Types].xml', contentTypes(charts.length)],
    ['_rels/.rels', packageRelations()],
    ['docProps/core.xml', coreXml(clean(doc.title), clean(doc.issuer))],
    ['word/document.xml', documentXml(doc)],
    ['word/_rels/document.xml.rels', documentRelations(charts.length)],
    ['word/styles.xml', stylesXml()],
    ['word/settings.xml', settingsXml()],
    ['word/fontTable.xml', fontTableXml()],
    ['word/footer1.xml', footerXml('FooterOdd')],
    ['word/footer2.xml', footerXml('FooterEven')],
    ...charts.map((chart, i): [string, Xml] => [`word/charts/chart${i + 1}.xml`, chartXml(chart)]),
  ]
  const files: Zippable = {}
  for (const [name, root] of parts) files[name] = [Buffer.from(partText(root)), packed]
  return Buffer.from(zipSync(files))
}
