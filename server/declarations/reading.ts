import { dayOf } from '@gridward/contract/days'
import { audienceOf, type Piece } from './pieces.ts'
import { readAnswers, type Read } from './rules-reading.ts'
import type { Surroundings } from './surroundings.ts'

/** What the answers of a piece say, as of the day on which they were given. */
export const readPiece = (piece: Piece, { zone, synthetic }: Pick<Surroundings, 'zone' | 'synthetic'>): Read => {
  const { definition, answers } = piece.declaration!
  const today = dayOf(piece.observedAt, zone)
  return readAnswers(definition, answers, { today, audience: audienceOf(piece.source), synthetic })
}
