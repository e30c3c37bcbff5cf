/**
 * Excel writes a character that XML cannot hold as _xHHHH_, and a text that looks like that as _x005F_xHHHH_
 * (ECMA-376 part 1, 22.9.2.19, ST_Xstring).
 */
const escaped = /_x([0-9A-Fa-f]{4})_/g

export function unescapeText(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(escaped, (_all, code: string) => String.fromCharCode(parseInt(code, 16)))
}

/** Characters that need care: XML's own five, what XML 1.0 forbids, CR (parsers fold it), lone surrogates, `_x`. */
const special = /[&<>"'\u0000-\u0008\u000B-\u001F\uD800-\uDFFF\uFFFE\uFFFF]|_(?=x[0-9A-Fa-f]{4}_)/
const each =
  /[&<>"'\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]|_(?=x[0-9A-Fa-f]{4}_)/g

const named: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' }

const replacement = (found: string): string =>
  named[found] ?? `_x${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`

/** Text for a cell, a note or an attribute of a worksheet. */
export const escapeText = (text: string): string => (special.test(text) ? text.replace(each, replacement) : text)
