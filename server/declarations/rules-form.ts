import { isFor, type Definition, type Question, type Repeat } from '@gridward/contract/questionnaire'

export type Typed = Readonly<Record<string, string | string[] | undefined>>

/** Questions that residents answer themselves, in the order of the form. */
export const asked = (definition: Definition): (Question | Repeat)[] =>
  definition.questions.filter((question) => isFor(question, 'self'))
export const askedIn = (repeat: Repeat): Question[] => repeat.questions.filter((question) => isFor(question, 'self'))

const filled = (value: string | string[] | undefined): boolean =>
  typeof value === 'string' ? value.trim() !== '' : value !== undefined

/** The answers of a page without JavaScript: fields are named `key`, those of a person `members/0/key`. */
export function answersOf(definition: Definition, typed: Typed, rows: number): Record<string, unknown> {
  const answers: Record<string, unknown> = {}
  for (const question of asked(definition)) {
    if (question.type !== 'repeat') {
      if (filled(typed[question.key])) answers[question.key] = typed[question.key]
      continue
    }
    const people = Array.from({ length: rows }, (_, row) => {
      const names = askedIn(question).map(({ key }) => [key, typed[`${question.key}/${row}/${key}`]] as const)
      return Object.fromEntries(names.filter(([, value]) => filled(value)))
    })
    // a person added by mistake is nobody; the first one is asked for
    const kept = people.filter((person, row) => row === 0 || Object.keys(person).length > 0)
    if (kept.some((person) => Object.keys(person).length > 0) || question.min) answers[question.key] = kept
  }
  return answers
}

/** What is left when one row of a group is taken out: those behind it move up. */
export function withoutRow(typed: Typed, group: string, row: number): Typed {
  const entries = Object.entries(typed).flatMap(([name, value]) => {
    const [head, at, ...rest] = name.split('/')
    if (head !== group || at === undefined || rest.length === 0 || Number(at) < row) return [[name, value] as const]
    return Number(at) === row ? [] : [[[head, Number(at) - 1, ...rest].join('/'), value] as const]
  })
  return Object.fromEntries(entries)
}

/** The fields of a page that shows given answers, to be corrected. */
export function typedOf(
  definition: Definition,
  answers: Readonly<Record<string, unknown>>,
): { typed: Typed; rows: number } {
  const typed: Record<string, string | string[]> = {}
  let rows = 1
  const put = (name: string, value: unknown): void => {
    if (Array.isArray(value)) typed[name] = value.map(String)
    else if (typeof value === 'string' || typeof value === 'number') typed[name] = String(value)
  }
  for (const question of definition.questions) {
    const value = answers[question.key]
    if (question.type !== 'repeat') put(question.key, value)
    else if (Array.isArray(value)) {
      rows = Math.max(rows, value.length)
      value.forEach((row: unknown, i) => {
        for (const [key, one] of Object.entries((row ?? {}) as object)) put(`${question.key}/${i}/${key}`, one)
      })
    }
  }
  return { typed, rows }
}
