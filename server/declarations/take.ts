import type { Delta } from '@gridward/contract/metrics'
import { dayOf } from '@gridward/contract/days'
import type { Tx } from '../platform/database.ts'
import type { Journal } from '../platform/journal.ts'
import { Problem } from '../platform/problem.ts'
import { covers, narrow, type Scope } from '../platform/scope.ts'
import { applyTold, declarationDeltas, visitDeltas, type Applied, type Place, type Told } from '../people/index.ts'
import type { Piece, Taken } from './pieces.ts'
import { readPiece } from './reading.ts'
import { isAboutOne, isSaidToday, type Read } from './rules-reading.ts'
import { sealAnswers } from './sealing.ts'
import { insertSubmissions, type SubmissionRow } from './store-submissions.ts'
import { insertVisits, type VisitRow } from './store-visits.ts'
import type { Surroundings } from './surroundings.ts'

/** Someone's id was used before for something else. */
export class IdTaken extends Error {}

/** The door that was meant was moved out of the sender's areas since the sender last saw it. */
export class OutsideAreas extends Problem {
  constructor() {
    super('notFound')
  }
}

/**
 * Takes pieces of any number and origin: raw answers are kept, the register follows, one line in the journal each.
 * A phone's batch, a judged claim, a keyed line, a thousand rows of a file and the demo all come through here.
 * Errors: IdTaken, when an id of the set exists already; the caller knows how to go on.
 */
export async function take(
  tx: Tx,
  scope: Scope<'declarations.visit'>,
  journal: Journal,
  pieces: readonly Piece[],
  around: Surroundings,
): Promise<Taken[]> {
  const reads = pieces.map((piece) => (piece.declaration ? readPiece(piece, around) : null))
  const told = pieces.map((piece, i) => toldOf(piece, reads[i] ?? null, around))
  const { keys, now, today, rules } = around
  const applied = await applyTold(tx, narrow(scope, 'people.write'), keys, told, { now, today, rules })
  if (applied.some((one) => !covers(scope, one.area))) throw new OutsideAreas()
  const submissions = pieces.flatMap((piece, i) => submissionOf(piece, reads[i] ?? null, applied[i]!, around) ?? [])
  const visits = pieces.flatMap((piece, i) => visitOf(piece, told[i]!, applied[i]!) ?? [])
  if (submissions.length > 0 && (await insertSubmissions(tx, scope, submissions, now)).length < submissions.length)
    throw new IdTaken()
  if (visits.length > 0 && (await insertVisits(tx, scope, visits, now)).length < visits.length) throw new IdTaken()
  return pieces.map((piece, i) => {
    const became = applied[i]!
    write(journal, piece, told[i]!, became)
    const { household, area, persons, needs } = became
    const problems = (reads[i]?.problems ?? []).map(({ path, code, params }) => ({ path, code, params }))
    return { stored: true, household, area, persons, needs, problems }
  })
}

const isNamed = (place: Place): boolean => Object.values(place).some((part) => part !== '')

export function toldOf(piece: Piece, read: Read | null, around: Surroundings): Told {
  const { declaration, visit, source, verified, observedAt, account, area } = piece
  const chosen = declaration?.chosen ?? []
  return {
    submission: declaration?.id ?? visit!.id,
    ...{ source, verified, observedAt, area, by: account },
    day: dayOf(observedAt, around.zone),
    household: piece.household,
    // the answers name the door for a new household; for a known one its own address stands
    place: isNamed(piece.place) ? piece.place : (read?.place ?? piece.place),
    fields: read?.household ?? {},
    visit: visit ? { id: visit.id, result: visit.result, account } : null,
    declared: declaration !== null && !isAboutOne(declaration.definition) && (read?.people.length ?? 0) > 0,
    round: around.roundOf(area),
    people: (read?.people ?? []).map(({ row, fields }) => ({ row, fields, chosen: chosen[row] ?? null })),
  }
}

export function submissionOf(
  piece: Piece,
  read: Read | null,
  applied: Pick<Applied, 'household' | 'area' | 'persons'>,
  around: Surroundings,
): SubmissionRow | null {
  const { declaration } = piece
  if (!declaration) return null
  const { definition, answers } = declaration
  const { open, sealed } = sealAnswers(around.keys, definition, answers)
  const persons: (string | null)[] = []
  read?.people.forEach(({ row }, i) => (persons[row] = applied.persons[i] ?? null))
  return {
    id: declaration.id,
    area: applied.area,
    questionnaire: definition.key,
    version: definition.version,
    source: piece.source,
    state: 'accepted',
    answers: open,
    sealed,
    digest: declaration.digest,
    observed_at: piece.observedAt,
    recorded_at: piece.recordedAt,
    account: piece.account,
    device: piece.device,
    collector: piece.collector,
    household: applied.household,
    place: piece.place,
    chosen: [...declaration.chosen],
    persons: Array.from(persons, (id) => id ?? null),
    problems: (read?.problems ?? []).map(({ path, code }) => ({ path, code })),
    import: piece.import,
    replaces: declaration.replaces,
    verified: piece.verified,
  }
}

function visitOf(piece: Piece, told: Told, applied: Applied): VisitRow | null {
  const { visit } = piece
  if (!visit || applied.household === null) return null
  return {
    id: visit.id,
    area: applied.area,
    household: applied.household,
    round: told.round.id,
    result: visit.result,
    source: piece.source === 'paper' || piece.source === 'import' ? piece.source : 'door',
    account: piece.account,
    device: piece.device,
    collector: piece.collector,
    observed_at: piece.observedAt,
    recorded_at: piece.recordedAt,
    second: applied.second,
    disagrees: applied.second ? applied.disagrees : null,
    submission: piece.declaration?.id ?? null,
    note: visit.note,
    digest: visit.digest,
    import: piece.import,
    place: piece.place,
  }
}

function write(journal: Journal, piece: Piece, told: Told, applied: Applied): void {
  const { area, household, second, disagrees } = applied
  const { day } = told
  const deltas: Delta[] = [...applied.deltas]
  if (piece.visit) deltas.push(...visitDeltas({ area, day, result: piece.visit.result, second, disagrees }))
  if (piece.declaration && piece.source !== 'officer' && isSaidToday(piece.declaration.definition.key))
    deltas.push(...declarationDeltas({ area, day, source: piece.source }))
  journal({
    kind: piece.visit ? 'declarations.visited' : 'declarations.declared',
    area,
    subject: household ?? undefined,
    content: {
      submission: told.submission,
      source: piece.source,
      ...(piece.visit ? { result: piece.visit.result } : {}),
      ...(second ? { second, disagrees } : {}),
      people: told.people.length,
      day,
    },
    deltas,
  })
}
