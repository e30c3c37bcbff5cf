import { bad, good } from './result.ts'
import type { Checks, Result } from './result.ts'
import { unspaced } from './typed.ts'

export type Phone = {
  /** E.164 with its plus; an extension follows as `;ext=`. Equal numbers mean the same line. */
  number: string
  kind: 'mobile' | 'landline' | 'service' | 'hongKong' | 'macao' | 'taiwan' | 'abroad'
}

// Two numbers in one cell, as ledgers often have them.
const several = /\d[\d-]{6,}[/、;；,，或]+\+?[\d(][\d)-]{6,}/
const extension = /(?:转|轉|EXT\.?|X|#)(\d{1,6})$/i

/** Reads a phone number as people write it: 11 digits, +86, landline with area code, Hong Kong, Macao, Taiwan, abroad. */
export function readPhone(text: string, checks: Checks = {}): Result<Phone> {
  const typed = unspaced(text)
  if (typed === '') return bad('empty')
  if (typed.length > 60) return bad('tooLong', { length: typed.length })
  if (typed.includes('*')) return bad('masked')
  if (several.test(typed)) return bad('severalPhones')
  const ext = extension.exec(typed)?.[1]
  const digits = typed.replace(extension, '').replace(/[-‐-―−()（）.·]/g, '')
  if (!/^\+?\d+$/.test(digits)) return bad('phoneSigns')
  const far = /^(?:\+|00)(\d+)$/.exec(digits)?.[1]
  const read = far === undefined ? mainland(digits, checks) : worldwide(far, checks)
  return read.ok && ext ? good({ ...read.value, number: `${read.value.number};ext=${ext}` }) : read
}

function mainland(digits: string, checks: Checks): Result<Phone> {
  if (/^861\d{10}$/.test(digits)) return mainland(digits.slice(2), checks)
  if (/^1[3-9]\d{9}$/.test(digits)) return good({ number: `+86${digits}`, kind: 'mobile' })
  // 10x to 12x belong to no network: the simulator's people have them and nobody can be called by mistake.
  if (/^1[0-2]\d{9}$/.test(digits))
    return checks.synthetic ? good({ number: `+86${digits}`, kind: 'mobile' }) : bad('noSuchMobile')
  if (/^(010|02\d)\d{8}$/.test(digits) || /^0[3-9]\d{2}\d{7,8}$/.test(digits))
    return good({ number: `+86${digits.slice(1)}`, kind: 'landline' })
  if (/^[48]00\d{7}$/.test(digits)) return good({ number: `+86${digits}`, kind: 'service' })
  if (/^[2-8]\d{6,7}$/.test(digits)) return bad('noAreaCode')
  if (digits.startsWith('1')) return bad('mobileLength', { length: digits.length })
  return bad('phone')
}

const near = [
  { code: '852', pattern: /^852\d{8}$/, kind: 'hongKong' },
  { code: '853', pattern: /^853\d{8}$/, kind: 'macao' },
  { code: '886', pattern: /^8860?\d{8,9}$/, kind: 'taiwan' },
] as const

function worldwide(digits: string, checks: Checks): Result<Phone> {
  if (digits.startsWith('86')) {
    const rest = digits.slice(2)
    return mainland(/^(1|0|[48]00)/.test(rest) ? rest : `0${rest}`, checks)
  }
  for (const { code, pattern, kind } of near)
    if (digits.startsWith(code))
      return pattern.test(digits) ? good({ number: `+${digits.replace(/^8860/, '886')}`, kind }) : bad('phone')
  // E.164: at most 15 digits; seven is the shortest that a country code and a line can take.
  return /^[1-9]\d{6,14}$/.test(digits) ? good({ number: `+${digits}`, kind: 'abroad' }) : bad('phone')
}

/** As people write it: mainland numbers without +86, landlines with their 0. */
export function showPhone(number: string): string {
  const [line = '', ext] = number.split(';ext=')
  const home = line.startsWith('+86') ? line.slice(3) : null
  const shown = home === null ? line : /^(1\d{10}|[48]00\d{7})$/.test(home) ? home : `0${home}`
  return ext ? `${shown}转${ext}` : shown
}
