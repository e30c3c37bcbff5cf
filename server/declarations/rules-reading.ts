import { evaluate, type Audience, type Definition, type Evaluation } from '@gridward/contract/questionnaire'
import type { FieldName } from '@gridward/contract/questionnaire/fields'
import { populationBase } from '@gridward/contract/questionnaire/population-base'
import type { Row } from '@gridward/contract/questionnaire/values'
import type { Fields, Place } from '../people/index.ts'

export type Read = {
  place: Place
  household: Fields
  /** People by row; the row of a form about one person is 0. */
  people: { row: number; fields: Fields }[]
  problems: Evaluation['problems']
  warnings: Evaluation['warnings']
}
export type ReadFor = { today: string; audience: Audience | undefined; synthetic: boolean }

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/**
 * What answers say in the register's words. A row without a name is nobody yet; its raw answers stay with the
 * submission. Where somebody was registered is never handed on.
 */
export function readAnswers(definition: Definition, answers: unknown, { today, audience, synthetic }: ReadFor): Read {
  const options = audience ? { today, synthetic, audience } : { today, synthetic }
  const { bound, problems, warnings } = evaluate(definition, answers, options)
  const root = bound.root
  const rows = Object.values(bound.rows).flat()
  const people = rows.map((row, i) => ({ row: i, fields: withoutOrigin(row) })).filter(isSomebody)
  const alone = { row: 0, fields: personOf(root) }
  return {
    place: {
      estate: text(root['household.estate']),
      building: text(root['household.building']),
      unit: text(root['household.unit']),
      room: text(root['household.room']),
    },
    household: householdOf(root),
    people: isSomebody(alone) ? [alone] : people,
    problems,
    warnings,
  }
}

/** A form about one person answers for nobody else behind the door, and bringing it is no visit of the household. */
export const isAboutOne = (definition: Definition): boolean =>
  definition.questions.some((question) => question.type !== 'repeat' && question.bind === 'person.name')

/** Whether answers to a form count among the declarations of their day; a base of people from before is none. */
export const isSaidToday = (questionnaire: string): boolean => questionnaire !== populationBase.key

const isSomebody = (person: { fields: Fields }): boolean => text(person.fields['person.name']) !== ''

const addressFields = new Set(['household.estate', 'household.building', 'household.unit', 'household.room'])
const pick = (row: Row, keep: (field: string) => boolean): Fields =>
  Object.fromEntries(Object.entries(row).filter(([field]) => keep(field))) as Fields

const householdOf = (root: Row): Fields => pick(root, (f) => f.startsWith('household.') && !addressFields.has(f))
const personOf = (root: Row): Fields =>
  pick(root, (f) => !f.startsWith('household.') && !f.startsWith('declarant.') && f !== origin)
const origin: FieldName = 'person.registeredPlace'
const withoutOrigin = (row: Row): Fields => pick(row, (f) => f !== origin)
