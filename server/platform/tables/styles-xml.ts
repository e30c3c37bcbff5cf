/** Numbers of the cell formats in `stylesXml`, in its order. */
export const styleIds = { plain: 0, heading: 1, requiredHeading: 2, text: 3, day: 4, instant: 5 } as const

const header = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const font = (bold: boolean, color = ''): string =>
  `<font>${bold ? '<b/>' : ''}<sz val="11"/>${color && `<color rgb="${color}"/>`}<name val="宋体"/><family val="3"/></font>`
const solid = (color: string): string =>
  `<fill><patternFill patternType="solid"><fgColor rgb="${color}"/><bgColor indexed="64"/></patternFill></fill>`
const edge = (side: string): string => `<${side} style="thin"><color rgb="FFBFBFBF"/></${side}>`

type Format = { number?: number; font?: number; fill?: number; border?: number; heading?: boolean }
const format = ({ number = 0, font = 0, fill = 0, border = 0, heading = false }: Format): string => {
  const open = `<xf numFmtId="${number}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0"`
  const applied = `${number ? ' applyNumberFormat="1"' : ''}${font ? ' applyFont="1" applyFill="1" applyBorder="1"' : ''}`
  return heading
    ? `${open}${applied} applyAlignment="1"><alignment horizontal="center" vertical="center" wrapText="1"/></xf>`
    : `${open}${applied}/>`
}

/** Format 49 is Excel's own "text": what is typed into such a cell stays text, an identity number keeps its digits. */
export const stylesXml =
  `${header}<styleSheet xmlns="${main}">` +
  '<numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>' +
  '<numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts>' +
  `<fonts count="3">${font(false)}${font(true)}${font(true, 'FFC00000')}</fonts>` +
  '<fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
  `${solid('FFDDEBF7')}${solid('FFFCE4D6')}</fills>` +
  '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>' +
  `<border>${['left', 'right', 'top', 'bottom'].map(edge).join('')}<diagonal/></border></borders>` +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  `<cellXfs count="6">${format({})}${format({ number: 49, font: 1, fill: 2, border: 1, heading: true })}` +
  `${format({ number: 49, font: 2, fill: 3, border: 1, heading: true })}${format({ number: 49 })}` +
  `${format({ number: 164 })}${format({ number: 165 })}</cellXfs>` +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>' +
  '<dxfs count="0"/><tableStyles count="0" defaultTableStyle="TableStyleMedium2" defaultPivotStyle="PivotStyleLight16"/>' +
  '</styleSheet>'
