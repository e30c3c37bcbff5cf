import * as contract from '@gridward/contract/access'
import { showPhone } from '@gridward/contract/identity'
import { uuidv7 } from 'uuidv7'
import { sha256 } from '../platform/canonical.ts'
import { Problem } from '../platform/problem.ts'
import type { Call } from '../serve.ts'
import { placeOf } from './cards.ts'
import { checkPassword, hashPassword } from './passwords.ts'
import { checkPin, hashPin, phoneSeal } from './pins.ts'
import { refused, wrongField } from './problems.ts'
import { invitedPhoneSeal } from './roster.ts'
import { weakPassword, weakPin } from './rules-secrets.ts'
import * as store from './store.ts'
import { describeAccount, loginTaken } from './store-accounts.ts'
import { findById, findByPhone, nextLogin, type Opened, type Same } from './store-joining.ts'
import { findBySecret } from './store-devices.ts'
import { guardTries, passwordOf, pinOf } from './tries.ts'

type Joining = Call<typeof contract.acceptInvitation>

/**
 * The account of whoever takes up an invitation: a new one, or the one with the same phone, which must be proved by its
 * own secret: a card that was found on the street opens nobody's account.
 */
export async function personFor(call: Joining, invitation: Opened): Promise<string> {
  const { tx, now } = call
  const { district, account, phone_blind } = invitation
  const field = placeOf(invitation.role) === 'field'
  if (account) return proved(call, district, await findById(tx, district, account), field)
  const same = phone_blind ? await findByPhone(tx, district, phone_blind, now) : undefined
  if (same) return proved(call, district, same, field)
  return field ? newHelper(call, invitation) : newOfficer(call, invitation)
}

async function proved(call: Joining, district: number, same: Same | undefined, field: boolean): Promise<string> {
  const { body, keys, tx, language } = call
  if (!same) throw new Problem('gone')
  const typed = field ? body.pin : body.password
  if (typed === undefined) throw wrongField(field ? 'pin' : 'password', field ? 'needsPin' : 'needsPassword', language)
  if (!(field ? same.pin : same.password)) throw refused('hasAccount')
  const phone = body.device ? await findBySecret(tx, sha256(body.device)) : undefined
  const tries = await guardTries(call, field ? pinOf(phone?.id, same.id) : passwordOf(same.login))
  const right = field ? await checkPin(keys, same.id, same.pin, typed) : await checkPassword(same.password, typed)
  const whose = { district, account: same.id, how: field ? 'pin' : 'password' } as const
  if (!right) throw tries.wrong(new Problem(field ? 'wrongPin' : 'wrongLogin'), whose)
  tries.right()
  return same.id
}

async function newHelper(call: Joining, invitation: Opened): Promise<string> {
  const { body, keys, tx, language } = call
  if (body.pin === undefined) throw wrongField('pin', 'needsPin', language)
  if (weakPin(body.pin, showPhone(phoneOf(call, invitation)))) throw refused('weakPin')
  const id = await newAccount(call, invitation, await nextLogin(tx), null)
  await store.setPin(tx, invitation.district, id, await hashPin(keys, id, body.pin))
  return id
}

async function newOfficer(call: Joining, invitation: Opened): Promise<string> {
  const { body, tx, language } = call
  if (body.login === undefined || body.password === undefined)
    throw wrongField(body.login === undefined ? 'login' : 'password', 'needsPassword', language)
  if (weakPassword(body.password, body.login)) throw refused('weakPassword')
  if (await loginTaken(tx, body.login)) throw wrongField('login', 'loginTaken', language)
  return newAccount(call, invitation, body.login, await hashPassword(body.password))
}

const phoneOf = ({ keys }: Joining, { phone_sealed }: Opened): string =>
  phone_sealed ? keys.open(phone_sealed, invitedPhoneSeal) : ''

async function newAccount(call: Joining, invitation: Opened, login: string, password: string | null): Promise<string> {
  const { tx, now, keys } = call
  const { district, name, unit, phone_blind: blind, made_by: by } = invitation
  const id = uuidv7()
  const rest = { mustChange: false, demo: false, now, endsAt: null }
  await store.addAccount(tx, { district, id, login, name, unit, password, ...rest })
  const number = phoneOf(call, invitation)
  const phone = number === '' ? null : keys.seal(number, phoneSeal)
  await describeAccount(tx, district, id, { phone, blind, by, kind: 'person' })
  return id
}
