import * as contract from '@gridward/contract/orders'
import { addSeconds } from '@gridward/contract/days'
import { found } from '../platform/problem.ts'
import { signingUnit } from '../rules/index.ts'
import type { Serve } from '../serve.ts'
import { refuse } from './problems.ts'
import { factsOf, lineOf, maySign } from './proposal-lines.ts'
import { propose } from './proposing.ts'
import { close } from './rules-lifecycle.ts'
import { about } from './seals.ts'
import * as store from './store-proposals.ts'

const closedShown = 7 * 86_400

export function proposals(serve: Serve): void {
  serve(contract.proposeOrders, propose)

  serve(contract.listProposals, async ({ tx, scope, session, now }) => {
    const signer = { account: session.account, unit: await signingUnit(tx, session.district, session.account) }
    const rows = await store.listProposals(tx, scope, addSeconds(now, -closedShown))
    return rows.map((row) => lineOf(row, signer, session))
  })

  serve(contract.openEvidence, async ({ tx, scope, session, params, keys, journal, now }) => {
    const row = found(await store.lockProposal(tx, scope, params.id))
    const persons = await store.listPersons(tx, scope, row.id)
    if (row.state === 'proposed' || row.state === 'waitsForThird')
      await store.addOpening(tx, session.district, row, session.account, now)
    journal({ kind: 'orders.evidenceOpened', area: row.area, subject: row.id, retention: 'legal' })
    const signer = { account: session.account, unit: await signingUnit(tx, session.district, session.account) }
    return {
      ...lineOf({ ...row, opened: [...row.opened, session.account] }, signer, session),
      content: row.content.toString('hex'),
      reason: row.reason,
      evidence: keys.open(row.evidence, about.evidence),
      document: row.document,
      packTitle: row.packTitle,
      packVersion: row.packVersion,
      persons: persons.map((p) => ({
        ordinal: p.ordinal,
        name: keys.open(p.name, about.name),
        area: p.area,
        dayZero: p.dayZero,
        lastDay: p.lastDay,
        evidence: p.evidence ? keys.open(p.evidence, about.evidence) : '',
      })),
    }
  })

  serve(contract.closeProposal, async ({ tx, scope, session, params, body, journal, now }) => {
    const row = found(await store.lockProposal(tx, scope, params.id))
    const state = close(factsOf(row), session.account, maySign(session, row.area))
    if (state === 'closed') throw refuse('gone', (w) => w.closed)
    if (state === 'notYours') throw refuse('forbidden', (w) => w.notYours)
    await store.closeProposal(tx, session.district, row.id, { state, by: session.account, why: body.why, now })
    journal({ kind: `orders.${state}`, area: row.area, subject: row.id, content: body, retention: 'legal' })
    return { done: true }
  })
}
