import type { signProposal } from '@gridward/contract/orders'
import { dayOf } from '@gridward/contract/days'
import { uuidv7 } from 'uuidv7'
import type { Session } from '../access/index.ts'
import { namedPeople } from '../people/index.ts'
import type { Tx } from '../platform/database.ts'
import type { Journal } from '../platform/journal.ts'
import type { Keys } from '../platform/keys.ts'
import { found, Problem } from '../platform/problem.ts'
import { narrow, type Scope } from '../platform/scope.ts'
import { rulesInForce, signingUnit } from '../rules/index.ts'
import type { Handler } from '../serve.ts'
import { codeOf, digestOfCode } from './codes.ts'
import { groundFor, type Ground } from './ground.ts'
import { noticeOfOrder } from './notice.ts'
import { refuse } from './problems.ts'
import { factsOf } from './proposal-lines.ts'
import { orderDelta } from './rules-deltas.ts'
import { sign, type SignRefusal, type Signer } from './rules-lifecycle.ts'
import { about, orderRow, sealOf } from './seals.ts'
import { addCodes } from './store-codes.ts'
import { addDecision, addOrders, type NewOrder } from './store-issue.ts'
import * as store from './store-proposals.ts'

const codes: Record<SignRefusal, 'gone' | 'needsSecondPerson' | 'refusedByRule'> = {
  closed: 'gone',
  noUnit: 'refusedByRule',
  own: 'needsSecondPerson',
  signed: 'needsSecondPerson',
  sameUnit: 'needsSecondPerson',
  open: 'refusedByRule',
}

type Signature = Signer & { now: string }
type Issue = { row: store.ProposalRow; second: Signature; third: Signature | null; ground: Ground; now: string }

/** The second signature issues the orders, or the third where there are many; before, it only waits. */
export const signing: Handler<typeof signProposal> = async (call) => {
  const { tx, scope, session, params, body, keys, journal, now } = call
  const { district, account } = session
  const row = found(await store.lockProposal(tx, scope, params.id))
  const signer = { account, unit: await signingUnit(tx, district, account) }
  const signed = sign(factsOf(row), signer)
  if (typeof signed === 'string') throw refuse(codes[signed], (w) => w[signed])
  const content = row.content.toString('hex')
  if (content !== body.content) throw new Problem('changedMeanwhile')
  const ground = await standing(tx, session, row, now)
  const line = { area: row.area, subject: row.id, retention: 'legal' } as const
  journal({ ...line, kind: 'orders.signed', content: { content, as: signed.as, unit: signer.unit } })
  const mine = { ...signer, now }
  if (!signed.decides) {
    await store.signSecond(tx, district, row.id, mine)
    return { state: 'waitsForThird', issued: 0 }
  }
  const second = signed.as === 'second' ? mine : { account: row.second!, unit: row.secondUnit!, now: row.secondAt! }
  const third = signed.as === 'third' ? mine : null
  const issued = await issue(tx, scope, session, keys, journal, { row, second, third, ground, now })
  return { state: 'decided', issued }
}

/** What a proposal stood on must still stand when it is signed. */
async function standing(tx: Tx, session: Session, row: store.ProposalRow, now: string): Promise<Ground> {
  const { district, zone } = session
  const ground = await groundFor(tx, { district, zone, area: row.area, now })
  const { pack } = await rulesInForce(tx, district, 'limits', row.area, dayOf(now, zone))
  if (pack?.id !== row.pack) throw refuse('refusedByRule', (w) => w.rulesChanged)
  return ground
}

