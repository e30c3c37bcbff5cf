import * as contract from '@gridward/contract/access'
import { addSeconds } from '@gridward/contract/days'
import type { Role } from '@gridward/contract/roles'
import { uuidv7 } from 'uuidv7'
import { sha256 } from '../platform/canonical.ts'
import type { Tx } from '../platform/database.ts'
import { Problem } from '../platform/problem.ts'
import type { Call, Serve } from '../serve.ts'
import { asInvited } from './acting.ts'
import { placeOf } from './cards.ts'
import { codeDigest } from './codes.ts'
import { newSecret } from './index.ts'
import { personFor } from './joining-person.ts'
import { refused } from './problems.ts'
import { breaksSeparation } from './rules-grants.ts'
import { openSession } from './sessions.ts'
import * as store from './store.ts'
import * as bound from './store-devices.ts'
import { heldBy, revoke } from './store-grants.ts'
import { openInvitation, useInvitation, type Opened } from './store-joining.ts'
import { guardTries, type Tries } from './tries.ts'

/** A reply that was lost on the way may be asked for again for this long, with the PIN that was chosen. */
const graceMinutes = 15

/** Taking up an invitation, by whoever holds its code. */
export function joining(serve: Serve): void {
  serve(contract.lookAtInvitation, async (call) => {
    const { body, tx, now } = call
    const tries = await guardTries(call, { what: 'join' })
    const { name, unit, role, prefix, area_name, district_name, ends_at } = await opened(tx, body.code, now, tries)
    const area = prefix === '' ? district_name : (area_name ?? prefix)
    return { name, unit, role, area, district: district_name, where: placeOf(role), endsAt: ends_at }
  })

  serve(contract.acceptInvitation, accept)
}

/** Errors: notFound (counted), gone for one that was used or withdrawn, expired. */
async function opened(tx: Tx, code: string, now: string, tries: Tries): Promise<Opened> {
  const invitation = await openInvitation(tx, codeDigest('invitation', code))
  if (!invitation) throw tries.wrong(new Problem('notFound'))
  const { used_at, withdrawn_at, ends_at, grant_ends_at } = invitation
  if (withdrawn_at && !used_at) throw new Problem('gone')
  const lately =
    used_at !== null && used_at > addSeconds(now, -graceMinutes * 60) && placeOf(invitation.role) === 'field'
  if (used_at && !lately) throw new Problem('gone')
  if (!used_at && (ends_at <= now || grant_ends_at <= now)) throw new Problem('expired')
  return invitation
}

async function accept(call: Call<typeof contract.acceptInvitation>) {
  const { body, tx, now, session, forget } = call
  const tries = await guardTries(call, { what: 'join' })
  const invitation = await opened(tx, body.code, now, tries)
  const { district, prefix } = invitation
  const account = await personFor(call, invitation)
  const own = placeOf(invitation.role) === 'field' ? await phoneFor(call, invitation, account) : undefined
  const journal = await call.enter(asInvited(district, prefix, account, own?.id ?? null))
  if (!invitation.used_at) {
    await giveRole(tx, invitation, account, now)
    await useInvitation(tx, invitation, account, now)
    const content = { invitation: invitation.id, role: invitation.role, by: invitation.made_by }
    journal({ kind: 'access.joined', area: prefix, subject: account, content, retention: 'legal' })
  }
  if (session) forget()
  const who = { district, account, by: 'invitation', before: session, device: own?.id ?? null } as const
  const view = await openSession(call, who)
  return { session: view, device: own?.secret ? { id: own.id, secret: own.secret } : null }
}

async function giveRole(tx: Tx, invitation: Opened, account: string, now: string): Promise<void> {
  const { district, role, prefix, made_by: by } = invitation
  const held = await heldBy(tx, district, account, now)
  const living = held.filter((one) => one.living)
  if (breaksSeparation(living, role as Role)) throw refused('oneOfThree')
  const renewed = living.filter((one) => one.role === role && one.prefix === prefix).map((one) => one.id)
  await revoke(tx, district, renewed, { now, by, why: '' })
  const id = uuidv7()
  await store.addGrants(tx, [
    { district, id, account, role, prefix, from: now, until: invitation.grant_ends_at, by, reason: invitation.unit },
  ])
}

/** The phone in the hand: already bound, or bound now as the person's own. `secret` only for a new one. */
async function phoneFor(
  { body, tx, now }: Call<typeof contract.acceptInvitation>,
  { district, name, prefix }: Opened,
  account: string,
): Promise<{ id: string; secret: string | undefined }> {
  const known = body.device ? await bound.findBySecret(tx, sha256(body.device)) : undefined
  if (known?.cut_off_at) throw refused('deviceCutOff', 'gone')
  if (known && known.district === district) {
    await bound.notePerson(tx, known, account, now)
    return { id: known.id, secret: undefined }
  }
  const { secret, digest } = newSecret()
  const id = uuidv7()
  await bound.addDevice(tx, { district, id, name, area: prefix, secret: digest, by: account, now })
  await bound.notePerson(tx, { district, id }, account, now)
  return { id, secret }
}
