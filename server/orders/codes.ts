import type { Keys } from '../platform/keys.ts'

/** Crockford's alphabet: no letter that is taken for a figure when it is read aloud. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** The code on the paper of a record: 80 bits, made with the key outside the database, the same at every print. */
export function codeOf(keys: Keys, about: 'order' | 'hold' | 'act', id: string): string {
  const bytes = keys.sign(`receipt ${about} ${id}`).subarray(0, 10)
  let bits = BigInt(`0x${bytes.toString('hex')}`)
  let text = ''
  for (let i = 0; i < 16; i++, bits >>= 5n) text = alphabet[Number(bits & 31n)] + text
  return text.replace(/(.{4})(?=.)/g, '$1-')
}

const plain = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
    .replace(/[^0-9A-Z]/g, '')

/** What is stored of a code, however it was typed. */
export const digestOfCode = (keys: Keys, typed: string): Buffer => keys.sign(`receipt_code.code\n${plain(typed)}`)
