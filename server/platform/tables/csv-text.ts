/**
 * A cell of a CSV file that begins with = + - @ (also full width), a tab or CR would be run as a formula by the
 * program that opens it, so it gets an apostrophe in front; so does a text that already looks like that, which makes the
 * way back exact. Source: OWASP, "CSV Injection". A text such as 4.40112E+17 gets one too, because without it the
 * reader has to take it for a long number whose digits are lost.
 */
const risky = String.raw`(?:\s*[=+\-@＝＋－＠\t\r\n]|\s*\d(?:\.\d+)?[eE]\+\d+\s*$)`
const dangerous = new RegExp(`^'*${risky}`)
const guarded = new RegExp(`^'+${risky}`)

export const guardFormula = (text: string): string => (dangerous.test(text) ? `'${text}` : text)

export const unguardFormula = (text: string): string => (guarded.test(text) ? text.slice(1) : text)
