import { randomBytes } from 'node:crypto'
import { deskOnly } from '@gridward/contract/roles'
import type { Purpose } from '@gridward/contract/route'
import type { Verb } from '@gridward/contract/verbs'
import { sha256 } from '../platform/canonical.ts'
import type { Tx } from '../platform/database.ts'
import { Problem } from '../platform/problem.ts'
import { makeScope, type Actor, type Scope } from '../platform/scope.ts'
import { withOldPaths } from './moving.ts'
import { allVerbs, decide, type Grant } from './rules.ts'
import { findSession, type SessionRow } from './store.ts'

export { addAccount, addDistrict, addGrants, countDistricts, touchSession } from './store.ts'
export { accountNames, accountsNamed } from './store-names.ts'
export { addTries, countTries } from './store-tries.ts'
export { setup } from './setup-code.ts'
export { scopeThen } from './then.ts'
export { browserLife, lifetimes } from './rules.ts'
export type { Browser } from './browsers.ts'
export { hashPassword } from './passwords.ts'
export { keepQuery } from './queries.ts'
export { guardTries, type Tries } from './tries.ts'
export { issueToken, type NewToken } from './issue-token.ts'

/** The password of every demo account; it exists only where the district says that it is a demo. */
export const demoPassword = 'gridward-demo'

/** A signed-in account for the length of one request. */
export type Session = Omit<SessionRow, 'grants'> & { grants: Grant[] }

/** A new secret for a cookie or a header; only its digest is stored. */
export function newSecret(): { secret: string; digest: Buffer } {
  const secret = randomBytes(32).toString('base64url')
  return { secret, digest: sha256(secret) }
}

/**
 * The living session of a secret. A token with its own list of verbs never gets more than its account holds, and what
 * needs a desk and a password is not done on a shared phone.
 */
export async function resolveSession(tx: Tx, secret: string, now: string): Promise<Session | undefined> {
  const row = await findSession(tx, sha256(secret), now)
  if (!row) return undefined
  const may = limitOf(row)
  const grants: Grant[] = may
    ? row.grants.map((grant) => ({ ...grant, verbs: allVerbs([grant]).filter(may) }))
    : row.grants
  return { ...row, grants: await withOldPaths(tx, row.district, grants) }
}

function limitOf({ kind, verbs }: Pick<SessionRow, 'kind' | 'verbs'>): ((verb: Verb) => boolean) | undefined {
  if (kind === 'device') return (verb) => !deskOnly.includes(verb)
  return verbs === null ? undefined : (verb) => verbs.includes(verb)
}

export const actorOf = (session: Session): Actor => ({
  account: session.account,
  session: session.id,
  device: session.device,
  job: null,
})

/** Turns a session and a route's wish into a proved right. Errors: forbidden inside one's area, notFound outside. */
export function scopeFor<V extends Verb>(
  session: Session,
  verb: V,
  area: string | undefined,
  purpose: Purpose | null,
): Scope<V> {
  if (session.must_change) throw new Problem('mustChange')
  const decision = decide(session.grants, verb, area)
  if (decision.is !== 'allowed') throw new Problem(decision.is)
  return makeScope(verb, session.district, decision.prefixes, actorOf(session), purpose)
}

/** Work that nobody asked for in person; every job is listed in jobs-list.ts with what it may do. */
export { asCaller, asImporter, asJob, asResident } from './jobs-list.ts'
