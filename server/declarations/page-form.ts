import type { Condition, Definition, FormWords, Question, Repeat } from '@gridward/contract/questionnaire'
import { html, type Html } from '../platform/html.ts'
import { asked, askedIn, type Typed } from './rules-form.ts'
import type { declarationWords } from './words.ts'

export type FormPage = {
  definition: Definition
  form: FormWords
  says: (typeof declarationWords)['zh-CN']['page']
  typed: Typed
  /** Sentences by path of the field. */
  wrong: ReadonlyMap<string, string>
  rows: number
  today: string
}

export const idOf = (path: string): string => `f-${path.replaceAll('/', '-')}`

/** The questions of a form as plain fields. What depends on another answer says so, and a script may hide it. */
export function formFields(page: FormPage): Html {
  const { form, says } = page
  const root = asked(page.definition).filter((question) => question.type !== 'repeat') as Question[]
  const groups = asked(page.definition).filter((question) => question.type === 'repeat') as Repeat[]
  const people = groups.filter((group) => group.key === 'members')
  const head = people.length > 0 ? says.householdPart : says.personPart
  return html`<section><h2>${head}</h2>${root.map((question) => field(page, question, '', root))}</section>
${people.map((group) => Array.from({ length: page.rows }, (_, row) => person(page, group, row)))}
${people.length > 0 && html`<p><button class="plain" name="add" value="1">${says.addPerson}</button></p>`}
<input type="hidden" name="people" value="${page.rows}" />${form.title === '' && ''}`
}

function person(page: FormPage, group: Repeat, row: number): Html {
  const questions = askedIn(group)
  const prefix = `${group.key}/${row}/`
  const rule = group.relevant ? html` data-when="${JSON.stringify(group.relevant)}"` : html``
  return html`<section class="person"${rule}><h2>${page.says.person(row + 1)}</h2>
${questions.map((question) => field(page, question, prefix, questions))}</section>
`
}

function field(page: FormPage, question: Question, prefix: string, siblings: readonly Question[]): Html {
  const { form, says, wrong } = page
  const path = prefix + question.key
  const id = idOf(path)
  const label = form.labels[question.key] ?? question.key
  const hint = form.hints[question.key]
  const problem = wrong.get(path)
  const described = [hint && `${id}-h`, problem && `${id}-e`].filter(Boolean).join(' ')
  const optional = question.required === undefined ? says.optional : ''
  const notes = html`${hint && html`<span class="hint" id="${id}-h">${hint}</span>`}${problem && html`<span class="wrong" id="${id}-e">${problem}</span>`}`
  const about = html`${described !== '' && html` aria-describedby="${described}"`}${problem !== undefined && html` aria-invalid="true"`}`
  const several =
    question.type === 'select_multiple' || (question.type === 'select_one' && choicesOf(page, question).length < 5)
  const body = several
    ? html`<fieldset id="${id}" tabindex="-1"${about}><legend>${label}<small>${optional}</small></legend>${notes}${ticks(page, question, path)}</fieldset>`
    : html`<label for="${id}">${label}<small>${optional}</small></label>${notes}${input(page, question, path, about)}`
  const when = conditionOf(question.relevant, prefix, siblings)
  return html`<div class="field${problem !== undefined && ' bad'}${when !== null && ' if'}"${when !== null && html` data-when="${when}"`}>${when !== null && html`<span class="hint">${says.ifAnswered}</span>`}${body}</div>
`
}

// Names in a condition are those of the row: a script finds the fields by them.
function conditionOf(relevant: Condition | undefined, prefix: string, siblings: readonly Question[]): string | null {
  if (!relevant) return null
  const known = new Set(siblings.map((one) => one.key))
  return JSON.stringify(relevant, (key, value: unknown) =>
    (key === 'question' || key === 'other') && typeof value === 'string' && known.has(value) ? prefix + value : value,
  )
}

const choicesOf = (page: FormPage, question: Question): readonly string[] =>
  'choices' in question ? (page.definition.lists[question.choices] ?? []) : []

const labelOf = (page: FormPage, question: Question, choice: string): string =>
  'choices' in question ? (page.form.choices[question.choices]?.[choice] ?? choice) : choice

const valuesOf = (page: FormPage, path: string): readonly string[] => {
  const value = page.typed[path]
  return value === undefined ? [] : typeof value === 'string' ? [value] : value
}

function ticks(page: FormPage, question: Question, path: string): Html {
  const kind = question.type === 'select_multiple' ? 'checkbox' : 'radio'
  const chosen = valuesOf(page, path)
  return html`${choicesOf(page, question).map(
    (choice) =>
      html`<label class="tick"><input type="${kind}" name="${path}" value="${choice}"${chosen.includes(choice) && html` checked`} /> ${labelOf(page, question, choice)}</label>`,
  )}`
}

function input(page: FormPage, question: Question, path: string, about: Html): Html {
  const id = idOf(path)
  const [value = ''] = valuesOf(page, path)
  if (question.type === 'select_one')
    return html`<select id="${id}" name="${path}"${about}><option value="">${page.says.choose}</option>${choicesOf(
      page,
      question,
    ).map(
      (choice) =>
        html`<option value="${choice}"${choice === value && html` selected`}>${labelOf(page, question, choice)}</option>`,
    )}</select>`
  const kind = question.type === 'text' ? question.kind : undefined
  const long = question.type === 'text' && kind === undefined && (question.maxLength ?? 500) > 150
  if (long) return html`<textarea id="${id}" name="${path}" rows="2"${about}>${value}</textarea>`
  return html`<input id="${id}" name="${path}" value="${value}"${about}${attributes(question, kind, page.today)} />`
}

function attributes(question: Question, kind: string | undefined, today: string): Html {
  if (question.type === 'date') return html` type="date" max="${today}"`
  if (question.type === 'datetime') return html` type="datetime-local" max="${today}T23:59"`
  if (question.type === 'number') return html` inputmode="decimal" autocomplete="off"`
  if (kind === 'phone') return html` type="tel" inputmode="tel" maxlength="40"`
  if (kind === 'identity') return html` autocapitalize="characters" autocomplete="off" maxlength="60"`
  return html` maxlength="${question.type === 'text' ? (question.maxLength ?? 500) : 500}"`
}