async function issue(
  tx: Tx,
  scope: Scope<'orders.sign'>,
  session: Session,
  keys: Keys,
  journal: Journal,
  { row, second, third, ground, now }: Issue,
): Promise<number> {
  const { district } = session
  const people = await asOfToday(tx, scope, await store.listPersons(tx, scope, row.id), keys)
  await mustBeFree(tx, scope, row, people, keys)
  for (const { endsAt, name } of people) {
    if (endsAt <= now) throw refuse('refusedByRule', (w) => w.pastPerson(keys.open(name, about.name)))
    if (endsAt > ground.emergency.endsAt)
      throw refuse('refusedByRule', (w) => w.beyondEmergency(keys.open(name, about.name)))
  }
  const signers = [row.proposer, second.account, ...(third ? [third.account] : [])]
  const by = (name: string, unit: string): string => `${name}（${unit}）`
  const last = by(session.name, (third ?? second).unit)
  const names = [by(row.proposerName, row.unit), ...(third ? [by(row.secondName!, second.unit)] : []), last]
  const latestEnd = people.map((p) => p.endsAt).reduce((a, b) => (a > b ? a : b))
  const made = people.map((person) => orderOf(person, row, { keys, signers, names, ground, session, now }))
  await addDecision(tx, district, {
    ...{ proposal: row.id, emergency: ground.emergency.id, appealHours: ground.limits.appealHours },
    ...{ startsAt: now, latestEnd, second, third },
  })
  await addCodes(
    tx,
    district,
    made.map(({ order }) => ({ code: order.receipt, area: order.area, about: 'order', subject: order.id })),
  )
  await addOrders(
    tx,
    district,
    row.id,
    made.map(({ order }) => order),
  )
  await store.closeProposal(tx, district, row.id, { state: 'decided', by: session.account, why: null, now })
  for (const { order, digest } of made)
    journal({
      ...{ kind: 'orders.issued', area: order.area, subject: order.id, retention: 'legal' },
      content: { row: digest, proposal: row.id },
      deltas: [orderDelta(order.area, 1)],
    })
  return made.length
}

/** Where they live now: an area may have been redrawn, and somebody may have moved, since it was proposed. */
async function asOfToday(
  tx: Tx,
  scope: Scope<'orders.sign'>,
  people: readonly store.ProposedPerson[],
  keys: Keys,
): Promise<store.ProposedPerson[]> {
  const ids = people.map((p) => p.person)
  const known = new Map((await namedPeople(tx, narrow(scope, 'people.read'), ids)).map((p) => [p.id, p.area]))
  return people.map((p) => {
    const area = known.get(p.person)
    if (area === undefined) throw refuse('conflict', (w) => w.leftArea(keys.open(p.name, about.name)))
    return { ...p, area }
  })
}

async function mustBeFree(
  tx: Tx,
  scope: Scope<'orders.sign'>,
  row: store.ProposalRow,
  people: readonly store.ProposedPerson[],
  keys: Keys,
): Promise<void> {
  const taken = new Set(
    (
      await store.withOrder(
        tx,
        scope,
        row.kind,
        people.map((p) => p.person),
      )
    ).map((t) => t.person),
  )
  if (taken.size === 0) return
  const names = people.filter((p) => taken.has(p.person)).map((p) => keys.open(p.name, about.name))
  throw refuse('conflict', (w) => w.hasOrder(names.slice(0, 10).join('、')))
}

type Made = { keys: Keys; signers: string[]; names: string[]; ground: Ground; session: Session; now: string }

/** One person's order: the notice in words, the code on its paper, the seal that only this installation can make. */
function orderOf(
  person: store.ProposedPerson,
  row: store.ProposalRow,
  { keys, signers, names, ground, session, now }: Made,
): { order: NewOrder; digest: string } {
  const id = uuidv7()
  const receipt = digestOfCode(keys, codeOf(keys, 'order', id))
  const facts = {
    ...{ id, area: person.area, proposal: row.id, ordinal: person.ordinal, person: person.person, kind: row.kind },
    ...{ startsAt: now, endsAt: person.endsAt, signers, receipt },
  }
  const digest = orderRow(facts)
  const notice = noticeOfOrder({
    ...{ name: keys.open(person.name, about.name), kind: row.kind, basis: row.basis, reason: row.reason },
    ...{ startsAt: now, endsAt: person.endsAt, zone: session.zone, names, ground },
  })
  return {
    order: {
      ...{ id, area: person.area, ordinal: person.ordinal, person: person.person, name: person.name },
      ...{ endsAt: person.endsAt, receipt, seal: sealOf(keys, digest) },
      notice: keys.seal(JSON.stringify(notice), about.notice),
    },
    digest: digest.toString('hex'),
  }
}
