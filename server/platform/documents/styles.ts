import { page, size, type Font } from './layout.ts'
import { fontOf } from './paragraph.ts'
import { W, xml, type Xml } from './xml.ts'

type Style = {
  font?: Font
  /** Half points. */
  size?: number
  red?: boolean
  align?: 'left' | 'center' | 'right'
  /** In hundredths of a character. */
  indent?: { firstLine?: number; left?: number; right?: number }
  before?: number
  newPage?: boolean
  /** A red line 4 mm below (7.2.8). */
  redLine?: boolean
  /** Stands off the grid: tables, the heading. */
  loose?: boolean
  outline?: boolean
}

const styles: Record<string, Style> = {
  Mark: { font: 'title', size: 88, red: true, align: 'center', before: page.aboveMark, loose: true },
  DocumentNumber: { align: 'center', before: 2 * page.linePitch, redLine: true },
  DocumentTitle: { font: 'title', size: size.two, align: 'center', loose: true },
  To: {},
  BodyText: { indent: { firstLine: 200 } },
  Heading1: { font: 'heading', indent: { firstLine: 200 }, outline: true },
  AnnexLine: { indent: { left: 500 } },
  SignedBy: { align: 'right', indent: { right: 200 } },
  SignedDay: { align: 'right', indent: { right: 400 } },
  AnnexLabel: { font: 'heading', newPage: true },
  AnnexTitle: { font: 'title', size: size.two, align: 'center', loose: true, before: 200 },
  Blank: {},
  Note: { font: 'heading', size: size.four, align: 'center', loose: true },
  Figure: { align: 'center', loose: true, before: 200 },
  Cell: { size: size.five, loose: true },
  CellNumber: { size: size.five, align: 'right', loose: true },
  CellHead: { font: 'heading', size: size.five, align: 'center', loose: true },
  ImprintLeft: { size: size.four, indent: { left: 100 } },
  ImprintRight: { size: size.four, align: 'right', indent: { right: 100 } },
  FooterOdd: { font: 'page', size: size.four, align: 'right', indent: { right: 100 }, loose: true },
  FooterEven: { font: 'page', size: size.four, align: 'left', indent: { left: 100 }, loose: true },
}

/** word/styles.xml. A text's own size is 3 (16 pt) in 仿宋; the grid of the page counts from that. */
export const stylesXml = (): Xml =>
  xml`<w:styles xmlns:w="${W}"><w:docDefaults><w:rPrDefault><w:rPr>${fontOf('text')}${sizes(size.three)}<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr><w:jc w:val="both"/></w:pPr></w:style>
${Object.entries(styles).map(([id, style]) => styleXml(id, style))}</w:styles>`

const sizes = (half: number): Xml => xml`<w:sz w:val="${half}"/><w:szCs w:val="${half}"/>`

const styleXml = (id: string, style: Style): Xml =>
  xml`<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${id === 'Heading1' ? 'heading 1' : id}"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>${paragraphXml(style)}</w:pPr><w:rPr>${style.font && fontOf(style.font)}${style.red && xml`<w:color w:val="FF0000"/>`}${style.size && sizes(style.size)}</w:rPr></w:style>\n`

/** The order of the children of w:pPr: CT_PPrBase, ECMA-376 part 1, 17.3.1.26. */
const paragraphXml = (style: Style): Xml => {
  const { firstLine, left, right } = style.indent ?? {}
  const chars = (name: string, n: number | undefined): Xml | false =>
    n !== undefined && xml` w:${name}Chars="${n}" w:${name}="${Math.round((n * size.three) / 10)}"`
  return xml`${style.newPage && xml`<w:pageBreakBefore/>`}${style.redLine && xml`<w:pBdr><w:bottom w:val="single" w:sz="12" w:space="11" w:color="FF0000"/></w:pBdr>`}${style.loose && xml`<w:snapToGrid w:val="0"/>`}${style.before && xml`<w:spacing w:before="${style.before}"/>`}${style.indent && xml`<w:ind${chars('left', left)}${chars('right', right)}${chars('firstLine', firstLine)}/>`}${style.align && xml`<w:jc w:val="${style.align}"/>`}${style.outline && xml`<w:outlineLvl w:val="0"/>`}`
}
