import { html, trusted, type Html } from '../html.ts'

/** Templates of XML: what html`…` escapes is what XML wants escaped. */
export const xml = html
export type Xml = Html

/** Characters that XML 1.0 forbids: a person may have pasted them. */
const forbidden =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g
export const clean = (text: string): string => text.replace(forbidden, '')

const head = trusted('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n')
export const partText = (root: Xml): string => xml`${head}${root}`.text

export const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
export const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
export const A = 'http://schemas.openxmlformats.org/drawingml/2006/main'
export const C = 'http://schemas.openxmlformats.org/drawingml/2006/chart'
export const WP = 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing'
