import * as contract from '@gridward/contract/orders'
import { addSeconds, dayOf } from '@gridward/contract/days'
import { orderWords } from '@gridward/contract/words/orders'
import { namedPeople } from '../people/index.ts'
import { digestOf } from '../platform/canonical.ts'
import type { Keys } from '../platform/keys.ts'
import { found, Problem } from '../platform/problem.ts'
import { narrow } from '../platform/scope.ts'
import { signingUnit } from '../rules/index.ts'
import type { Handler, Serve } from '../serve.ts'
import { livingUntil } from './bearers.ts'
import { codeOf, digestOfCode } from './codes.ts'
import { groundFor } from './ground.ts'
import { refuse } from './problems.ts'
import { actDelta, holdDelta } from './rules-deltas.ts'
import { holdHours, mayAct } from './rules-limits.ts'
import { about, holdRow, sealOf } from './seals.ts'
import { addCodes, findCode } from './store-codes.ts'
import * as store from './store-brief.ts'

const slipOf = (keys: Keys, origin: string, kind: 'hold' | 'act', id: string) => {
  const code = codeOf(keys, kind, id)
  return { code, url: `${origin}/n/${code}` }
}

const act: Handler<typeof contract.doAct> = async ({ tx, scope, session, body, keys, journal, now, origin }) => {
  const { district, zone, account } = session
  const digest = digestOf(body)
  const known = await store.findAct(tx, scope, body.id)
  if (known && !known.digest.equals(digest)) throw new Problem('sameIdOtherContent')
  const slip = slipOf(keys, origin, 'act', body.id)
  if (known) return slip
  const { emergency, limits, pack } = await groundFor(tx, { district, zone, area: body.area, now })
  if (!mayAct(limits, body.kind, body.basis)) throw refuse('refusedByRule', (w) => w.notAllowed)
  const receipt = digestOfCode(keys, slip.code)
  await addCodes(tx, district, [{ code: receipt, area: body.area, about: 'act', subject: body.id }])
  await store.addAct(tx, district, {
    ...{
      id: body.id,
      area: body.area,
      place: body.place ?? '',
      kind: body.kind,
      basis: body.basis,
      reason: body.reason,
    },
    ...{ emergency: emergency.id, pack: pack.id, packVersion: pack.version },
    ...{ by: account, name: session.name, now, receipt, digest },
  })
  journal({
    kind: 'orders.acted',
    area: body.area,
    subject: body.id,
    content: { kind: body.kind, basis: body.basis, pack: pack.id },
    deltas: [actDelta(body.area, dayOf(now, zone))],
  })
  return slip
}

const hold: Handler<typeof contract.placeHold> = async ({ tx, scope, session, body, keys, journal, now, origin }) => {
  const { district, zone, account } = session
  const slip = slipOf(keys, origin, 'hold', body.id)
  const known = await store.findHold(tx, scope, body.id)
  const { name, ...rest } = body
  const digest = digestOf(rest)
  const same = known && keys.open(known.name, about.name) === name && (known.digest?.equals(digest) ?? true)
  if (known && !same) throw new Problem('sameIdOtherContent')
  if (known) return { ...slip, endsAt: known.endsAt }
  const { emergency, limits, pack } = await groundFor(tx, { district, zone, area: body.area, now })
  const most = holdHours(limits, body.basis)
  if (most === null) throw refuse('refusedByRule', (w) => w.notAllowed)
  if (body.hours && body.hours > most) throw refuse('refusedByRule', (w) => w.tooLong(most))
  const unit = await signingUnit(tx, district, account)
  if (unit === '') throw refuse('refusedByRule', (w) => w.noUnit)
  if (body.person) found((await namedPeople(tx, narrow(scope, 'people.read'), [body.person]))[0])
  const whole = addSeconds(now, (body.hours ?? most) * 3600)
  const endsAt = whole < emergency.endsAt ? whole : emergency.endsAt
  const receipt = digestOfCode(keys, slip.code)
  const facts = { id: body.id, area: body.area, person: body.person ?? null, basis: body.basis }
  const row = holdRow({ ...facts, startsAt: now, endsAt, official: account, receipt })
  await addCodes(tx, district, [{ code: receipt, area: body.area, about: 'hold', subject: body.id }])
  await store
    .addHold(tx, district, {
      ...{ ...facts, place: body.place ?? '', name: keys.seal(body.name, about.name), reason: body.reason },
      ...{ emergency: emergency.id, pack: pack.id, packVersion: pack.version },
      ...{ by: account, official: session.name, unit, now, endsAt, receipt, seal: sealOf(keys, row), digest },
    })
    .catch(heldLately)
  journal({
    kind: 'orders.held',
    area: body.area,
    subject: body.id,
    content: { row: row.toString('hex'), basis: body.basis, pack: pack.id, endsAt },
    retention: 'legal',
    deltas: [holdDelta(body.area, 1)],
  })
  return { ...slip, endsAt }
}

/** The table excludes a second hold of one person within a day (SQLSTATE 23P01). */
function heldLately(error: { code?: string }): never {
  throw error.code === '23P01' ? refuse('conflict', (w) => w.heldLately) : error
}

export function brief(serve: Serve): void {
  serve(contract.doAct, act)
  serve(contract.placeHold, hold)

  serve(contract.listHolds, async ({ tx, scope, keys, journal, now }) => {
    const rows = await store.listHolds(tx, scope, now)
    const ids = digestOf(rows.map((row) => row.id)).toString('hex')
    journal({
      kind: 'orders.holdsListed',
      area: scope.prefixes[0] ?? '',
      content: { n: rows.length, ids },
      retention: 'look',
    })
    return rows.map(({ document: _d, packTitle: _t, packVersion: _v, digest: _g, ...row }) => ({
      ...row,
      name: keys.open(row.name, about.name),
    }))
  })

  serve(contract.releaseHold, async ({ tx, scope, session, params, journal, now }) => {
    const row = found(await store.findHold(tx, scope, params.id))
    const done = await store.releaseHold(tx, scope, row.id, session.account, now)
    if (done > 0)
      journal({ kind: 'orders.released', area: row.area, subject: row.id, deltas: [holdDelta(row.area, -1)] })
    return { done: true }
  })

  serve(contract.instruction, async ({ tx, session, query, keys, journal, now, language, enter }) => {
    const led = await findCode(tx, digestOfCode(keys, query.code))
    const words = orderWords[language].instruction
    const none = { action: 'pass' as const, say: words.pass, until: null }
    if (!led || led.district !== session.district || led.about === 'act') return none
    journal({ kind: 'orders.instructed', area: query.area, subject: led.subject, retention: 'look' })
    const until = await livingUntil(tx, enter, led, now)
    return until === null ? none : { action: 'askCommunity' as const, say: words.askCommunity, until }
  })
}
