import type { proposeOrders } from '@gridward/contract/orders'
import { addSeconds, dayOf } from '@gridward/contract/days'
import { orderWords } from '@gridward/contract/words/orders'
import type { Language } from '@gridward/contract/language'
import type { Body } from '@gridward/contract/route'
import type { Session } from '../access/index.ts'
import { digestOf } from '../platform/canonical.ts'
import { namedPeople, type NamedPerson } from '../people/index.ts'
import type { Tx } from '../platform/database.ts'
import type { Keys } from '../platform/keys.ts'
import { field, found, Problem } from '../platform/problem.ts'
import { narrow, type Scope } from '../platform/scope.ts'
import { signingUnit } from '../rules/index.ts'
import type { Handler } from '../serve.ts'
import { groundFor, type Ground } from './ground.ts'
import { refuse } from './problems.ts'
import { lineOf } from './proposal-lines.ts'
import { commonArea } from './rules-areas.ts'
import { endOfDay } from './rules-days.ts'
import { lastDayOf } from './rules-limits.ts'
import { about } from './seals.ts'
import * as store from './store-proposals.ts'

type Wish = Body<typeof proposeOrders>

/** Loads whom it is about and what it stands on, lets the pack say how long, stores it for the signers. */
export const propose: Handler<typeof proposeOrders> = async (call) => {
  const { tx, scope, session, body, keys, journal, now, language } = call
  const { district, account } = session
  const content = digestOf(body)
  const reading = narrow(scope, 'orders.read')
  const signer = { account, unit: await signingUnit(tx, district, account) }
  const known = await store.findProposal(tx, reading, body.id)
  if (known && !known.content.equals(content)) throw new Problem('sameIdOtherContent')
  if (known) return lineOf(known, signer, session)
  if (signer.unit === '') throw refuse('refusedByRule', (w) => w.noUnit)
  const named = await namedOnes(tx, scope, body, dayOf(now, session.zone), language)
  const area = commonArea(named.map((p) => p.area))
  const ground = await groundFor(tx, { district, zone: session.zone, area, now })
  await store.lockProposer(tx, district, account)
  const people = peopleOf(body, named, ground, session, keys, now)
  await store.addProposal(tx, district, {
    ...{ id: body.id, area, kind: body.kind, basis: body.basis, reason: body.reason, content },
    evidence: keys.seal(body.evidence, about.evidence),
    people: people.length,
    lately: await store.proposedSince(tx, district, account, addSeconds(now, -86_400)),
    emergency: ground.emergency.id,
    pack: ground.pack.id,
    packVersion: ground.pack.version,
    ...{ by: account, unit: signer.unit, now },
  })
  await store.addPersons(tx, district, body.id, people)
  const said = { content: content.toString('hex'), people: people.length, pack: ground.pack.id, unit: signer.unit }
  journal({ kind: 'orders.proposed', area, subject: body.id, content: said, retention: 'legal' })
  return lineOf(found(await store.findProposal(tx, reading, body.id)), signer, session)
}

/** The people as the register names them, in the order of the wish. Errors: invalid, by line. */
async function namedOnes(
  tx: Tx,
  scope: Scope<'orders.propose'>,
  { people }: Wish,
  today: string,
  language: Language,
): Promise<NamedPerson[]> {
  const words = orderWords[language].problems
  const ids = people.map((p) => p.person)
  const known = new Map((await namedPeople(tx, narrow(scope, 'people.read'), ids)).map((p) => [p.id, p]))
  const fields = people.flatMap(({ person, dayZero }, i) => {
    if (ids.indexOf(person) !== i) return [field(`people/${i}/person`, 'twice', words.twice)]
    if (!known.has(person)) return [field(`people/${i}/person`, 'unknown', words.personUnknown)]
    return dayZero > today ? [field(`people/${i}/dayZero`, 'future', words.futureDay)] : []
  })
  if (fields.length > 0) throw new Problem('invalid', { fields })
  return ids.map((id) => known.get(id)!)
}

function peopleOf(
  body: Wish,
  named: readonly NamedPerson[],
  { emergency, limits }: Ground,
  { zone }: Session,
  keys: Keys,
  now: string,
): store.ProposedPerson[] {
  return body.people.map((one, i) => {
    const { name, area } = named[i]!
    const lastDay = lastDayOf(limits, body.kind, body.basis, one.dayZero)
    if (lastDay === null) throw refuse('refusedByRule', (w) => w.notAllowed)
    const endsAt = endOfDay(lastDay, zone)
    if (endsAt <= now) throw refuse('refusedByRule', (w) => w.pastPerson(name))
    if (endsAt > emergency.endsAt) throw refuse('refusedByRule', (w) => w.beyondEmergency(name))
    return {
      ...{ ordinal: i + 1, area, person: one.person, dayZero: one.dayZero, lastDay, endsAt },
      name: keys.seal(name, about.name),
      evidence: one.evidence ? keys.seal(one.evidence, about.evidence) : null,
    }
  })
}
