import type { AccountLine, AccountView, GrantView } from '@gridward/contract/access'
import { maskPhone } from '@gridward/contract/identity'
import type { Tx } from '../platform/database.ts'
import type { Keys } from '../platform/keys.ts'
import { found } from '../platform/problem.ts'
import { narrow, type Scope } from '../platform/scope.ts'
import type { Session } from './index.ts'
import { phoneSeal } from './pins.ts'
import { mayManage } from './rules-grants.ts'
import * as store from './store-accounts.ts'
import { heldBy, listGrants, type GrantRow } from './store-grants.ts'

const iso = (text: string): string => new Date(text).toISOString()

export const lineOf = (row: store.LineRow, keys: Keys): AccountLine => ({
  id: row.id,
  login: row.login,
  name: row.name,
  unit: row.unit,
  phone: row.phone_sealed ? maskPhone(keys.open(row.phone_sealed, phoneSeal)) : '',
  grants: row.grants.map((grant) => ({ ...grant, until: iso(grant.until) })),
  endsAt: row.ends_at,
  closedAt: row.closed_at,
  lastSeenAt: row.seen_at,
})

export const grantOf = (row: GrantRow): GrantView => ({
  id: row.id,
  account: row.account,
  name: row.name,
  role: row.role,
  prefix: row.prefix,
  from: row.from,
  until: row.until,
  state: row.state,
  givenBy: row.given_by,
  reason: row.reason,
  revokedAt: row.revoked_at,
  revokedBy: row.revoked_by,
  revokedWhy: row.revoked_why,
})

/** One account as its reader may see it. Errors: notFound outside of the reader's areas. */
export async function viewAccount(
  tx: Tx,
  scope: Scope<'access.read'> | Scope<'access.grant'>,
  reader: { session: Session; keys: Keys; now: string },
  id: string,
): Promise<AccountView> {
  const { session, keys, now } = reader
  const reading = narrow(scope as Scope<'access.grant'>, 'access.read')
  const row = found(await store.findAccount(tx, reading, id, now))
  const history = await listGrants(tx, reading, { account: id, now }, null, 200)
  const sessions = await store.listSessions(tx, session.district, id, now)
  const held = await heldBy(tx, session.district, id, now)
  return {
    ...lineOf(row, keys),
    createdAt: row.created_at,
    madeBy: row.made_by,
    closedWhy: row.closed_why,
    hasPassword: row.has_password,
    hasPin: row.has_pin,
    history: history.map(grantOf),
    sessions: sessions.map((s) => ({ kind: s.kind, device: s.device, startedAt: s.created_at, seenAt: s.seen_at })),
    manageable: !row.closed_at && id !== session.account && mayManage(session.grants, 'access.grant', held),
  }
}
