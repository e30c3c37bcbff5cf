const fullWidth = /[！-～]/g
// Spaces of every kind, zero-width marks and byte-order marks: they come along when numbers are pasted out of Excel and chats.
const invisible = /[\s\u00a0\u200b-\u200f\u2028-\u202f\u205f\u2060\u3000\ufeff]+/g

const halfWidth = (text: string): string =>
  text.replace(fullWidth, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))

/** A number as typed, without its spaces and dashes, in half width and capitals. */
export const bare = (text: string): string =>
  halfWidth(text)
    .replace(invisible, '')
    .replace(/[-‐-―−·.]/g, '')
    .toUpperCase()

/** Half width without spaces, every other sign kept: phones need their plus and extension. */
export const unspaced = (text: string): string => halfWidth(text).replace(invisible, '')

/**
 * A person's name as it is kept: one form of the middle dot, no spaces between Chinese characters, single spaces elsewhere.
 * Script is left as typed: the register shows what the person wrote. (No look-behind: Safari before 16.4 refuses it.)
 */
export const tidyName = (text: string): string =>
  halfWidth(text)
    .normalize('NFC')
    .replace(/[\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/[\s\u00a0\u3000]+/g, ' ')
    .trim()
    .replace(/ ?[·•・‧∙⋅●．.] ?(?=\p{Script=Han})/gu, '·')
    .replace(/(\p{Script=Han}) (?=\p{Script=Han})/gu, '$1')
