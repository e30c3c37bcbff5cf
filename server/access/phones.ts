import * as contract from '@gridward/contract/access'
import { addSeconds } from '@gridward/contract/days'
import { sha256 } from '../platform/canonical.ts'
import type { Tx } from '../platform/database.ts'
import { Problem } from '../platform/problem.ts'
import type { Call, Serve } from '../serve.ts'
import { asSelf } from './acting.ts'
import { codeDigest } from './codes.ts'
import { checkPin, hashPin, mustBeGoodPin } from './pins.ts'
import { refused, wrongField } from './problems.ts'
import { openSession } from './sessions.ts'
import * as store from './store.ts'
import * as bound from './store-devices.ts'
import { guardTries, type Tries } from './tries.ts'

/** Names that a phone offers: those who used it in this many days. */
const knownDays = 30

/** A bound phone, where several people sign in with their own PIN. */
export function phones(serve: Serve): void {
  serve(contract.deviceHere, async ({ body, tx, now, address, afterwards }) => {
    const tries = await guardTries(tx, now, afterwards, { what: 'device', address })
    const phone = await phoneOf(tx, body.device, tries)
    const people = await bound.listPeople(tx, phone, addSeconds(now, -knownDays * 86_400))
    const { id, name, area_name, area, district_name: district } = phone
    return { id, name, area: area_name ?? area, district, people }
  })

  serve(contract.signInWithPin, async (call) => {
    const { body, keys, tx } = call
    const { phone, account, tries } = await personOn(call)
    // the hash is made whether or not there is such an account, so that time tells nothing
    const right = await checkPin(keys, account?.id ?? '', account?.pin, body.pin)
    if (!right || !account) throw tries.wrong(new Problem('wrongPin'))
    await tries.right(tx)
    return enterPhone(call, phone, account.id)
  })

  serve(contract.newPinWithCode, async (call) => {
    const { body, keys, tx, now, enter } = call
    const { phone, account, tries } = await personOn(call)
    const { district } = phone
    const code = account && { district, account: account.id, digest: codeDigest('pin', body.code) }
    if (!code || (await store.useCode(tx, { ...code, purpose: 'pin', now })) === 0)
      throw tries.wrong(new Problem('wrongPin'))
    await tries.right(tx)
    mustBeGoodPin(keys, body.pin, account.phone_sealed)
    await store.setPin(tx, district, account.id, await hashPin(keys, account.id, body.pin))
    const journal = await enter(asSelf({ district, account: account.id, device: phone.id }))
    journal({ kind: 'access.pinSet', area: '', subject: account.id, content: { by: 'code' }, retention: 'legal' })
    return enterPhone(call, phone, account.id)
  })
}

/** Errors: notFound for a secret that we did not give (counted), gone for a phone that was cut off. */
async function phoneOf(tx: Tx, secret: string, tries: Tries): Promise<bound.Phone> {
  const phone = await bound.findBySecret(tx, sha256(secret))
  if (!phone) throw tries.wrong(new Problem('notFound'))
  if (phone.cut_off_at) throw refused('deviceCutOff', 'gone')
  return phone
}

type PhoneCall = Call<typeof contract.signInWithPin> | Call<typeof contract.newPinWithCode>

async function personOn({ body, tx, now, address, afterwards, language }: PhoneCall) {
  const { account, login } = body
  if ((account === undefined) === (login === undefined)) throw wrongField('login', 'chooseOne', language)
  const who = sha256(body.device).toString('hex')
  const guess = { what: 'pin', who: `${who}/${account ?? login}`, also: who, address }
  const tries = await guardTries(tx, now, afterwards, guess)
  const phone = await phoneOf(tx, body.device, tries)
  return { phone, tries, account: await store.findOpen(tx, phone.district, { account, login }, now) }
}

async function enterPhone(call: PhoneCall, phone: bound.Phone, account: string): Promise<contract.SessionView> {
  const { tx, now, session, cookie, forget } = call
  await bound.notePerson(tx, phone, account, now)
  if (session) forget()
  return openSession(tx, { district: phone.district, account, device: phone.id, before: session }, now, cookie)
}
