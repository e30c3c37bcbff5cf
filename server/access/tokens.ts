import * as contract from '@gridward/contract/access'
import { found, Problem } from '../platform/problem.ts'
import type { Serve } from '../serve.ts'
import { issueToken } from './issue-token.ts'
import { refused, wrongField } from './problems.ts'
import { decide } from './rules.ts'
import { grantEnd } from './rules-grants.ts'
import * as store from './store-tokens.ts'
import { endSession } from './store.ts'
import { closeAccount } from './store-accounts.ts'

/** Keys for other programs: named, with some of the maker's permissions, in an area, until a day. */
export function tokens(serve: Serve): void {
  serve(contract.listTokens, async ({ tx, scope, now }) =>
    (await store.listTokens(tx, scope)).map((row) => ({
      id: row.id,
      name: row.name,
      verbs: row.verbs,
      prefix: row.prefix,
      createdAt: row.created_at,
      createdBy: row.created_by,
      lastSeenAt: row.seen_at === row.created_at ? null : row.seen_at,
      endsAt: row.ends_at,
      endedAt: row.ended_at ?? (row.ends_at <= now ? row.ends_at : null),
    })),
  )

  serve(contract.createToken, async ({ body, tx, scope, session, now, language, journal }) => {
    const { id, name, prefix } = body
    const { district, account: by } = session
    const verbs = [...new Set(body.verbs)]
    if (await store.findToken(tx, scope, id)) throw new Problem('alreadyExists')
    const end = grantEnd(now, body.until)
    if ('refused' in end) throw wrongField('until', end.refused, language)
    if (session.kind === 'token' || verbs.some((verb) => decide(session.grants, verb, prefix).is !== 'allowed'))
      throw refused('tokenVerbs')
    const { account, secret } = await issueToken(tx, { district, id, name, verbs, prefix, until: end.until, by, now })
    const content = { name, verbs, account, until: end.until }
    journal({ kind: 'access.tokenMade', area: prefix, subject: id, content, retention: 'legal' })
    return { id, secret, until: end.until }
  })

  serve(contract.revokeToken, async ({ params, tx, scope, session, now, journal, forget }) => {
    const token = found(await store.findToken(tx, scope, params.id))
    if (token.ended_at) return { done: true }
    await endSession(tx, session.district, token.id, now)
    await closeAccount(tx, session.district, token.account, { now, by: session.account, why: '' })
    const content = { name: token.name }
    journal({ kind: 'access.tokenRevoked', area: token.prefix, subject: token.id, content, retention: 'legal' })
    forget()
    return { done: true }
  })
}
