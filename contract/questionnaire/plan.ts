import { compileCondition } from './conditions.ts'
import type { Test } from './conditions.ts'
import type { Choices } from './read.ts'
import type { Audience, Definition, Question, Repeat } from './schema.ts'

/** A definition made ready to run: conditions as functions, choice lists at hand. */
export type Step = {
  question: Question
  choices: Choices
  relevant: Test | null
  required: Test | null
  constraint: Test | null
}
export type Group = { repeat: Repeat; relevant: Test | null; steps: readonly Step[]; keys: ReadonlySet<string> }
export type Plan = { steps: readonly (Step | Group)[]; keys: ReadonlySet<string> }

const plans = new WeakMap<Definition, Plan>()
const always: Test = () => true

/** The plan of a definition, made once: a definition is a frozen value, so its plan never goes stale. */
export function planOf(definition: Definition): Plan {
  const known = plans.get(definition)
  if (known) return known
  const steps = definition.questions.map((item) =>
    item.type === 'repeat' ? group(item, definition) : step(item, definition),
  )
  const plan = { steps, keys: new Set(definition.questions.map((item) => item.key)) }
  plans.set(definition, plan)
  return plan
}

function step(question: Question, definition: Definition): Step {
  const { relevant, required, constraint } = question
  return {
    question,
    choices: 'choices' in question ? (definition.lists[question.choices] ?? []) : [],
    relevant: relevant ? compileCondition(relevant, false) : null,
    required: required === true ? always : required ? compileCondition(required, false) : null,
    constraint: constraint ? compileCondition(constraint, true) : null,
  }
}

const group = (repeat: Repeat, definition: Definition): Group => ({
  repeat,
  relevant: repeat.relevant ? compileCondition(repeat.relevant, false) : null,
  steps: repeat.questions.map((question) => step(question, definition)),
  keys: new Set(repeat.questions.map((question) => question.key)),
})

/** Whether a question belongs to the sheet in hand: the short form for oneself, the door, or paper. */
export const isFor = (item: Question | Repeat, audience: Audience | undefined): boolean =>
  audience === undefined || item.audience === undefined || item.audience.includes(audience)

/** The code of a district is nothing that people know at a door or write on paper: it is looked up where it is needed. */
export const isCode = (question: Question): boolean => question.type === 'text' && question.kind === 'region'
