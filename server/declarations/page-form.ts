import type { Comparison, Condition, Definition, FormWords, Question } from '@gridward/contract/questionnaire'
import { html, type Html } from '../platform/html.ts'
import { dateFields } from './page-dates.ts'
import type { Typed } from './rules-form.ts'
import type { Step, StepField } from './rules-steps.ts'
import type { declarationWords } from './words.ts'

export type FormPage = {
  definition: Definition
  form: FormWords
  says: (typeof declarationWords)['zh-CN']['page']
  typed: Typed
  /** Sentences by path of the field. */
  wrong: ReadonlyMap<string, string>
  today: string
}

export const idOf = (path: string): string => `f-${path.replaceAll('/', '-')}`

/** The questions of one step. Those that depend on an answer stand together and say on which; a script may hide them. */
export function stepFields(page: FormPage, step: Step): Html {
  const groups: StepField[][] = []
  for (const field of step.fields) {
    const last = groups.at(-1)
    if (last?.[0] && last[0].topic === field.topic && ruleOf(last[0]) === ruleOf(field)) last.push(field)
    else groups.push([field])
  }
  return html`${groups.map((group, i) => {
    const { topic } = group[0]!
    const fresh = i > 0 && groups[i - 1]?.[0]?.topic !== topic
    return html`${fresh && html`<h2>${page.says.topics[topic]}</h2>`}${together(page, group, step)}`
  })}`
}

const ruleOf = (field: StepField): string => JSON.stringify(field.question.relevant ?? null)

function together(page: FormPage, group: readonly StepField[], step: Step): Html {
  const { relevant } = group[0]!.question
  const fields = html`${group.map((one) => field(page, one))}`
  if (!relevant) return fields
  const prefix = group[0]!.path.slice(0, group[0]!.path.lastIndexOf('/') + 1)
  const keys = new Set(step.fields.map((one) => one.question.key))
  const when = JSON.stringify(relevant, (name, value: unknown) =>
    (name === 'question' || name === 'other') && typeof value === 'string' && keys.has(value) ? prefix + value : value,
  )
  return html`<div class="if" data-when="${when}"><p class="hint">${saysWhen(page, relevant, step)}</p>${fields}</div>
`
}

/** "If you chose yes": the condition in the words of the question that it looks at. */
function saysWhen({ form, says, definition }: FormPage, relevant: Condition, step: Step): string {
  const [one] = comparisonsOf(relevant).filter(({ op, value }) => (op === '=' || op === '!=') && value !== undefined)
  const asked = step.fields.find((field) => field.question.key === one?.question)?.question
  if (!one || !asked || !('choices' in asked)) return says.ifAnswered
  const known = definition.lists[asked.choices]?.includes(String(one.value))
  const choice = known && form.choices[asked.choices]?.[String(one.value)]
  const label = form.labels[asked.key]
  if (!choice || !label) return says.ifAnswered
  return one.op === '=' ? says.ifIs(label, choice) : says.ifIsNot(label, choice)
}

function comparisonsOf(condition: Condition): Comparison[] {
  if ('question' in condition) return [condition]
  const inner = 'all' in condition ? condition.all : condition.any
  return inner.flatMap((one) => comparisonsOf(one as Condition))
}

function field(page: FormPage, { path, question }: StepField): Html {
  const { form, says, wrong } = page
  const id = idOf(path)
  const label = form.labels[question.key] ?? question.key
  const dated = question.type === 'date' || question.type === 'datetime'
  const hint = form.hints[question.key]
  const problem = wrong.get(path)
  const described = [hint && `${id}-h`, problem && `${id}-e`].filter(Boolean).join(' ')
  const notes = html`${hint && html`<span class="hint" id="${id}-h">${hint}</span>`}${problem && html`<span class="wrong" id="${id}-e">${problem}</span>`}`
  const about = html`${described !== '' && html` aria-describedby="${described}"`}${problem !== undefined && html` aria-invalid="true"`}`
  const small = question.required === undefined && html`<small>${says.optional}</small>`
  const ticked =
    question.type === 'select_multiple' || (question.type === 'select_one' && choicesOf(page, question).length < 5)
  const body =
    ticked || dated
      ? html`<fieldset id="${id}" tabindex="-1"${described !== '' && html` aria-describedby="${described}"`}><legend>${label}${small}</legend>${notes}${dated ? dateFields(path, valuesOf(page.typed, path)[0] ?? '', { id, time: question.type === 'datetime', about, names: says.dateParts }) : ticks(page, question, path)}</fieldset>`
      : html`<label for="${id}">${label}${small}</label>${notes}${input(page, question, path, about)}`
  return html`<div class="field${problem !== undefined && ' bad'}">${body}</div>
`
}

export const choicesOf = (page: Pick<FormPage, 'definition'>, question: Question): readonly string[] =>
  'choices' in question ? (page.definition.lists[question.choices] ?? []) : []

export const labelOf = ({ form }: Pick<FormPage, 'form'>, question: Question, choice: string): string =>
  'choices' in question ? (form.choices[question.choices]?.[choice] ?? choice) : choice

export const valuesOf = (typed: Typed, path: string): readonly string[] => {
  const value = Object.hasOwn(typed, path) ? typed[path] : undefined
  return value === undefined ? [] : typeof value === 'string' ? [value] : value
}

function ticks(page: FormPage, question: Question, path: string): Html {
  const kind = question.type === 'select_multiple' ? 'checkbox' : 'radio'
  const chosen = valuesOf(page.typed, path)
  return html`${choicesOf(page, question).map(
    (choice) =>
      html`<label class="tick"><input type="${kind}" name="${path}" value="${choice}"${chosen.includes(choice) && html` checked`} /> ${labelOf(page, question, choice)}</label>`,
  )}`
}

function input(page: FormPage, question: Question, path: string, about: Html): Html {
  const id = idOf(path)
  const [value = ''] = valuesOf(page.typed, path)
  if (question.type === 'select_one') {
    const option = (choice: string): Html =>
      html`<option value="${choice}"${choice === value && html` selected`}>${labelOf(page, question, choice)}</option>`
    return html`<select id="${id}" name="${path}"${about}><option value="">${page.says.choose}</option>${choicesOf(page, question).map(option)}</select>`
  }
  const long = question.type === 'text' && question.kind === undefined && (question.maxLength ?? 500) > 150
  if (long) return html`<textarea id="${id}" name="${path}" rows="2"${about}>${value}</textarea>`
  return html`<input id="${id}" name="${path}" value="${value}"${about}${attributes(question)} />`
}

function attributes(question: Question): Html {
  if (question.type === 'number') return html` inputmode="decimal" autocomplete="off" maxlength="20"`
  const kind = question.type === 'text' ? question.kind : undefined
  if (kind === 'phone') return html` type="tel" inputmode="tel" autocomplete="off" maxlength="40"`
  if (kind === 'identity') return html` autocapitalize="characters" autocomplete="off" maxlength="60"`
  return html` autocomplete="off" maxlength="${question.type === 'text' ? (question.maxLength ?? 500) : 500}"`
}
