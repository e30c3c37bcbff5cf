import type { AnswersOf, KeyOf } from './answers.ts'
import type { residentSurvey } from './resident-survey/definition.ts'
import type { returnee } from './returnee/definition.ts'
import type { Definition } from './schema.ts'

export type ResidentKey = KeyOf<typeof residentSurvey>
export type ReturneeKey = KeyOf<typeof returnee>
export type ResidentAnswers = AnswersOf<typeof residentSurvey>
export type ReturneeAnswers = AnswersOf<typeof returnee>

/** All question keys of a form in its order, the keys of repeated rows after the key of their group. */
export const keysOf = <D extends Definition>(definition: D): readonly KeyOf<D>[] =>
  definition.questions.flatMap((question) =>
    question.type === 'repeat' ? [question.key, ...question.questions.map((row) => row.key)] : [question.key],
  ) as unknown as readonly KeyOf<D>[]
