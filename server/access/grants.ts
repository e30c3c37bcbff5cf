import * as contract from '@gridward/contract/access'
import { exclusiveRoles, type Role } from '@gridward/contract/roles'
import { cursorOf, readCursor } from '../platform/cursor.ts'
import { digestOf } from '../platform/canonical.ts'
import { field, found, Problem } from '../platform/problem.ts'
import { narrow } from '../platform/scope.ts'
import type { Call, Serve } from '../serve.ts'
import { scopeFor } from './index.ts'
import { refused, wrongField } from './problems.ts'
import { grantEnd, mayHandOn, refuseGrant } from './rules-grants.ts'
import * as store from './store-grants.ts'
import { addGrants } from './store.ts'
import { grantOf } from './views.ts'

export function grants(serve: Serve): void {
  serve(contract.giveGrant, giveGrant)

  serve(contract.revokeGrant, async ({ params, body, tx, scope, session, now, journal, forget }) => {
    const { district, account: by } = session
    const grant = found(await store.findGrant(tx, narrow(scope, 'access.read'), params.id, now))
    if (grant.state === 'revoked' || grant.state === 'ended') throw new Problem('gone')
    if (grant.account === by) throw refused('self')
    if (!mayHandOn(session.grants, 'access.grant', grant)) throw refused('role')
    await store.revoke(tx, district, [grant.id], { now, by, why: body.reason })
    const content = { account: grant.account, role: grant.role, reason: body.reason }
    journal({ kind: 'access.grantRevoked', area: grant.prefix, subject: grant.account, content, retention: 'legal' })
    forget()
    return { done: true }
  })

  serve(contract.listGrants, async ({ query, tx, scope, now }) => {
    const { account, limit = 50 } = query
    const rows = await store.listGrants(tx, scope, { account, now }, readCursor(query.after, 'instant', 'id'), limit)
    const total = await store.countGrants(tx, scope, account)
    const last = rows.at(-1)
    return {
      items: rows.map(grantOf),
      next: last && rows.length === limit ? cursorOf([last.from, last.id]) : null,
      total: Math.min(total, 1000),
      more: total > 1000,
    }
  })
}

const isExclusive = ({ role }: { role: string }): boolean => exclusiveRoles.includes(role as Role)

async function giveGrant(call: Call<typeof contract.giveGrant>): Promise<contract.GrantView> {
  const { body, tx, scope, session, now, language, journal, forget } = call
  const { district, account: by } = session
  const { id, role, prefix, reason = '' } = body
  if ((body.account === undefined) === (body.login === undefined))
    throw new Problem('invalid', { fields: [field('account', 'required', '')] })
  // a giver names people of all the own areas, not only of the one that the role is for
  const reading = narrow(scopeFor(session, 'access.grant', undefined, 'administration'), 'access.read')
  const known = await store.findGrant(tx, reading, id, now)
  if (known) {
    const { digest } = known
    const other = body.account !== undefined && known.account !== body.account
    // a grant of an earlier edition has no digest: then by what it shows
    const same = digest ? digest.equals(digestOf(body)) : !other && known.role === role && known.prefix === prefix
    if (!same) throw new Problem('sameIdOtherContent')
    return grantOf(known)
  }
  const taker = found(await store.findTaker(tx, reading, { account: body.account, login: body.login }))
  const end = grantEnd(now, body.until)
  if ('refused' in end) throw wrongField('until', end.refused, language)
  const held = await store.heldBy(tx, district, taker.id, now)
  const living = held.filter((one) => one.living)
  const asked = { account: taker.id, closed: taker.closed, program: taker.kind === 'program', living }
  const refusal = refuseGrant(session, asked, body)
  if (refusal) throw refused(refusal)
  // the same role in the same area: the new grant takes the place of the old one; past ones of the three make room
  const replaced = held.filter((one) => (one.living ? one.role === role && one.prefix === prefix : isExclusive(one)))
  await store.revoke(
    tx,
    district,
    replaced.map((one) => one.id),
    { now, by, why: reason },
  )
  const fresh = { district, id, account: taker.id, role, prefix, from: now, until: end.until, by, reason }
  await addGrants(tx, [{ ...fresh, digest: digestOf(body) }])
  const content = {
    account: taker.id,
    login: taker.login,
    role,
    until: end.until,
    reason,
    renews: replaced.some((one) => one.living),
  }
  journal({ kind: 'access.granted', area: prefix, subject: taker.id, content, retention: 'legal' })
  forget()
  return grantOf(found(await store.findGrant(tx, narrow(scope, 'access.read'), id, now)))
}
