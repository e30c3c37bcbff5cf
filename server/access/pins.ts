import { showPhone } from '@gridward/contract/identity'
import type { Keys } from '../platform/keys.ts'
import { checkPassword, hashPassword } from './passwords.ts'
import { weakPin } from './rules-secrets.ts'
import { refused } from './problems.ts'

export const phoneSeal = 'account.phone_sealed'

/** Six digits are guessed in a moment from a stolen table; the key outside of the database stands before that. */
const peppered = (keys: Keys, account: string, pin: string): string =>
  keys.pepper(pin, `account.pin/${account}`).toString('base64')

export const hashPin = (keys: Keys, account: string, pin: string): Promise<string> =>
  hashPassword(peppered(keys, account, pin))

export const checkPin = (
  keys: Keys,
  account: string,
  stored: string | null | undefined,
  pin: string,
): Promise<boolean> => checkPassword(stored, peppered(keys, account, pin))

/** Errors: refusedByRule for a PIN that a finder would try first. */
export function mustBeGoodPin(keys: Keys, pin: string, phoneSealed: Uint8Array | null): void {
  const phone = phoneSealed ? showPhone(keys.open(phoneSealed, phoneSeal)) : ''
  if (weakPin(pin, phone)) throw refused('weakPin')
}
