import { evaluate, type Audience, type Definition, type Evaluation } from '@gridward/contract/questionnaire'
import type { FieldName } from '@gridward/contract/questionnaire/fields'
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

const isSomebody = (person: { fields: Fields }): boolean => text(person.fields['person.name']) !== ''

const addressFields = new Set(['household.estate', 'household.building', 'household.unit', 'household.room'])
const pick = (row: Row, keep: (field: string) => boolean): Fields =>
  Object.fromEntries(Object.entries(row).filter(([field]) => keep(field))) as Fields

const householdOf = (root: Row): Fields => pick(root, (f) => f.startsWith('household.') && !addressFields.has(f))
const personOf = (root: Row): Fields =>
  pick(root, (f) => !f.startsWith('household.') && !f.startsWith('declarant.') && f !== origin)
const origin: FieldName = 'person.registeredPlace'
const withoutOrigin = (row: Row): Fields => pick(row, (f) => f !== origin)

/** Answers split into what may lie open and what is sealed, by path; questions of the form that are marked sensitive. */
export function splitAnswers(
  definition: Definition,
  answers: Readonly<Record<string, unknown>>,
): { open: Record<string, unknown>; secret: Record<string, unknown> } {
  const open: Record<string, unknown> = { ...answers }
  const secret: Record<string, unknown> = {}
  const known = new Set<string>()
  for (const question of definition.questions) {
    known.add(question.key)
    if (question.type === 'repeat') splitRows(question.key, question.questions, open, secret)
    else if (question.sensitive || question.originField) hide(question.key, open, secret)
  }
  // nobody knows what a key holds that this form does not have
  for (const key of Object.keys(open)) if (!known.has(key)) hide(key, open, secret)
  return { open, secret }
}

type Sensitive = { key: string; sensitive?: true | undefined; originField?: true | undefined }

function splitRows(
  key: string,
  questions: readonly Sensitive[],
  open: Record<string, unknown>,
  secret: Record<string, unknown>,
) {
  const rows = open[key]
  if (!Array.isArray(rows)) return void (rows === undefined || hide(key, open, secret))
  const openKeys = new Set(questions.filter((q) => !q.sensitive && !q.originField).map((q) => q.key))
  open[key] = rows.map((row: unknown, i) => {
    if (typeof row !== 'object' || row === null) return row
    const kept: Record<string, unknown> = {}
    for (const [name, value] of Object.entries(row))
      if (openKeys.has(name)) kept[name] = value
      else secret[`${key}/${i}/${name}`] = value
    return kept
  })
}

function hide(key: string, open: Record<string, unknown>, secret: Record<string, unknown>): void {
  if (open[key] === undefined) return
  secret[key] = open[key]
  delete open[key]
}

/** The answers as they came, from both parts. */
export function joinAnswers(
  open: Readonly<Record<string, unknown>>,
  secret: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const whole = structuredClone(open) as Record<string, unknown>
  for (const [path, value] of Object.entries(secret)) {
    const [key = '', row, name] = path.split('/')
    if (row === undefined || name === undefined) whole[key] = value
    else (whole[key] as Record<string, unknown>[])[Number(row)]![name] = value
  }
  return whole
}
