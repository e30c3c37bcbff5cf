import { programRole } from '@gridward/contract/roles'
import type { Verb } from '@gridward/contract/verbs'
import { uuidv7 } from 'uuidv7'
import { newSecret } from './index.ts'
import type { Tx } from '../platform/database.ts'
import { addAccount, addGrants, addSession } from './store.ts'
import { describeAccount } from './store-accounts.ts'

export type NewToken = {
  district: number
  id: string
  name: string
  verbs: readonly Verb[]
  prefix: string
  until: string
  /** The account that answers for it; null: made at the server itself. */
  by: string | null
  now: string
}

/**
 * Makes a program's account with one grant and one session, and answers its secret: the only time that it is known.
 * Whether the maker may is decided before.
 */
export async function issueToken(tx: Tx, token: NewToken): Promise<{ account: string; secret: string }> {
  const { district, id, name, prefix, until, by, now } = token
  const account = uuidv7()
  const { secret, digest } = newSecret()
  const none = { password: null, mustChange: false, demo: false, now }
  await addAccount(tx, { district, id: account, login: `program-${account}`, name, unit: '', ...none, endsAt: until })
  await describeAccount(tx, district, account, { phone: null, blind: null, by, kind: 'program' })
  await addGrants(tx, [
    { district, id: uuidv7(), account, role: programRole, prefix, from: now, until, by, reason: name },
  ])
  const life = { now, idleUntil: until, endsAt: until }
  await addSession(tx, {
    ...{ district, id, token: digest, account, kind: 'token', device: null, name, verbs: token.verbs },
    ...life,
  })
  return { account, secret }
}
