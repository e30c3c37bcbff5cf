import { isDay } from '../days.ts'
import { bad, good } from './result.ts'
import type { Checks, Result } from './result.ts'
import { bare } from './typed.ts'

export type Sex = 'male' | 'female'
export type Card = {
  number: string
  region: string
  birthDate: string
  sex: Sex
  document: 'identityCard' | 'hmtResidence' | 'foreignResidence'
  /** True when an old number of 15 digits was written out in 18: it had no check digit, so a slip cannot show. */
  upgraded: boolean
}

// GB 11643-1999 (ISO 7064, MOD 11-2).
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const
const checkSigns = '10X98765432'
// GB/T 2260, first two digits. 81, 82 and 83 are residence permits of people from Hong Kong, Macao and Taiwan.
const provinces = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82'.split(' '),
)
// The simulator's permits begin with 9981 to 9983 and pass, like all of 99, only where `synthetic` is allowed.
const permits = /^(8[123]0000|998[123])/
const oldest = '1870-01-01'

/** The check sign that belongs to the first 17 digits. */
export function checkSign(digits: string): string {
  let sum = 0
  for (let i = 0; i < 17; i++) sum += (digits.charCodeAt(i) - 48) * (weights[i] ?? 0)
  return checkSigns.charAt(sum % 11)
}

/** Reads an identity number of 18 signs (or 15 digits, issued until 1999) and what it says: region, birth date, sex. */
export function readCard(text: string, checks: Checks = {}): Result<Card> {
  const typed = bare(text).replace(/[×ХΧ]$/u, 'X')
  if (typed === '') return bad('empty')
  if (typed.includes('*')) return bad('masked')
  if (/^\d{2,17}E\+?\d{2}$/.test(typed)) return bad('rounded')
  if (/^\d{15}$/.test(typed)) return readOld(typed, checks)
  if (/[^0-9X]/.test(typed)) return bad('cardSigns')
  if (typed.length !== 18) return bad('cardLength', { length: typed.length })
  if (!/^\d{17}[\dX]$/.test(typed)) return bad('cardSigns')
  return readParts(typed, false, checks)
}

function readOld(typed: string, checks: Checks): Result<Card> {
  const digits = `${typed.slice(0, 6)}19${typed.slice(6)}`
  return readParts(digits + checkSign(digits), true, checks)
}

function readParts(number: string, upgraded: boolean, checks: Checks): Result<Card> {
  const region = number.slice(0, 6)
  const document = documentOf(region)
  const synthetic = region.startsWith('99')
  if (synthetic && !checks.synthetic) return bad('synthetic')
  if (!synthetic && document === 'identityCard' && !provinces.has(region.slice(0, 2))) return bad('region', { region })
  const birthDate = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
  if (!isDay(birthDate) || birthDate < oldest) return bad('birth', { date: birthDate })
  if (checks.today && birthDate > checks.today) return bad('birthAhead', { date: birthDate })
  // A spreadsheet keeps 15 digits of a number and fills up with zeros: the last three are lost for good.
  if (!upgraded && number.charAt(17) !== checkSign(number)) return bad(number.endsWith('000') ? 'rounded' : 'check')
  const sex = number.charCodeAt(16) % 2 === 1 ? 'male' : 'female'
  return good({ number, region, birthDate, sex, document, upgraded })
}

// Since 2023 the card of a foreign permanent resident carries 9, the issuing province and three digits of nationality.
function documentOf(region: string): Card['document'] {
  if (permits.test(region)) return 'hmtResidence'
  return region.startsWith('9') && provinces.has(region.slice(1, 3)) ? 'foreignResidence' : 'identityCard'
}

/** What a number contradicts in a form. A child entered under a parent's number shows up here. */
export function contradictions(
  card: Pick<Card, 'birthDate' | 'sex'>,
  said: { birthDate?: unknown; sex?: unknown },
): ('birthDate' | 'sex')[] {
  const parts = ['birthDate', 'sex'] as const
  return parts.filter((part) => said[part] !== undefined && said[part] !== card[part])
}

/** Whole years on a day; both 'YYYY-MM-DD'. */
export const ageOn = (birthDate: string, day: string): number =>
  Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4)) - (day.slice(5) < birthDate.slice(5) ? 1 : 0)
