import * as contract from '@gridward/contract/access'
import { addSeconds } from '@gridward/contract/days'
import { readPhone } from '@gridward/contract/identity'
import { identityWords } from '@gridward/contract/words/identity'
import { uuidv7 } from 'uuidv7'
import type { Body } from '@gridward/contract/route'
import { digestOf } from '../platform/canonical.ts'
import type { Tx } from '../platform/database.ts'
import { cursorOf, readCursor } from '../platform/cursor.ts'
import { field, found, Problem } from '../platform/problem.ts'
import { narrow, type Scope } from '../platform/scope.ts'
import type { Call, Serve } from '../serve.ts'
import { codeDigest, codeLengths, newCode, shownCode } from './codes.ts'
import { scopeFor, type Session } from './index.ts'
import { phoneSeal } from './pins.ts'
import { refused, wrongField } from './problems.ts'
import { grantEnd, mayManage, refuseGrant, type HandingVerb } from './rules-grants.ts'
import * as store from './store.ts'
import * as own from './store-accounts.ts'
import { heldBy } from './store-grants.ts'
import { lineOf, viewAccount } from './views.ts'

/** Grants that end within this many days stand at the top of the leaders' work. */
const soonDays = 14
const codeHours = 24

export function accounts(serve: Serve): void {
  serve(contract.listAccounts, async ({ query, tx, scope, keys, now, journal }) => {
    const { q, role, state, limit = 50 } = query
    const filter = { q, role, state, now, soon: addSeconds(now, soonDays * 86_400) }
    const rows = await own.listAccounts(tx, scope, filter, readCursor(query.after, 'text', 'id'), limit)
    const total = await own.countAccounts(tx, scope, filter)
    const area = scope.prefixes[0] ?? ''
    journal({ kind: 'access.accountsListed', area, content: { ...query, n: rows.length }, retention: 'look' })
    const last = rows.at(-1)
    return {
      items: rows.map((row) => lineOf(row, keys)),
      next: last && rows.length === limit ? cursorOf([last.name, last.id]) : null,
      total: Math.min(total, 1000),
      more: total > 1000,
    }
  })

  serve(contract.readAccount, ({ params, tx, scope, session, keys, now }) =>
    viewAccount(tx, scope, { session, keys, now }, params.id),
  )

  serve(contract.createAccount, createAccount)

  serve(contract.closeAccount, async ({ params, body, tx, scope, session, now, journal, forget }) => {
    const { area } = await managed(tx, scope, session, params.id, now, 'access.grant')
    await own.closeAccount(tx, session.district, params.id, { now, by: session.account, why: body.reason })
    const ended = await store.endSessionsOf(tx, session.district, params.id, now)
    const content = { reason: body.reason, sessions: ended }
    journal({ kind: 'access.accountClosed', area, subject: params.id, content, retention: 'legal' })
    forget()
    return { done: true }
  })

  const reset = (purpose: store.CodePurpose, verb: HandingVerb) => async (call: Resetting) => {
    const { params, tx, session, now, journal, forget } = call
    const { area } = await managed(tx, call.scope, session, params.id, now, verb)
    const { district, account: by } = session
    const code = newCode(codeLengths[purpose])
    const endsAt = addSeconds(now, codeHours * 3600)
    const digest = codeDigest(purpose, code)
    await (purpose === 'pin' ? store.setPin : store.setPassword)(tx, district, params.id, null)
    await store.addCode(tx, { district, account: params.id, purpose, digest, by, now, endsAt })
    const sessions = await store.endSessionsOf(tx, district, params.id, now)
    journal({ kind: `access.${purpose}Reset`, area, subject: params.id, content: { sessions }, retention: 'legal' })
    forget()
    return { code: shownCode(code), until: endsAt }
  }
  serve(contract.resetPassword, reset('password', 'access.grant'))
  serve(contract.resetPin, reset('pin', 'access.devices'))
}

type Resetting = Pick<Call<typeof contract.resetPin>, 'params' | 'tx' | 'session' | 'now' | 'journal' | 'forget'> & {
  scope: Scope<'access.grant'> | Scope<'access.devices'>
}

