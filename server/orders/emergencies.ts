import * as contract from '@gridward/contract/orders'
import { covers } from '../platform/scope.ts'
import { digestOf } from '../platform/canonical.ts'
import { found, Problem } from '../platform/problem.ts'
import { signingUnit } from '../rules/index.ts'
import type { Serve } from '../serve.ts'
import { refuse } from './problems.ts'
import { emergencyState, mayDeclare } from './rules-emergency.ts'
import * as store from './store-emergency.ts'

export function emergencies(serve: Serve): void {
  serve(contract.listEmergencies, async ({ tx, session, now }) => [
    ...(await store.listProposed(tx, session.district)).map((row) => proposedView(row, session.account)),
    ...(await store.listDeclared(tx, session.district)).map((row) => declaredView(row, session.account, now)),
  ])

  serve(contract.proposeEmergency, async ({ tx, session, body, journal, now }) => {
    const { district } = session
    const renews = body.renews ?? null
    const content = digestOf({ ...body, renews })
    const known = await store.lockProposed(tx, district, body.id)
    if (known && !known.content.equals(content)) throw new Problem('sameIdOtherContent')
    if (known) return proposedView(known, session.account)
    const unit = await signingUnit(tx, district, session.account)
    if (unit === '') throw refuse('refusedByRule', (w) => w.noUnit)
    const endsAt = new Date(body.endsAt).toISOString()
    const refusal = mayDeclare({ area: body.area, endsAt, renews }, await store.listDeclared(tx, district), now)
    if (refusal) throw refuse('refusedByRule', (w) => w[refusal])
    const row = { ...body, endsAt, renews, content, startsAt: now }
    await store.addProposed(tx, { ...row, district, by: session.account, unit, now })
    const said = { ...body, renews, unit, content: content.toString('hex') }
    journal({ kind: 'orders.emergencyProposed', area: body.area, subject: body.id, content: said, retention: 'legal' })
    return proposedView(found(await store.lockProposed(tx, district, body.id)), session.account)
  })

  serve(contract.signEmergency, async ({ tx, scope, session, params, body, journal, now }) => {
    const { district } = session
    const row = found(await store.lockProposed(tx, district, params.id))
    if (!covers(scope, row.area)) throw new Problem('notFound')
    if (row.closedAt) throw refuse('gone', (w) => w.closed)
    const content = row.content.toString('hex')
    if (content !== body.content) throw new Problem('changedMeanwhile')
    const unit = await signingUnit(tx, district, session.account)
    if (unit === '') throw refuse('refusedByRule', (w) => w.noUnit)
    if (row.firstSigner === session.account) throw refuse('needsSecondPerson', (w) => w.own)
    if (row.firstUnit === unit) throw refuse('needsSecondPerson', (w) => w.sameUnit)
    if (row.endsAt <= now) throw refuse('refusedByRule', (w) => w.emergencyPast)
    await store.declare(tx, district, row.id, { account: session.account, unit, now })
    await store.closeProposed(tx, district, row.id, now)
    journal({
      kind: 'orders.emergencyDeclared',
      area: row.area,
      subject: row.id,
      content: { content, unit },
      retention: 'legal',
    })
    const declared = found((await store.listDeclared(tx, district)).find((one) => one.id === row.id))
    return declaredView(declared, session.account, now)
  })

  serve(contract.endEmergency, async ({ tx, scope, session, params, body, journal, now }) => {
    const { district } = session
    const row =
      (await store.listDeclared(tx, district)).find((one) => one.id === params.id) ??
      (await store.lockProposed(tx, district, params.id))
    if (!row || !covers(scope, row.area)) throw new Problem('notFound')
    const done =
      'endedAt' in row
        ? await store.endDeclared(tx, district, row.id, { by: session.account, why: body.why, now })
        : await store.closeProposed(tx, district, row.id, now)
    if (done === 0) throw refuse('gone', (w) => w.ended)
    journal({
      kind: 'orders.emergencyEnded',
      area: row.area,
      subject: row.id,
      content: { why: body.why },
      retention: 'legal',
    })
    return { done: true }
  })
}

const base = (row: store.ProposedRow | store.EmergencyRow, account: string) => ({
  id: row.id,
  area: row.area,
  disease: row.disease,
  legalBasis: row.legalBasis,
  startsAt: row.startsAt,
  endsAt: row.endsAt,
  renews: row.renews,
  content: row.content.toString('hex'),
  mine: row.firstSigner === account,
})

const proposedView = (row: store.ProposedRow, account: string): contract.EmergencyView => ({
  ...base(row, account),
  state: 'proposed',
  signers: [{ name: row.firstName, unit: row.firstUnit, at: row.firstAt }],
  endedAt: null,
  endedWhy: null,
  sunsetAt: null,
})

const declaredView = (row: store.EmergencyRow, account: string, now: string): contract.EmergencyView => ({
  ...base(row, account),
  state: emergencyState(row, now),
  signers: [
    { name: row.firstName, unit: row.firstUnit, at: row.firstAt },
    { name: row.secondName, unit: row.secondUnit, at: row.secondAt },
  ],
  endedAt: row.endedAt,
  endedWhy: row.endedWhy,
  sunsetAt: row.sunsetAt,
})
