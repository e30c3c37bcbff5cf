import type { Definition, Question } from '@gridward/contract/questionnaire'
import { asked, askedIn } from './rules-form.ts'

/** What a question is about, by the field that it is bound to. */
export type Topic = 'home' | 'teller' | 'who' | 'days' | 'health'
const topics: Readonly<Record<string, Topic>> = {
  ...{ household: 'home', address: 'home', declarant: 'teller', person: 'who', member: 'who' },
  ...{ stay: 'days', travel: 'days', exposure: 'days', health: 'health', care: 'health', measures: 'health' },
}
export const topicOf = (question: Question): Topic => topics[question.bind?.split('.')[0] ?? ''] ?? 'who'

export type StepField = { path: string; question: Question; topic: Topic }
/** One screen of the form. `row` is the person that a step is about. */
export type Step = {
  of: 'home' | 'self' | 'days' | 'now' | 'person' | 'check'
  row: number | null
  fields: StepField[]
}

/**
 * The screens of a form, in its own order: the household and each person of a form about a household; oneself, the
 * journey and the present of a form about one person; at the end everything to look at once more. `people` false: the
 * answers so far say that nobody lives there.
 */
export function stepsOf(definition: Definition, rows: number, people: boolean): Step[] {
  const root: StepField[] = []
  const persons: Step[] = []
  for (const item of asked(definition)) {
    if (item.type !== 'repeat') root.push({ path: item.key, question: item, topic: topicOf(item) })
    else if (item.key === 'members' && people)
      for (let row = 0; row < rows; row++)
        persons.push({ of: 'person', row, fields: askedIn(item).map((one) => fieldOf(one, `${item.key}/${row}/`)) })
  }
  const check: Step = { of: 'check', row: null, fields: [] }
  const household = definition.questions.some((item) => item.type === 'repeat' && item.key === 'members')
  if (household) return [{ of: 'home', row: null, fields: root }, ...persons, check]
  return [...inThree(root), check]
}

const fieldOf = (question: Question, prefix: string): StepField => ({
  ...{ path: prefix + question.key, question, topic: topicOf(question) },
})

/** Who, the way here, and now: a topic that comes back later in the form stays with what stands around it. */
function inThree(fields: readonly StepField[]): Step[] {
  const order = ['self', 'days', 'now'] as const
  const steps: Step[] = order.map((of) => ({ of, row: null, fields: [] }))
  let at = 0
  for (const field of fields) {
    if (field.topic === 'days' && at === 0) at = 1
    if ((field.topic === 'home' || field.topic === 'health') && at === 1) at = 2
    steps[at]!.fields.push(field)
  }
  return steps.filter((step) => step.fields.length > 0)
}

/** The step that a problem belongs to; problems of a whole group belong to its first row. */
export function stepOfPath(steps: readonly Step[], path: string): number {
  const at = steps.findIndex((step) => step.fields.some((field) => field.path === path))
  return at >= 0
    ? at
    : Math.max(
        0,
        steps.findIndex((step) => step.of === 'person'),
      )
}
