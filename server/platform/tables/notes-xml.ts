import { address } from './cell.ts'
import type { TableColumn } from './columns.ts'
import { escapeText } from './escapes.ts'
import { mainNamespace, xmlHeader } from './sheet-xml.ts'

type Note = { column: number; text: string }

export const notesOf = (columns: readonly TableColumn[]): Note[] =>
  columns.flatMap(({ note }, column) => (note ? [{ column, text: note }] : []))

/** The texts of the notes on the headings. */
export function commentsXml(columns: readonly TableColumn[]): string {
  const notes = notesOf(columns).map(
    ({ column, text }) =>
      `<comment ref="${address(column, 1)}" authorId="0"><text><r><rPr><sz val="10"/><rFont val="宋体"/></rPr>` +
      `<t xml:space="preserve">${escapeText(text)}</t></r></text></comment>`,
  )
  return (
    `${xmlHeader}<comments xmlns="${mainNamespace}"><authors><author>呼应</author></authors>` +
    `<commentList>${notes.join('')}</commentList></comments>`
  )
}

/** The boxes in which Excel shows them: a drawing in VML, which it still asks for ([MS-OI29500] 2.1.1755). */
export function drawingXml(columns: readonly TableColumn[], sheet: number): string {
  const shapes = notesOf(columns).map(({ column, text }, index) => {
    const lines = Math.min(12, 2 + Math.ceil(text.length / 14) + text.split('\n').length)
    return (
      `<v:shape id="_x0000_s${sheet * 1024 + index + 1}" type="#_x0000_t202" style="position:absolute;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">` +
      '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>' +
      '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>' +
      '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>' +
      `<x:Anchor>${column + 1}, 15, 0, 10, ${column + 4}, 15, ${lines}, 4</x:Anchor><x:AutoFill>False</x:AutoFill>` +
      `<x:Row>0</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`
    )
  })
  return (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">' +
    `<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="${sheet}"/></o:shapelayout>` +
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">' +
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>' +
    `${shapes.join('')}</xml>`
  )
}
