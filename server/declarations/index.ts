import type { Tx } from '../platform/database.ts'
import type { Journal } from '../platform/journal.ts'
import type { Keys } from '../platform/keys.ts'
import type { Scope } from '../platform/scope.ts'
import { keepDefinitions } from './definitions.ts'
import type { Piece, Taken } from './pieces.ts'
import { surroundings } from './surroundings.ts'
import { take } from './take.ts'

export { residentSurvey, returnee } from '@gridward/contract/questionnaire'
export type { Piece, PieceDeclaration, Taken } from './pieces.ts'
export { IdTaken } from './take.ts'

/**
 * Takes visits and declarations of any number and origin, by the same path as a phone's batch. Up to 1,000 at a time
 * keep a transaction short. Errors: IdTaken when an id of the set exists already (nothing of the set is stored then);
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
  return take(tx, scope, journal, pieces, await surroundings(tx, scope.district, keys, now))
}
