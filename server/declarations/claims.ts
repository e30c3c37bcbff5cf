import type { Delta } from '@gridward/contract/metrics'
import { STANDING } from '@gridward/contract/metrics'
import { dayOf } from '@gridward/contract/days'
import type { Tx } from '../platform/database.ts'
import type { Journal } from '../platform/journal.ts'
import { narrow, type Scope } from '../platform/scope.ts'
import { declarationDeltas, doorAt, type Place } from '../people/index.ts'
import type { Piece, Taken } from './pieces.ts'
import { readPiece } from './reading.ts'
import { insertSubmissions, type SubmissionRow } from './store-submissions.ts'
import type { Surroundings } from './surroundings.ts'
import { IdTaken, submissionOf } from './take.ts'

/** What nobody has verified waits beside the register: it overwrites nothing and merges with nobody. */
export async function leaveClaims(
  tx: Tx,
  scope: Scope<'declarations.visit'>,
  journal: Journal,
  pieces: readonly Piece[],
  around: Surroundings,
): Promise<Taken[]> {
  const rows: SubmissionRow[] = []
  for (const piece of pieces) rows.push(await claimOf(tx, scope, piece, around))
  const written = await insertSubmissions(tx, scope, rows, around.now)
  if (written.length < rows.length) throw new IdTaken()
  return rows.map((row, i) => {
    const day = dayOf(pieces[i]!.observedAt, around.zone)
    const deltas: Delta[] = [waiting(row.area, 1), ...declarationDeltas({ area: row.area, day, source: row.source })]
    journal({
      kind: 'declarations.claimed',
      area: row.area,
      subject: row.id,
      content: { form: row.questionnaire, day },
      deltas,
    })
    return { stored: true, household: row.household, area: row.area, persons: [], problems: [], needs: [] }
  })
}

export const waiting = (area: string, n: number): Delta => ({ area, day: STANDING, metric: 'claims.waiting', n })

/** An estate alone is no door: the page asks for it beside the form. */
const isNamed = ({ building, unit, room }: Place): boolean => building + unit + room !== ''

async function claimOf(
  tx: Tx,
  scope: Scope<'declarations.visit'>,
  piece: Piece,
  around: Surroundings,
): Promise<SubmissionRow> {
  const read = readPiece(piece, around)
  const { estate } = piece.place
  const place: Place = isNamed(piece.place) ? piece.place : { ...read.place, estate: estate || read.place.estate }
  // the door is a help for whoever judges; nothing in the answer tells the sender whether it is known
  const at = (of: Place): Promise<string | null> => doorAt(tx, narrow(scope, 'people.read'), piece.area, of)
  const household = piece.household ?? (await at(place)) ?? (estate ? await at(read.place) : null)
  const applied = { household, area: piece.area, persons: [] }
  return { ...submissionOf({ ...piece, place }, null, applied, around)!, state: 'claim' }
}
