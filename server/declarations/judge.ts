import { maskIdentity } from '@gridward/contract/identity'
import type { judgeClaim, listClaims, readClaim } from '@gridward/contract/declarations'
import { digestOf } from '../platform/canonical.ts'
import { readCounters } from '../platform/counters.ts'
import type { Delta } from '@gridward/contract/metrics'
import { field, found, Problem } from '../platform/problem.ts'
import { covers, narrow, type Scope } from '../platform/scope.ts'
import type { Tx } from '../platform/database.ts'
import type { Keys } from '../platform/keys.ts'
import type { Handler } from '../serve.ts'
import {
  addressOf,
  applyTold,
  cursorOf,
  peopleBehind,
  readCursor,
  recordId,
  secretsOf,
  type Applied,
} from '../people/index.ts'
import { todaysPath } from './areas.ts'
import { waiting } from './claims.ts'
import { findDefinition } from './definitions.ts'
import { mustWait, sameAgain } from './judged.ts'
import type { Piece } from './pieces.ts'
import { readPiece } from './reading.ts'
import { openAnswers, sealAnswers } from './sealing.ts'
import { sentence } from './sentences.ts'
import { listClaims as rowsOf, replaceAnswers, settleClaim } from './store-claims.ts'
import { findSubmission, type StoredSubmission } from './store-submissions.ts'
import { surroundings, type Surroundings } from './surroundings.ts'
import { toldOf } from './take.ts'

export const claims: Handler<typeof listClaims> = async ({ query, tx, scope }) => {
  const limit = query.limit ?? 50
  const rows = await rowsOf(tx, scope, { after: readCursor(query.after, 2), limit: limit + 1 })
  const counters = await readCounters(tx, narrow(scope, 'areas.read'), scope.prefixes, '0001-01-01')
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    items: shown.map((row) => ({
      ...{ id: row.id, area: row.area, questionnaire: row.questionnaire, address: addressOf(row.place) },
      ...{ household: row.household, observedAt: row.observed_at, needsVisit: row.verdict === 'needsVisit' },
    })),
    next: rows.length > limit && last ? cursorOf([last.observed_text, last.id]) : null,
    total: counters.filter((c) => c.metric === 'claims.waiting').reduce((n, c) => n + c.n, 0),
    more: false,
  }
}

async function pieceOf(tx: Tx, keys: Keys, claim: StoredSubmission, district: number): Promise<Piece> {
  const definition = found(await findDefinition(tx, claim.questionnaire, claim.version))
  const area = (await todaysPath(tx, district, claim.area)) ?? claim.area
  const { source, household, place, account, device, collector, digest, replaces } = claim
  return {
    ...{
      source,
      verified: true,
      area,
      household,
      place,
      account,
      device,
      collector,
      import: claim.import,
      visit: null,
    },
    ...{ observedAt: claim.observed_at, recordedAt: claim.recorded_at },
    declaration: {
      id: claim.id,
      definition,
      answers: openAnswers(keys, claim),
      chosen: claim.chosen,
      digest,
      replaces,
    },
  }
}

export const claim: Handler<typeof readClaim> = async ({ params, tx, scope, keys, journal, now, language }) => {
  const row = found(await findSubmission(tx, scope, params.id))
  await mustWait(tx, scope, row, 'gone')
  const piece = await pieceOf(tx, keys, row, scope.district)
  const around = await surroundings(tx, scope.district, keys, now)
  const { problems } = readPiece(piece, around)
  const behind = row.household ? await peopleBehind(tx, narrow(scope, 'people.read'), row.household) : []
  journal({ kind: 'declarations.claimRead', area: row.area, subject: row.id, retention: 'look' })
  return {
    ...{ id: row.id, area: row.area, questionnaire: row.questionnaire, version: row.version, household: row.household },
    ...{ address: addressOf(row.place), observedAt: row.observed_at, needsVisit: false },
    answers: piece.declaration!.answers,
    problems: problems.map(({ path, code, params: p }) => ({ path, code, text: sentence(code, p, language) })),
    residents: behind.map(({ id, name, key, sealed }) => ({
      ...{ id, name, relation: key, idNumber: maskIdentity(secretsOf(keys, sealed).number) },
    })),
  }
}

export const judge: Handler<typeof judgeClaim> = async ({ params, body, tx, scope, keys, journal, now, language }) => {
  const row = found(await findSubmission(tx, scope, params.id))
  const digest = digestOf(body)
  const before = sameAgain(row, scope.actor.account, digest)
  if (before) return before
  await mustWait(tx, scope, row, 'changedMeanwhile')
  const { verdict, reason = '' } = body
  if (verdict === 'rejected' && reason === '')
    throw new Problem('invalid', { fields: [field('reason', 'required', sentence('required', {}, language))] })
  const unchanged = { household: row.household, area: row.area, persons: row.persons, needs: [] as Applied['needs'] }
  const became =
    verdict === 'asIs' || verdict === 'corrected'
      ? await enter(tx, scope, keys, row, body, await surroundings(tx, scope.district, keys, now))
      : { ...unchanged, deltas: [] as Delta[] }
  const state = verdict === 'rejected' ? 'rejected' : verdict === 'needsVisit' ? 'claim' : 'accepted'
  const { household, area, persons, needs } = became
  await settleClaim(
    tx,
    scope,
    {
      ...{ id: row.id, state, verdict, reason, household, area, persons },
      ...{ applied: state === 'accepted', sent: { digest, needs } },
    },
    now,
  )
  const deltas = state === 'claim' ? became.deltas : [waiting(row.area, -1), ...became.deltas]
  journal({ kind: 'declarations.judged', area, subject: row.id, content: { verdict, reason, household }, deltas })
  return { done: true, household, persons: [...persons], needs }
}

type Body = {
  answers?: Record<string, unknown> | undefined
  household?: string | undefined
  persons?: (string | null)[] | undefined
}

/** The claim enters the register as verified: somebody with a post has vouched for it. */
async function enter(
  tx: Tx,
  scope: Scope<'declarations.judge'>,
  keys: Keys,
  row: StoredSubmission,
  body: Body,
  around: Surroundings,
): Promise<Pick<Applied, 'household' | 'area' | 'persons' | 'needs' | 'deltas'>> {
  const piece = await pieceOf(tx, keys, row, scope.district)
  if (body.answers) piece.declaration!.answers = body.answers
  if (body.persons) piece.declaration!.chosen = body.persons
  piece.household = body.household ?? row.household
  const read = readPiece(piece, around)
  if (!covers(scope, piece.area)) throw new Problem('notFound')
  // an address that the register does not know yet is a door that nobody has found before
  if (piece.household === null && Object.values(read.place).some(Boolean)) piece.household = recordId(row.id, 'door')
  const told = toldOf(piece, read, around)
  const circumstances = { now: around.now, today: around.today, rules: around.rules }
  const [applied] = await applyTold(tx, narrow(scope, 'people.write'), keys, [told], circumstances)
  if (body.answers) {
    const { open, sealed } = sealAnswers(keys, piece.declaration!.definition, body.answers)
    const problems = read.problems.map(({ path, code }) => ({ path, code }))
    await replaceAnswers(tx, scope, { id: row.id, answers: open, sealed, problems })
  }
  const persons: (string | null)[] = []
  read.people.forEach((person, i) => (persons[person.row] = applied!.persons[i] ?? null))
  return { ...applied!, persons: Array.from(persons, (id) => id ?? null) }
}
