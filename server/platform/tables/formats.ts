/** What a number format makes of a number. `digits`: shown with at least that many digits, as in room 0101. */
export type NumberFormat = { kind: 'number' } | { kind: 'date' } | { kind: 'digits'; digits: number }

const plain: NumberFormat = { kind: 'number' }
const date: NumberFormat = { kind: 'date' }

/** Built-in formats that are dates: 14-22, 45-47, and in Chinese, Japanese and Korean programs 27-36 and 50-58. */
export const builtInFormat = (id: number): NumberFormat =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || id === 45 || id === 47 || (id >= 50 && id <= 58) ? date : plain

/**
 * Reads a format code (ECMA-376 part 1, 18.8.31). Elapsed time ([h]:mm) stays a number: 26 hours are no time of day.
 * Only the first section counts; the others are for negative numbers, zero and text.
 */
export function readFormat(code: string): NumberFormat {
  if (/\[[hms]+\]/i.test(code)) return plain
  const bare = code
    .replace(/"[^"]*"/g, '')
    .replace(/\\./g, '')
    .replace(/[_*]./g, '')
    .replace(/\[[^\]]*\]/g, '')
    .split(';', 1)[0]!
    .trim()
  if (/^0{2,}$/.test(bare)) return { kind: 'digits', digits: bare.length }
  if (/general|常规|通用格式/i.test(bare) || /E[+-]/i.test(bare)) return plain
  return /[ymdhsYMDHS]|上午|下午|AM\/PM|e/i.test(bare) ? date : plain
}
