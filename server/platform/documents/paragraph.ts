import { fonts, latin, type Font } from './layout.ts'
import { clean, xml, type Xml } from './xml.ts'

/** Attributes of w:rFonts; Chinese quotation marks and dashes take the Chinese font. */
export const fontOf = (font: Font): Xml => {
  const { name } = fonts[font]
  return xml`<w:rFonts w:ascii="${latin}" w:hAnsi="${latin}" w:eastAsia="${name}" w:cs="${latin}" w:hint="eastAsia"/>`
}

/** Line breaks inside a text stay line breaks. */
export const run = (text: string): Xml =>
  xml`<w:r>${clean(text)
    .split('\n')
    .map((line, i) => xml`${i > 0 && xml`<w:br/>`}<w:t xml:space="preserve">${line}</w:t>`)}</w:r>`

export const paragraph = (style: string, text: string): Xml =>
  xml`<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${text !== '' && run(text)}</w:p>`

/** A heading whose size depends on its length. `size` in half points. */
export const sized = (style: string, text: string, size: number): Xml =>
  xml`<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr><w:r><w:rPr><w:sz w:val="${size}"/><w:szCs w:val="${size}"/></w:rPr><w:t xml:space="preserve">${clean(text)}</w:t></w:r></w:p>`
