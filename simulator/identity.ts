import { checkSign } from '@gridward/contract/identity'
import type { DocumentType, Sex } from '@gridward/contract/identity'

/** Stands wherever the product shows generated people: beside their names, on their ledgers, on printed paper. */
export const SYNTHETIC_MARK = '演示'

// Address codes 998100 to 998399 are kept for the permits below, which leaves 9,700 x 500 numbers for each birthday and sex.
const regions = 9700
const permitRegions = { from: 8100, count: 300 }
/** Ordinals run from 0 to this number, not included; different ordinals give different numbers. */
export const ordinalLimit = regions * 500

// 1,618,033 is odd and no multiple of 5 or 97, the primes of the limit, so ordinals are shuffled and never meet.
const shuffled = (ordinal: number): number => (ordinal * 1_618_033 + 271_829) % ordinalLimit
const digits = (value: number, length: number): string => String(value).padStart(length, '0')

function card(region: number, sequence: number, birthDate: string, sex: Sex): string {
  const serial = digits(sequence * 2 + (sex === 'male' ? 1 : 0), 3)
  const body = `99${digits(region, 4)}${birthDate.slice(0, 4)}${birthDate.slice(5, 7)}${birthDate.slice(8)}${serial}`
  return body + checkSign(body)
}

/**
 * A number of a kind of document that its form recognises and that can belong to nobody. `birthDate` is 'YYYY-MM-DD'.
 * identityCard: GB 11643 in form, date, sex and check digit, but the address code begins with 99 and GB/T 2260 has no
 * province 90 to 99. hmtResidence: the same with 9981 to 9983, where real permits have 81 to 83.
 * passport, foreignResidence: of Utopia (UTO), the state of the specimens in ICAO Doc 9303.
 * hkMacaoPermit: with the letter O, which series of travel documents leave out because it reads as a zero.
 */
export function documentNumber(type: DocumentType, ordinal: number, birthDate: string, sex: Sex): string | null {
  const s = shuffled(ordinal)
  switch (type) {
    case 'identityCard': {
      const region = Math.floor(s / 500)
      return card(region < permitRegions.from ? region : region + permitRegions.count, s % 500, birthDate, sex)
    }
    case 'hmtResidence':
      return card(permitRegions.from + (Math.floor(s / 500) % permitRegions.count), s % 500, birthDate, sex)
    case 'hkMacaoPermit':
      return `HO${digits(s, 7)}`
    case 'passport':
      return `UTO${digits(s, 7)}`
    case 'foreignResidence':
      return `UTO${digits(s, 12)}`
    default:
      return null
  }
}
