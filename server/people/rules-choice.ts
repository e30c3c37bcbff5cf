import type { FieldName } from '@gridward/contract/questionnaire/fields'
import type { Register } from './rules-precedence.ts'

const text = (value: unknown): string => JSON.stringify(value) ?? ''

/**
 * What the fields shall say in which two records of one person disagree: those in `keep` as in `mine`, the others as in
 * `theirs`. A field that only one of them has is no disagreement.
 */
export function choicesOf(
  mine: Register,
  theirs: Register,
  keep: readonly string[],
): Partial<Record<FieldName, unknown>> {
  const chosen: Partial<Record<FieldName, unknown>> = {}
  for (const field of Object.keys(mine) as FieldName[]) {
    const [a, b] = [mine[field]?.kept.value, theirs[field]?.kept.value]
    // where somebody lives is a move, and said as one
    if (field === 'household.room' || b === undefined || text(a) === text(b)) continue
    chosen[field] = keep.includes(field) ? a : b
  }
  return chosen
}

/** The choices that a register does not show yet. */
export const stillToSay = (
  register: Register,
  chosen: Partial<Record<FieldName, unknown>>,
): Partial<Record<FieldName, unknown>> =>
  Object.fromEntries(
    Object.entries(chosen).filter(([field, value]) => text(register[field as FieldName]?.kept.value) !== text(value)),
  )
