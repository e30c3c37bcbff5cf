import type { Definition, Evaluation, Question } from '@gridward/contract/questionnaire'
import { repeatOf } from './binds.ts'

export type Step =
  | { kind: 'root'; questions: readonly Question[] }
  | { kind: 'roster' }
  | { kind: 'row'; index: number; questions: readonly Question[] }
  | { kind: 'check'; questions: readonly Question[] }

/** Questions of a form without repeated rows on one page of the phone; a household's own part is one page however long. */
const perPage = 8

/** The pages of a form: what is asked once, who is there, one page per person, and a last look. */
export function stepsOf(definition: Definition, rows: number, found: Evaluation): Step[] {
  const repeat = repeatOf(definition)
  const at = repeat ? definition.questions.indexOf(repeat) : definition.questions.length
  const before = definition.questions.slice(0, at) as readonly Question[]
  const behind = definition.questions.slice(at + 1) as readonly Question[]
  const steps: Step[] = []
  if (repeat) steps.push({ kind: 'root', questions: before })
  else
    for (let i = 0; i < before.length; i += perPage)
      steps.push({ kind: 'root', questions: before.slice(i, i + perPage) })
  if (repeat && found.visible.has(repeat.key)) {
    steps.push({ kind: 'roster' })
    for (let index = 0; index < rows; index++) steps.push({ kind: 'row', index, questions: repeat.questions })
  }
  return [...steps, { kind: 'check', questions: behind.filter((item) => item.type !== ('repeat' as string)) }]
}

/** Where a question stands among the answers. */
export const pathOf = (step: Step, question: Pick<Question, 'key'>, group: string): string =>
  step.kind === 'row' ? `${group}/${step.index}/${question.key}` : question.key

/** Whether a path is asked on this page; the number of people belongs to the page that lists them. */
export function isOn(step: Step, path: string, group: string): boolean {
  const [key = '', index] = path.split('/')
  if (step.kind === 'row') return key === group && Number(index) === step.index
  if (step.kind === 'roster') return path === group
  return index === undefined && step.questions.some((question) => question.key === key)
}

export const stepAt = (steps: readonly Step[], path: string, group: string): number =>
  Math.max(
    0,
    steps.findIndex((step) => isOn(step, path, group)),
  )
