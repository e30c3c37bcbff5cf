import type { Audience, Definition } from '@gridward/contract/questionnaire'
import type { VisitResult } from '@gridward/contract/coverage'
import type { Place } from '../people/index.ts'
import type { SubmissionSource } from './store-submissions.ts'

/** Answers to one form, ready to be read. */
export type PieceDeclaration = {
  id: string
  definition: Definition
  answers: Record<string, unknown>
  /** By row of the form: the record that the sender picked. */
  chosen: readonly (string | null)[]
  digest: Buffer
  replaces: string | null
}

/** A knock, answers, or both, whoever brings them: phone, page, paper, file. */
export type Piece = {
  source: SubmissionSource
  verified: boolean
  area: string
  household: string | null
  place: Place
  observedAt: string
  recordedAt: string
  account: string | null
  device: string | null
  collector: string
  import: string | null
  visit: { id: string; result: VisitResult; note: string; digest: Buffer } | null
  declaration: PieceDeclaration | null
}

export const audienceOf = (source: SubmissionSource): Audience | undefined =>
  source === 'self' ? 'self' : source === 'paper' ? 'paper' : source === 'door' ? 'door' : undefined

/** What became of a piece. `stored` false: its id exists already with something else in it. */
export type Taken = {
  stored: boolean
  household: string | null
  area: string
  persons: (string | null)[]
  problems: { path: string; code: string; params: Readonly<Record<string, string | number>> }[]
  needs: { row: number; person: string; reason: string }[]
}
