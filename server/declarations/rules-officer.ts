import { evaluate, type Definition, type Evaluation } from '@gridward/contract/questionnaire'
import { residentSurvey } from '@gridward/contract/questionnaire'
import type { FieldName } from '@gridward/contract/questionnaire/fields'
import type { Fields } from '../people/index.ts'

const members = residentSurvey.questions.find((question) => question.key === 'members')!
const asked = 'questions' in members ? members.questions : []

/** The questions of the household survey that bind to a field, alone and optional: how a correction is read. */
const form: Definition = {
  key: 'correction',
  version: 1,
  lists: residentSurvey.lists,
  questions: asked
    .filter((question) => 'bind' in question)
    .map(({ required: _, relevant: __, audience: ___, ...question }: Record<string, unknown>) => question) as never,
}
const keyOf = new Map<string, string>(
  asked.flatMap((question) => ('bind' in question ? [[question.bind as string, question.key] as const] : [])),
)
const fieldOf = new Map<string, string>([...keyOf].map(([fieldName, key]) => [key, fieldName]))

/** Reads corrected fields as their questions are read: names, numbers, phones and dates in their normal spelling. */
export function evaluateFields(
  fields: Readonly<Record<string, string | undefined>>,
  checks: { today: string; synthetic: boolean },
): { fields: Fields; problems: Evaluation['problems'] } {
  const answers = Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => (keyOf.has(name) ? [[keyOf.get(name)!, value]] : [])),
  )
  const { bound, problems } = evaluate(form, answers, checks)
  const kept = Object.fromEntries(Object.entries(bound.root).filter(([name]) => name in fields))
  return {
    fields: kept as Partial<Record<FieldName, unknown>>,
    problems: problems.map((problem) => ({ ...problem, path: fieldOf.get(problem.path) ?? problem.path })),
  }
}
