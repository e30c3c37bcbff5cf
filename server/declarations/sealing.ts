import { part, unite, type Definition, type Sealed } from '@gridward/contract/questionnaire'
import type { Keys } from '../platform/keys.ts'

/** What sealed answers are bound to. */
export const sealedAnswers = 'submission.sealed'

/** Raw answers in the two parts in which they are kept. */
export function sealAnswers(
  keys: Keys,
  definition: Definition,
  answers: unknown,
): { open: Record<string, unknown>; sealed: Buffer | null } {
  const { open, sealed } = part(definition, answers)
  return { open, sealed: sealed.length > 0 ? keys.seal(JSON.stringify(sealed), sealedAnswers) : null }
}

/** The answers as they came. */
export function openAnswers(
  keys: Keys,
  stored: { answers: Record<string, unknown>; sealed: Buffer | null },
): Record<string, unknown> {
  const sealed = stored.sealed ? (JSON.parse(keys.open(stored.sealed, sealedAnswers)) as Sealed[]) : []
  return unite({ open: stored.answers, sealed }) as Record<string, unknown>
}

/** What else was sealed as a submission: an officer's act. */
export const openSealedJson = (keys: Keys, sealed: Buffer | null): unknown =>
  sealed ? JSON.parse(keys.open(sealed, sealedAnswers)) : null
