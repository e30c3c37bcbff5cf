import type { SessionView } from '@gridward/contract/access'
import { addSeconds } from '@gridward/contract/days'
import type { Verb } from '@gridward/contract/verbs'
import { uuidv7 } from 'uuidv7'
import type { Tx } from '../platform/database.ts'
import type { Journal } from '../platform/journal.ts'
import type { Scope } from '../platform/scope.ts'
import { asSelf } from './acting.ts'
import { newSecret, resolveSession, type Session } from './index.ts'
import { allVerbs, lifetimes } from './rules.ts'
import * as store from './store.ts'

export const viewOf = (session: Session): SessionView => ({
  account: { id: session.account, name: session.name, login: session.login },
  district: { id: session.district, name: session.district_name, zone: session.zone, demo: session.demo },
  kind: session.kind,
  verbs: allVerbs(session.grants),
  grants: session.grants
    .filter((grant) => !grant.past)
    .map(({ role, prefix, until }) => ({ role, prefix, until: new Date(until).toISOString() })),
  mustChange: session.must_change,
  endsAt: session.ends_at,
})

type Opening = {
  tx: Tx
  now: string
  cookie: (secret: string, seconds: number) => void
  enter: (scope: Scope<Verb>) => Promise<Journal>
}

/** How somebody proved to be the owner of the account. */
export type By = 'password' | 'passwordCode' | 'newPassword' | 'pin' | 'pinCode' | 'invitation' | 'setUp'

/**
 * Starts a session under a new secret, hands its cookie to the browser and tells the journal. `before` is the session
 * that the browser came with: it ends, so that nobody can plant one and wait for somebody to sign in under it.
 */
export async function openSession(
  { tx, now, cookie, enter }: Opening,
  who: { district: number; account: string; by: By; device?: string | null; before?: Session | undefined },
): Promise<SessionView> {
  const { secret, digest } = newSecret()
  const { district, account, by, before } = who
  const device = who.device ?? null
  const kind = device ? 'device' : 'desk'
  const life = lifetimes[kind]
  const id = uuidv7()
  if (before) await store.endSession(tx, before.district, before.id, now)
  const ends = { now, idleUntil: addSeconds(now, life.idle), endsAt: addSeconds(now, life.whole) }
  await store.addSession(tx, { district, id, token: digest, account, kind, device, name: '', verbs: null, ...ends })
  const journal = await enter(asSelf({ district, account, device }))
  const content = { by, session: id, ...(before ? { ended: before.id } : {}) }
  journal({ kind: 'access.signedIn', area: '', subject: account, content, retention: 'look' })
  cookie(secret, life.whole)
  return viewOf((await resolveSession(tx, secret, now))!)
}
