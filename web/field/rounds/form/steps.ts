import type { Definition, Evaluation, Question, Repeat } from '@gridward/contract/questionnaire'
import { isCode } from '@gridward/contract/questionnaire/plan'
import { repeatOf } from './binds.ts'

export type Step =
  | { kind: 'root'; questions: readonly Question[]; part?: Part; groups?: readonly Repeat[] }
  | { kind: 'roster' }
  | { kind: 'row'; index: number; questions: readonly Question[] }
  | { kind: 'check'; questions: readonly Question[] }

/** The pages of a form about one person: who, the way here, how it is now, what was arranged. */
export const parts = ['who', 'way', 'present', 'arranged'] as const
export type Part = (typeof parts)[number]
const partBy: Readonly<Record<string, Part>> = {
  ...{ stay: 'way', travel: 'way', address: 'present', exposure: 'present', health: 'present', care: 'present' },
  measures: 'arranged',
}

/** In the order of the form: a part that is over does not begin again. */
function inParts(items: Definition['questions']): Step[] {
  const empty = (part: Part) => ({ kind: 'root' as const, part, questions: [] as Question[], groups: [] as Repeat[] })
  const steps = parts.map(empty)
  let at = 0
  for (const question of items) {
    if (question.type === 'repeat') {
      steps[at]!.groups.push(question)
      continue
    }
    if (isCode(question)) continue
    const part = partBy[question.bind?.split('.')[0] ?? '']
    if (part) at = Math.max(at, parts.indexOf(part))
    steps[at]!.questions.push(question)
  }
  return steps.filter((step) => step.questions.length > 0)
}

/** The pages of a form: what is asked once, who is there, one page per person, and a last look. */
export function stepsOf(definition: Definition, rows: number, found: Evaluation): Step[] {
  const repeat = repeatOf(definition)
  const at = repeat ? definition.questions.indexOf(repeat) : definition.questions.length
  const plain = (items: Definition['questions']): Question[] =>
    items.filter((item): item is Question => item.type !== 'repeat' && !isCode(item))
  const before = plain(definition.questions.slice(0, at))
  const behind = plain(definition.questions.slice(at + 1))
  const steps: Step[] = repeat ? [{ kind: 'root', questions: before }] : inParts(definition.questions)
  if (repeat && found.visible.has(repeat.key)) {
    steps.push({ kind: 'roster' })
    for (let index = 0; index < rows; index++) steps.push({ kind: 'row', index, questions: plain(repeat.questions) })
  }
  return [...steps, { kind: 'check', questions: behind }]
}

/** Where a question stands among the answers. */
export const pathOf = (step: Step, question: Pick<Question, 'key'>, group: string): string =>
  step.kind === 'row' ? `${group}/${step.index}/${question.key}` : question.key

/** Whether a path is asked on this page; the number of people belongs to the page that lists them. */
export function isOn(step: Step, path: string, group: string): boolean {
  const [key = '', index] = path.split('/')
  if (step.kind === 'row') return key === group && Number(index) === step.index
  if (step.kind === 'roster') return path === group
  if (step.kind === 'root' && step.groups?.some((own) => own.key === key)) return true
  return index === undefined && step.questions.some((question) => question.key === key)
}

export const stepAt = (steps: readonly Step[], path: string, group: string): number =>
  Math.max(
    0,
    steps.findIndex((step) => isOn(step, path, group)),
  )
