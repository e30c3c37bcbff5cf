import { closeTag, correctPerson, judgeSame, movePerson, reportDeath, type PersonView } from '@gridward/contract/people'
import { dayOf } from '@gridward/contract/days'
import type { Delta } from '@gridward/contract/metrics'
import type { Handler, Call } from '../serve.ts'
import type { RouteShape } from '@gridward/contract/route'
import { digestOf } from '../platform/canonical.ts'
import { field, found, Problem } from '../platform/problem.ts'
import { narrow, type Scope } from '../platform/scope.ts'
import { becameOf, carryOut, findDoor, noPlace, show, type Act } from '../people/index.ts'
import { evaluateFields } from './rules-officer.ts'
import { sentence } from './sentences.ts'
import { districtFacts } from './store-rounds.ts'
import { insertSubmissions } from './store-submissions.ts'
import { inForce } from './surroundings.ts'
import { remake } from './take-back.ts'
import { findSent } from './store-visits.ts'
import { sealedAnswers } from './sealing.ts'

type Said = { id: string; version: number; reason: string }
type ActCall = Pick<Call<RouteShape & { verb: 'people.write' }>, 'tx' | 'keys' | 'journal' | 'now' | 'language'> & {
  scope: Scope<'people.write'>
  params: { id: string }
}

/** Carries an act out, keeps it as a submission of its own, and answers the person as they stand now. */
async function act(call: ActCall, body: Said & object, make: (area: string) => Promise<Act>): Promise<PersonView> {
  const { tx, scope, keys, now, params } = call
  const reader = narrow(scope, 'people.read')
  const digest = digestOf(body)
  const [before] = await findSent(tx, scope, [body.id])
  if (before) {
    // the id says which person it was about: the same words about another one are another act
    if (!before.digest.equals(digest) || before.persons[0] !== params.id) throw new Problem('sameIdOtherContent')
    // a record that was joined with another lives on in that one
    return (await show(tx, reader, keys, await becameOf(tx, reader, params.id), now, false)).view
  }
  const { row } = await show(tx, reader, keys, params.id, now, false)
  if (row.version !== body.version) throw new Problem('changedMeanwhile')
  const made = await make(row.area)
  const { zone } = await districtFacts(tx, scope.district)
  const day = dayOf(now, zone)
  const by = scope.actor.account
  const circumstances = { now, today: day, rules: (await inForce(tx, scope.district, day)).rules }
  // taken apart, a record is again what was said of it alone, before the other one comes back beside it
  const remade = made.do === 'apart' ? await remake(tx, scope, keys, [made.person], now) : []
  const acted = await carryOut(tx, scope, keys, made, { submission: body.id, observedAt: now, day, by }, circumstances)
  await keep(call, body, made, digest, acted.area)
  write(call, made, acted.area, body.reason, [...acted.deltas, ...remade])
  const left = made.do === 'merge' ? made.into : params.id
  return (await show(tx, reader, keys, left, now, false)).view
}

async function keep(call: ActCall, body: Said, made: Act, digest: Buffer, area: string): Promise<void> {
  const { tx, scope, keys, now } = call
  const written = await insertSubmissions(
    tx,
    scope,
    [
      {
        ...{ id: body.id, area, questionnaire: `act-${made.do}`, version: 1, source: 'officer', state: 'accepted' },
        answers: { reason: body.reason },
        sealed: keys.seal(JSON.stringify(made), sealedAnswers),
        ...{ digest, observed_at: now, recorded_at: now, account: scope.actor.account, device: scope.actor.device },
        ...{ collector: '', household: null, place: noPlace, chosen: [], persons: [made.person], problems: [] },
        ...{ import: null, replaces: null, verified: true },
      },
    ],
    now,
  )
  if (written.length === 0) throw new Problem('sameIdOtherContent')
}

function write({ journal }: ActCall, made: Act, area: string, reason: string, deltas: Delta[]): void {
  const fields = made.do === 'correct' ? { fields: Object.keys(made.fields) } : {}
  journal({ kind: `people.${made.do}`, area, subject: made.person, content: { reason, ...fields }, deltas })
}

export const correct: Handler<typeof correctPerson> = (call) =>
  act(call, call.body, async () => {
    const { demo, zone } = await districtFacts(call.tx, call.scope.district)
    const { fields, problems } = evaluateFields(call.body.fields, { today: dayOf(call.now, zone), synthetic: demo })
    if (problems.length > 0)
      throw new Problem('invalid', {
        fields: problems.map((p) => field(`fields/${p.path}`, p.code, sentence(p.code, p.params, call.language))),
      })
    return { do: 'correct', person: call.params.id, fields }
  })

export const death: Handler<typeof reportDeath> = (call) =>
  act(call, call.body, async () => ({ do: 'death', person: call.params.id, day: call.body.day ?? null }))

export const move: Handler<typeof movePerson> = (call) =>
  act(call, call.body, async (area) => {
    const { household, day, relation } = call.body
    const door = household ? found(await findDoor(call.tx, narrow(call.scope, 'people.read'), household)) : null
    const to = { household: door?.id ?? null, area: door?.area ?? area, relation: relation ?? 'other' }
    return { do: 'move', person: call.params.id, day, ...to }
  })

export const same: Handler<typeof judgeSame> = (call) =>
  act(call, call.body, async () => {
    const { other, verdict, fields } = call.body
    const person = call.params.id
    if (verdict === 'different') return { do: 'different', person, other }
    if (verdict === 'apart') return { do: 'apart', person, other }
    found(await show(call.tx, narrow(call.scope, 'people.read'), call.keys, other, call.now, false))
    return { do: 'merge', person, into: other, ...(fields && { keep: fields }) }
  })

export const close: Handler<typeof closeTag> = (call) =>
  act(call, call.body, async () => ({ do: 'closeTag', person: call.params.id, kind: call.params.kind }))