/** Errors: notFound; refusedByRule for oneself, a program, or an account that holds more than one may hand on. */
async function managed(
  tx: Tx,
  scope: Scope<'access.grant'> | Scope<'access.devices'>,
  session: Session,
  id: string,
  now: string,
  verb: HandingVerb,
): Promise<{ area: string }> {
  const row = found(await own.findAccount(tx, narrow(scope as Scope<'access.grant'>, 'access.read'), id, now))
  if (id === session.account) throw refused('self')
  if (row.kind === 'program') throw refused('program')
  if (row.closed_at) throw refused('closed')
  if (row.demo) throw refused('demo')
  if (!mayManage(session.grants, verb, await heldBy(tx, session.district, id, now))) throw refused('manage')
  return { area: row.grants[0]?.prefix ?? scope.prefixes[0] ?? '' }
}

async function createAccount(call: Call<typeof contract.createAccount>) {
  const { body, tx, scope, session, keys, now, language, journal } = call
  const { district, account: by } = session
  const reader = { session, keys, now }
  // known in any of the own areas: with another area it is another content
  const everywhere = scopeFor(session, 'access.grant', undefined, 'administration')
  const known = await own.findAccount(tx, narrow(everywhere, 'access.read'), body.id, now)
  if (known) {
    if (!sameAccount(known, call)) throw new Problem('sameIdOtherContent')
    return { account: await viewAccount(tx, everywhere, reader, body.id), code: null }
  }
  const end = grantEnd(now, body.until)
  if ('refused' in end) throw wrongField('until', end.refused, language)
  const refusal = refuseGrant(session, { account: body.id, closed: false, program: false, living: [] }, body)
  if (refusal) throw refused(refusal)
  if (await own.loginTaken(tx, body.login)) throw wrongField('login', 'loginTaken', language)
  const phone = phoneOf(call)
  const { id, login, name, unit = '' } = body
  const rest = { password: null, mustChange: false, demo: false, now, endsAt: null }
  await store.addAccount(tx, { district, id, login, name, unit, ...rest })
  await own.describeAccount(tx, district, id, { ...phone, by, kind: 'person', digest: digestWithoutPhone(body) })
  const { role, prefix, reason = '' } = body
  await store.addGrants(tx, [
    { district, id: uuidv7(), account: id, role, prefix, from: now, until: end.until, by, reason },
  ])
  const code = newCode(codeLengths.password)
  const endsAt = addSeconds(now, codeHours * 3600)
  const digest = codeDigest('password', code)
  await store.addCode(tx, { district, account: id, purpose: 'password', digest, by, now, endsAt })
  const content = { login, name, unit, role, prefix, until: end.until }
  journal({ kind: 'access.accountMade', area: prefix, subject: id, content, retention: 'legal' })
  return { account: await viewAccount(tx, scope, reader, id), code: { code: shownCode(code), until: endsAt } }
}

const digestWithoutPhone = ({ phone: _, ...body }: Body<typeof contract.createAccount>): Buffer => digestOf(body)

/** Is it what was sent before? An account of an earlier edition has no digest: then by what it shows. */
function sameAccount(known: own.AccountDetail, { body, keys }: Call<typeof contract.createAccount>): boolean {
  const { login, name, unit = '' } = body
  if (known.login !== login || known.name !== name || known.unit !== unit) return false
  const phone = known.phone_sealed ? keys.open(known.phone_sealed, phoneSeal) : ''
  const read = readPhone(body.phone ?? '', { synthetic: true })
  if (phone !== (read.ok ? read.value.number : (body.phone ?? '').trim())) return false
  return !known.digest || known.digest.equals(digestWithoutPhone(body))
}

/** Errors: invalid, by the sentence of what is wrong with the number. */
function phoneOf(call: Pick<Call<typeof contract.createAccount>, 'body' | 'keys' | 'language' | 'session'>) {
  const { body, keys, language, session } = call
  if (!body.phone?.trim()) return { phone: null, blind: null }
  const read = readPhone(body.phone, { synthetic: session.demo })
  if (!read.ok) {
    const sentence = identityWords[language].problems[read.problem]
    throw new Problem('invalid', {
      fields: [field('phone', read.problem, typeof sentence === 'string' ? sentence : sentence(read.params as never))],
    })
  }
  return { phone: keys.seal(read.value.number, phoneSeal), blind: keys.blind(read.value.number, 'account.phone_blind') }
}
