import {
  evaluate,
  type Definition,
  type Evaluation,
  type Problem,
  type Question,
} from '@gridward/contract/questionnaire'
import { addressOf } from '../doors.ts'
import { isAddress, isIdentity, repeatOf, rootQuestions } from './binds.ts'
import type { Draft } from './draft.ts'

export type Look = { found: Evaluation; problems: readonly Problem[] }
export type Day = { today: string; synthetic: boolean }

/** What a draft says so far, and what is wrong with it apart from answers that the register has already. */
export function look(draft: Draft, definition: Definition, { today, synthetic }: Day): Look {
  const found = evaluate(definition, draft.answers, { today, synthetic, audience: 'door' })
  const root = rootQuestions(definition)
  const rows = repeatOf(definition)?.questions ?? []
  const alone = !repeatOf(definition) && Boolean(draft.persons[0])
  const known = ({ path, code }: Problem): boolean => {
    if (code !== 'required') return false
    const [key = '', index, question] = path.split('/')
    if (question === undefined)
      return (addressOf(draft.place) !== '' && asks(root, key, isAddress)) || (alone && asks(root, key, isIdentity))
    return Boolean(draft.persons[Number(index)]) && asks(rows, question, isIdentity)
  }
  return { found, problems: found.problems.filter((problem) => !known(problem)) }
}

const asks = (questions: readonly Question[], key: string, what: (question: Question) => boolean): boolean =>
  questions.some((question) => question.key === key && what(question))
