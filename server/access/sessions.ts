import type { SessionView } from '@gridward/contract/access'
import { addSeconds } from '@gridward/contract/days'
import { uuidv7 } from 'uuidv7'
import type { Tx } from '../platform/database.ts'
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

/**
 * Starts a session under a new secret and hands its cookie to the browser. `before` is the session that the browser
 * came with: it ends, so that nobody can plant one and wait for somebody to sign in under it.
 */
export async function openSession(
  tx: Tx,
  who: { district: number; account: string; device?: string; before?: Session | undefined },
  now: string,
  cookie: (secret: string, seconds: number) => void,
): Promise<SessionView> {
  const { secret, digest } = newSecret()
  const kind = who.device ? 'device' : 'desk'
  const life = lifetimes[kind]
  if (who.before) await store.endSession(tx, who.before.district, who.before.id, now)
  await store.addSession(tx, {
    district: who.district,
    id: uuidv7(),
    token: digest,
    account: who.account,
    kind,
    device: who.device ?? null,
    name: '',
    verbs: null,
    now,
    idleUntil: addSeconds(now, life.idle),
    endsAt: addSeconds(now, life.whole),
  })
  cookie(secret, life.whole)
  return viewOf((await resolveSession(tx, secret, now))!)
}
