import { fonts, latin } from './layout.ts'
import { R, W, xml, type Xml } from './xml.ts'

const packageTypes = 'http://schemas.openxmlformats.org/package/2006'
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

export const contentTypes = (charts: number): Xml =>
  xml`<Types xmlns="${packageTypes}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${[
    ['document', 'document.main'],
    ['styles', 'styles'],
    ['settings', 'settings'],
    ['fontTable', 'fontTable'],
    ['footer1', 'footer'],
    ['footer2', 'footer'],
  ].map(([part, type]) => xml`<Override PartName="/word/${part}.xml" ContentType="${word}.${type}+xml"/>`)}${numbered(
    charts,
  ).map(
    (n) =>
      xml`<Override PartName="/word/charts/chart${n}.xml" ContentType="application/vnd.openxmlformats-officedocument.drawingml.chart+xml"/>`,
  )}<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`

const numbered = (n: number): number[] => Array.from({ length: n }, (_, i) => i + 1)
const relation = (id: string, type: string, target: string): Xml =>
  xml`<Relationship Id="${id}" Type="${type}" Target="${target}"/>`

export const packageRelations = (): Xml =>
  xml`<Relationships xmlns="${packageTypes}/relationships">${relation('rId1', `${R}/officeDocument`, 'word/document.xml')}${relation('rId2', `${packageTypes}/relationships/metadata/core-properties`, 'docProps/core.xml')}</Relationships>`

export const documentRelations = (charts: number): Xml =>
  xml`<Relationships xmlns="${packageTypes}/relationships">${relation('rIdStyles', `${R}/styles`, 'styles.xml')}${relation('rIdSettings', `${R}/settings`, 'settings.xml')}${relation('rIdFonts', `${R}/fontTable`, 'fontTable.xml')}${relation('rIdOdd', `${R}/footer`, 'footer1.xml')}${relation('rIdEven', `${R}/footer`, 'footer2.xml')}${numbered(charts).map((n) => relation(`rIdChart${n}`, `${R}/chart`, `charts/chart${n}.xml`))}</Relationships>`

export const settingsXml = (): Xml =>
  xml`<w:settings xmlns:w="${W}"><w:zoom w:percent="100"/><w:evenAndOddHeaders/><w:drawingGridVerticalSpacing w:val="579"/><w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:useFELayout/><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`

/** Each font of the standard with the fonts that may stand for it where it is not installed. */
export const fontTableXml = (): Xml =>
  xml`<w:fonts xmlns:w="${W}"><w:font w:name="${latin}"><w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font>${Object.values(
    fonts,
  ).map(
    ({ name, instead }) =>
      xml`<w:font w:name="${name}"><w:altName w:val="${instead.join(',')}"/><w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>`,
  )}</w:fonts>`

/** — 1 — at the outer edge, one character in (7.5). */
export const footerXml = (style: 'FooterOdd' | 'FooterEven'): Xml =>
  xml`<w:ftr xmlns:w="${W}"><w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr><w:r><w:t xml:space="preserve">— </w:t></w:r><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple><w:r><w:t xml:space="preserve"> —</w:t></w:r></w:p></w:ftr>`

export const coreXml = (title: string, by: string): Xml =>
  xml`<cp:coreProperties xmlns:cp="${packageTypes}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${title}</dc:title><dc:creator>${by}</dc:creator></cp:coreProperties>`
