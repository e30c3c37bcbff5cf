import type { Definition, Question, Repeat } from '@gridward/contract/questionnaire'

type Field = NonNullable<Question['bind']>

/** The rows that are people of the household; other rows (who travelled along) are none of the register's people. */
export const repeatOf = (definition: Definition): Repeat | undefined =>
  definition.questions.find(
    (item): item is Repeat => item.type === 'repeat' && bound(item.questions, 'person.name') !== undefined,
  )

export const rootQuestions = (definition: Definition): Question[] =>
  definition.questions.filter((item): item is Question => item.type !== 'repeat')

export const bound = (questions: readonly Question[], field: Field): Question | undefined =>
  questions.find((question) => question.bind === field)

/** Answers by question key, given by field of the register; a form without such a question goes without the answer. */
export function answersTo(
  questions: readonly Question[],
  values: Partial<Record<Field, unknown>>,
): Record<string, unknown> {
  const answers: Record<string, unknown> = {}
  for (const [field, value] of Object.entries(values)) {
    const question = bound(questions, field as Field)
    if (question && value !== undefined && value !== '') answers[question.key] = value
  }
  return answers
}

/** Who somebody is, as opposed to how they are and where they were: the register knows it of people it knows. */
export const isIdentity = ({ bind }: Question): boolean =>
  bind !== undefined && (bind.startsWith('person.') || bind.startsWith('member.'))

export const isAddress = ({ bind }: Question): boolean =>
  bind !== undefined && /^household\.(estate|building|unit|room)$/.test(bind)

/** Where somebody was and whom they met: families travel together. */
export const isJourney = ({ bind }: Question): boolean => bind !== undefined && /^(stay|travel|exposure)\./.test(bind)
