import * as contract from '@gridward/contract/access'
import { addSeconds } from '@gridward/contract/days'
import { maskPhone } from '@gridward/contract/identity'
import { accessWords } from '@gridward/contract/words/access'
import { uuidv7 } from 'uuidv7'
import { cursorOf, readCursor } from '../platform/cursor.ts'
import type { Keys } from '../platform/keys.ts'
import { found, Problem } from '../platform/problem.ts'
import { template } from '../platform/tables/index.ts'
import type { Call, Serve } from '../serve.ts'
import { cardPage } from './cards.ts'
import { codeDigest, codeLengths, newCode } from './codes.ts'
import { scopeFor } from './index.ts'
import { refused, wrongField } from './problems.ts'
import { grantEnd, mayHandOn } from './rules-grants.ts'
import { codeSeal, invitedPhoneSeal, inviteRoster, readRosterFile, rosterColumns, type Roster } from './roster.ts'
import * as store from './store-invitations.ts'

const lineOf = (row: store.InvitationRow, keys: Keys): contract.InvitationLine => ({
  id: row.id,
  batch: row.batch,
  name: row.name,
  unit: row.unit,
  phone: row.phone_sealed ? maskPhone(keys.open(row.phone_sealed, invitedPhoneSeal)) : '',
  role: row.role,
  prefix: row.prefix,
  state: row.state,
  madeAt: row.made_at,
  madeBy: row.made_by,
  endsAt: row.ends_at,
  usedAt: row.used_at,
  account: row.account,
})

/** Helpers come in by a card with a QR code: from a roster, some or thousands at once. */
export function invitations(serve: Serve): void {
  serve(contract.inviteByList, (call) => {
    const { batch, role, area, until, days } = call.body
    const rows = call.body.rows.map((row, i) => ({ number: i + 1, row }))
    return invite(call, { batch, rows, role, area, until, days })
  })

  serve(contract.inviteByFile, async (call) => {
    const { role, area, until, days } = call.query
    const rows = await readRosterFile(call.upload.path, call.language)
    return invite(call, { batch: uuidv7(), rows, role, area, until, days })
  })

  serve(contract.rosterTemplate, async ({ language }) => {
    const { sheet } = accessWords[language].roster
    const body = template(sheet, rosterColumns(language), language)
    return { type: contract.rosterTemplate.reply.file, body, name: `${sheet}.xlsx` }
  })

  serve(contract.listInvitations, async ({ query, tx, scope, keys, now }) => {
    const { batch, state, q, limit = 50 } = query
    const filter = { batch, state, q, now }
    const rows = await store.listInvitations(tx, scope, filter, readCursor(query.after, 'instant', 'id'), limit)
    const total = await store.countInvitations(tx, scope, filter)
    const last = rows.at(-1)
    return {
      items: rows.map((row) => lineOf(row, keys)),
      next: last && rows.length === limit ? cursorOf([last.made_at, last.id]) : null,
      total: Math.min(total, 1000),
      more: total > 1000,
    }
  })

  serve(contract.listBatches, async ({ tx, scope, now }) =>
    (await store.listBatches(tx, scope, now)).map(({ batch, made_at, made_by, all, open, used }) => ({
      ...{ batch, madeAt: made_at, madeBy: made_by },
      ...{ all, open, used },
    })),
  )

  serve(contract.invitationCards, cardPage)

  serve(contract.withdrawInvitations, async ({ body, tx, scope, session, now, journal, language }) => {
    if (!body.batch && !body.ids?.length) throw wrongField('ids', 'scope', language)
    const of = { batch: body.batch, ids: body.ids ?? [], now, by: session.account }
    const gone = await store.withdraw(tx, scope, of)
    const area = scope.prefixes[0] ?? ''
    const content = { batch: body.batch, ids: gone.slice(0, 1000).map((one) => one.id), n: gone.length }
    if (gone.length > 0) journal({ kind: 'access.invitationsWithdrawn', area, content })
    return { withdrawn: gone.length }
  })

  serve(contract.renewInvitation, async ({ params, tx, scope, session, keys, now, journal }) => {
    const known = found(await store.findInvitation(tx, scope, params.id, now))
    if (known.state === 'used') throw new Problem('gone')
    if (!mayHandOn(session.grants, 'access.invite', known)) throw refused('role')
    const code = newCode(codeLengths.invitation)
    const days = (n: number): string => addSeconds(now, n * 86_400)
    await store.renew(tx, scope, known.id, {
      code: codeDigest('invitation', code),
      codeSealed: keys.seal(code, codeSeal),
      endsAt: days(contract.invitationDays.usual),
      until: days(contract.grantDays.usual),
      now,
    })
    journal({ kind: 'access.invitationRenewed', area: known.prefix, subject: known.id })
    return lineOf(found(await store.findInvitation(tx, scope, known.id, now)), keys)
  })
}

type InviteCall = Call<typeof contract.inviteByList> | Call<typeof contract.inviteByFile>
type Asked = Omit<Roster, 'until'> & { until: string | undefined }

async function invite(call: InviteCall, asked: Asked): Promise<contract.RosterReceipt> {
  const { session, now, language, tx, keys } = call
  const end = grantEnd(now, asked.until)
  if ('refused' in end) throw wrongField('until', end.refused, language)
  // a row may name any of the own areas, not only the one that stands for rows without
  const scope = scopeFor(session, 'access.invite', undefined, 'administration')
  const journal = await call.enter(scope)
  const receipt = await inviteRoster({ tx, scope, session, keys, now, language }, { ...asked, until: end.until })
  const { batch, stored, same, rejected } = receipt
  const content = { batch, in: receipt.in, stored, same, rejected: rejected.length, until: end.until }
  journal({ kind: 'access.invited', area: scope.prefixes[0] ?? '', subject: batch, content })
  return receipt
}
