import { textWidth } from './layout.ts'
import type { Block } from './model.ts'
import { A, C, clean, R, WP, xml, type Xml } from './xml.ts'

export type Bars = Extract<Block, { kind: 'bars' }>

/** English Metric Units: 36,000 are one millimetre, 635 a twentieth of a point. */
const emu = { mm: 36_000, twip: 635 }
/** A bar takes 7 mm, title and axis 20 mm; a chart is never higher than its page. */
const heightOf = ({ bars }: Bars): number => Math.min(210, 20 + 7 * Math.max(bars.length, 3)) * emu.mm

/** The place of a chart in the text; `id` is its number and its relation rIdChart<id>. */
export const chartPlace = (chart: Bars, id: number): Xml =>
  xml`<w:p><w:pPr><w:pStyle w:val="Figure"/></w:pPr><w:r><w:drawing><wp:inline xmlns:wp="${WP}" distT="0" distB="0" distL="0" distR="0"><wp:extent cx="${textWidth * emu.twip}" cy="${heightOf(chart)}"/><wp:docPr id="${id}" name="Chart ${id}" descr="${clean(chart.title)}"/><wp:cNvGraphicFramePr/><a:graphic xmlns:a="${A}"><a:graphicData uri="${C}"><c:chart xmlns:c="${C}" xmlns:r="${R}" r:id="rIdChart${id}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`

/** A chart with its numbers written out: no workbook lies inside the document. */
export const chartXml = (chart: Bars): Xml =>
  xml`<c:chartSpace xmlns:c="${C}" xmlns:a="${A}" xmlns:r="${R}"><c:roundedCorners val="0"/><c:chart>${title(chart)}<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>
<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>${series(chart)}<c:gapWidth val="60"/><c:axId val="1"/><c:axId val="2"/></c:barChart>
<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/><c:axPos val="l"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:crossAx val="2"/><c:crosses val="autoZero"/></c:catAx>
<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="1"/><c:axPos val="t"/><c:numFmt formatCode="#,##0" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="1"/><c:crosses val="autoZero"/></c:valAx>
</c:plotArea><c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart></c:chartSpace>`

const title = (chart: Bars): Xml =>
  xml`<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr sz="1200" b="0"/></a:pPr><a:r><a:rPr sz="1200" b="0"/><a:t>${clean(chart.title)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`

function series({ series: name, bars }: Bars): Xml {
  const points = (values: readonly (string | number)[]): Xml =>
    xml`<c:ptCount val="${values.length}"/>${values.map((value, i) => xml`<c:pt idx="${i}"><c:v>${typeof value === 'string' ? clean(value) : value}</c:v></c:pt>`)}`
  return xml`<c:ser><c:idx val="0"/><c:order val="0"/><c:tx><c:v>${clean(name)}</c:v></c:tx><c:spPr><a:solidFill><a:srgbClr val="595959"/></a:solidFill></c:spPr><c:invertIfNegative val="0"/><c:dLbls><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls><c:cat><c:strLit>${points(bars.map((bar) => bar.name))}</c:strLit></c:cat><c:val><c:numLit><c:formatCode>#,##0</c:formatCode>${points(bars.map((bar) => bar.n))}</c:numLit></c:val></c:ser>`
}
