import { randomBytes } from 'node:crypto'
import { sha256 } from '../platform/canonical.ts'

/** Crockford's alphabet: no I, L, O and U, which are misread or misheard. 5 bits a sign. */
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

export const newCode = (length: number): string => Array.from(randomBytes(length), (byte) => signs[byte & 31]).join('')

/** A code as it was typed: case, groups and look-alikes do not matter. */
export const tidyCode = (text: string): string =>
  text.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1')

/** ABCD-EFGH: in groups of four, for reading aloud. */
export const shownCode = (code: string): string => code.match(/.{1,4}/g)?.join('-') ?? ''

/** What is stored of a code; `about` keeps a code of one kind from opening another. */
export const codeDigest = (about: 'invitation' | 'password' | 'pin', code: string): Buffer =>
  sha256(about, '\n', tidyCode(code))

/** 80 bits for a card that lies about for days; 60 and 40 for codes that live a day and are tried five times. */
export const codeLengths = { invitation: 16, password: 12, pin: 8 } as const
