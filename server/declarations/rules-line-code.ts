import { codeSigns } from '@gridward/contract/declarations/public'

const base = codeSigns.length
/** Of 28 bits: in a district of 400,000 doors about 300 pairs share a code, in one community none. */
const hexDigits = 7
const signs = 6

/**
 * The last sign: a weighted sum modulo 31. 31 is prime and no weight repeats, so one wrong sign and two exchanged ones
 * never pass.
 */
const checkOf = (digits: readonly number[]): number =>
  digits.reduce((sum, digit, i) => (sum + digit * (i + 2)) % base, 0)

/** The code that is printed on the line of a household, by its id: `K7M-2QPX`. */
export function lineCode(household: string): string {
  let rest = parseInt(household.slice(-hexDigits), 16)
  const digits: number[] = []
  for (let i = 0; i < signs; i++) {
    digits.unshift(rest % base)
    rest = Math.floor(rest / base)
  }
  const text = [...digits, checkOf(digits)].map((digit) => codeSigns[digit]).join('')
  return `${text.slice(0, 3)}-${text.slice(3)}`
}

/** The end of the household's id behind a typed code; null when it was mistyped. */
export function readLineCode(typed: string): string | null {
  const text = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-—–－.]/g, '')
  const digits = [...text].map((sign) => codeSigns.indexOf(sign))
  if (digits.length !== signs + 1 || digits.includes(-1)) return null
  const check = digits.pop()
  if (check !== checkOf(digits)) return null
  const value = digits.reduce((sum, digit) => sum * base + digit, 0)
  return value < 16 ** hexDigits ? value.toString(16).padStart(hexDigits, '0') : null
}
