import type { Tx } from '../platform/database.ts'
import type { Journal } from '../platform/journal.ts'
import type { Keys } from '../platform/keys.ts'
import type { Scope } from '../platform/scope.ts'
import { leaveClaims } from './claims.ts'
import { keepDefinitions } from './definitions.ts'
import type { Piece, Taken } from './pieces.ts'
import { surroundings } from './surroundings.ts'
import { take } from './take.ts'

export { residentSurvey, returnee } from '@gridward/contract/questionnaire'
export type { Piece, PieceDeclaration, Taken } from './pieces.ts'
export { foundDoors, foundRound } from './founding.ts'
export { lateness } from './lateness.ts'
export { IdTaken } from './take.ts'
export { asFile, demoNote, frame, languageLinks } from './page-frame.ts'
export { tooMany } from './public.ts'
export { receiptPlace, type ReceiptPlace } from './receipt-place.ts'

/**
 * Takes visits and declarations of any number and origin, by the same path as a phone's batch. Up to 1,000 at a time
 * keep a transaction short. What residents
 * said themselves and nobody verified waits as a claim. Errors: IdTaken when an id of the set exists already (nothing of the set is stored then);
 * notFound when a piece lies outside the scope.
 */
export async function applyPieces(
  tx: Tx,
  scope: Scope<'declarations.visit'>,
  journal: Journal,
  keys: Keys,
  pieces: readonly Piece[],
  now: string,
): Promise<Taken[]> {
  await keepDefinitions(tx, now)
  const around = await surroundings(tx, scope.district, keys, now)
  const claims = pieces.filter(isClaim)
  const known = pieces.filter((piece) => !isClaim(piece))
  const taken = known.length > 0 ? await take(tx, scope, journal, known, around) : []
  const left = claims.length > 0 ? await leaveClaims(tx, scope, journal, claims, around) : []
  return pieces.map((piece) => (isClaim(piece) ? left.shift()! : taken.shift()!))
}

const isClaim = (piece: Piece): boolean => piece.source === 'self' && !piece.verified
