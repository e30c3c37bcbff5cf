import * as contract from '@gridward/contract/access'
import { addSeconds } from '@gridward/contract/days'
import { sha256 } from '../platform/canonical.ts'
import { Problem } from '../platform/problem.ts'
import type { Call, Serve } from '../serve.ts'
import { asSelf } from './acting.ts'
import { codeDigest } from './codes.ts'
import { checkPin, hashPin, mustBeGoodPin } from './pins.ts'
import { refused, wrongField } from './problems.ts'
import { openSession, type By } from './sessions.ts'
import * as store from './store.ts'
import * as bound from './store-devices.ts'
import { guardTries, pinOf } from './tries.ts'

/** Names that a phone offers: those who used it in this many days. */
const knownDays = 30

/** A bound phone, where several people sign in with their own PIN. */
export function phones(serve: Serve): void {
  serve(contract.deviceHere, async (call) => {
    const { tx, now } = call
    const phone = await phoneOf(call)
    const people = await bound.listPeople(tx, phone, addSeconds(now, -knownDays * 86_400))
    const { id, name, area_name, area, district_name: district } = phone
    return { id, name, area: area_name ?? area, district, people }
  })

  serve(contract.signInWithPin, async (call) => {
    const { body, keys } = call
    const { phone, account, tries, whose } = await personOn(call)
    // the hash is made whether or not there is such an account, so that time tells nothing
    const right = await checkPin(keys, account?.id ?? '', account?.pin, body.pin)
    if (!right || !account) throw tries.wrong(new Problem('wrongPin'), whose && { ...whose, how: 'pin' })
    tries.right()
    return enterPhone(call, phone, account.id, 'pin')
  })

  serve(contract.newPinWithCode, async (call) => {
    const { body, keys, tx, now, enter } = call
    const { phone, account, tries, whose } = await personOn(call)
    const { district } = phone
    const code = whose && { ...whose, digest: codeDigest('pin', body.code) }
    if (!account || !code || (await store.useCode(tx, { ...code, purpose: 'pin', now })) === 0)
      throw tries.wrong(new Problem('wrongPin'), whose && { ...whose, how: 'code' })
    tries.right()
    mustBeGoodPin(keys, body.pin, account.phone_sealed)
    await store.setPin(tx, district, account.id, await hashPin(keys, account.id, body.pin))
    const journal = await enter(asSelf({ district, account: account.id, device: phone.id }))
    journal({ kind: 'access.pinSet', area: '', subject: account.id, content: { by: 'code' }, retention: 'legal' })
    return enterPhone(call, phone, account.id, 'pinCode')
  })
}

type PinCall = Call<typeof contract.signInWithPin> | Call<typeof contract.newPinWithCode>
type PhoneCall = PinCall | Call<typeof contract.deviceHere>

/** Errors: notFound for a secret that we did not give (counted), gone for a phone that was cut off. */
async function phoneOf(call: PhoneCall): Promise<bound.Phone> {
  const phone = await bound.findBySecret(call.tx, sha256(call.body.device))
  if (!phone) throw (await guardTries(call, { what: 'device' })).wrong(new Problem('notFound'))
  if (phone.cut_off_at) throw refused('deviceCutOff', 'gone')
  return phone
}

async function personOn(call: PinCall) {
  const { body, tx, now, language } = call
  const { account: id, login } = body
  if ((id === undefined) === (login === undefined)) throw wrongField('login', 'chooseOne', language)
  const phone = await phoneOf(call)
  const account = await store.findOpen(tx, phone.district, { account: id, login }, now)
  const tries = await guardTries(call, { ...pinOf(phone.id, account?.id ?? id ?? login ?? ''), also: phone.id })
  const whose = account && { district: phone.district, account: account.id }
  return { phone, tries, account, whose }
}

async function enterPhone(call: PinCall, phone: bound.Phone, account: string, by: By): Promise<contract.SessionView> {
  const { tx, now, session, forget } = call
  await bound.notePerson(tx, phone, account, now)
  if (session) forget()
  return openSession(call, { district: phone.district, account, by, device: phone.id, before: session })
}
