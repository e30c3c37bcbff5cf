import type { Words } from './words.ts'

/** A number with as many decimals, '—' where there is none, '∞' where there is no end. */
export function fixed(value: number, digits: number, words: Words): string {
  if (Number.isNaN(value)) return words.missingValue
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '-∞'
  return value.toFixed(digits)
}

/** R: 0.82, 12.4. */
export const reproduction = (value: number, words: Words): string => fixed(value, value >= 10 ? 1 : 2, words)

/** k, whatever its size: 0.82, 12.4, 0.0041. */
export const rate = (value: number, words: Words): string =>
  fixed(value, Math.abs(value) >= 10 ? 1 : Math.abs(value) >= 0.1 || value === 0 ? 2 : 4, words)

export const percent = (value: number, words: Words): string =>
  Number.isNaN(value) ? words.missingValue : `${(value * 100).toFixed(Math.abs(value) < 0.1 ? 1 : 0)}%`

/** A p value: never 0.000. */
export const chance = (p: number): string => (p < 0.0095 ? p.toFixed(3) : p.toFixed(2))

export const count = (value: number): string => String(Math.round(value))
