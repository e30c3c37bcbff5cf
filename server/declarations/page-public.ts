import type { Language } from '@gridward/contract/language'
import { html, type Html } from '../platform/html.ts'
import { idOf, labelOf, stepFields, valuesOf, type FormPage } from './page-form.ts'
import { demoNote, frame, languageButtons, languageLinks } from './page-frame.ts'
import type { Step } from './rules-steps.ts'
import { declarationWords } from './words.ts'

export type Sheet = Omit<FormPage, 'says'> & {
  language: Language
  demo: boolean
  action: string
  place: string
  id: string
  /** Fields beside the answers that every step hands on. */
  hidden: Readonly<Record<string, string>>
  rows: number
  steps: readonly Step[]
  at: number
  /** Things that look odd; they stop nobody. */
  warned: readonly string[]
  /** Why it could not be taken at this moment; '' when it can. */
  notice: string
  /** Answers that count: what a condition leaves out is not shown again. */
  visible: ReadonlySet<string>
}

/** One step of the form, with everything that was typed in the others. */
export function formSheet(sheet: Sheet): Html {
  const { language, wrong, form, at, steps } = sheet
  const says = declarationWords[language].page
  const step = steps[at]!
  const name = nameOf(step, says)
  const title = `${wrong.size > 0 ? `${says.errorsTitle} · ` : ''}${name} · ${says.title}`
  const why = at === 0 && html`<details class="why"><summary>${says.whyTitle}</summary>${reasons(says)}</details>`
  const body = html`${sheet.demo && demoNote(language)}<main><form id="form" method="post" action="${sheet.action}" novalidate accept-charset="utf-8">
<button class="unseen" name="go" value="next" tabindex="-1" aria-hidden="true">${says.next}</button>
${languageButtons(language, says.language)}${at > 0 && html`<p><button class="back" name="go" value="back">${says.back}</button></p>`}
<p class="steps">${says.stepOf(at + 1, steps.length)}</p><h1 tabindex="-1">${name}</h1>
${sheet.place !== '' && at === 0 && html`<p class="place">${says.place(sheet.place)}</p>`}
${sheet.notice !== '' && html`<div class="summary alert" role="alert" tabindex="-1"><h2>${sheet.notice}</h2></div>`}
${wrong.size > 0 && problems(sheet, says)}${why}
${step.of === 'check' ? checkList(sheet, says) : stepFields({ ...sheet, form, says }, step)}
${carried(sheet, step)}<input type="hidden" name="id" value="${sheet.id}" /><input type="hidden" name="step" value="${at}" /><input type="hidden" name="people" value="${sheet.rows}" />
${Object.entries(sheet.hidden).map(([key, value]) => html`<input type="hidden" name="${key}" value="${value}" />`)}
${buttons(sheet, step, says)}</form></main>`
  return frame(language, title, body, { script: true })
}

type Says = FormPage['says']

const nameOf = ({ of, row }: Step, says: Says): string => (row === null ? says.steps[of] : says.person(row + 1))

const reasons = (says: Says): Html => html`<ul>${says.why.map((line) => html`<li>${line}</li>`)}</ul>`

/** What this is for, who sees it and for how long, before anything is asked; the two forms are the two things to do. */
export function startSheet(start: {
  language: Language
  demo: boolean
  place: string
  forms: readonly { key: string; href: string }[]
  switchTo: (lang: string) => string
}): Html {
  const { language } = start
  const says = declarationWords[language].page
  return frame(
    language,
    says.title,
    html`${start.demo && demoNote(language)}${languageLinks(language, says.language, start.switchTo)}<main><h1 tabindex="-1">${says.title}</h1>
<p class="place">${says.place(start.place)}</p><p>${says.intro}</p>
<div class="why"><h2>${says.whyTitle}</h2>${reasons(says)}<p><a href="/deleted?language=${language}">${says.deleted}</a></p></div>
<nav class="starts" aria-label="${says.chooseForm}">${start.forms.map((one) => html`<a class="main" href="${one.href}">${says.forms[one.key] ?? one.key}</a> `)}</nav>
<p><a href="/p/receipt?lang=${language}">${declarationWords[language].receipt.findTitle}</a></p><p><a href="/p/help?lang=${language}">${declarationWords[language].receipt.helpLink}</a></p></main>`,
    { script: true },
  )
}

/** What is to be put right, above the form: a line leads to its field, or to the step where it is. */
function problems({ steps, at, wrong, form }: Sheet, says: Says): Html {
  const here = new Set(steps[at]!.fields.map((field) => field.path))
  const line = ([path, text]: readonly [string, string]): Html => {
    const key = path.slice(path.lastIndexOf('/') + 1)
    const label = form.labels[key] ?? key
    if (here.has(path)) return html`<li><a href="#${idOf(path)}">${label}：${text}</a></li>`
    const other = steps.findIndex((step) => step.fields.some((field) => field.path === path))
    const where = other < 0 ? '' : `${nameOf(steps[other]!, says)} · `
    return html`<li>${where}${label}：${text}</li>`
  }
  return html`<div class="summary alert" role="alert" tabindex="-1"><h2>${says.errorsTitle}</h2><ul>${[...wrong].map(line)}</ul></div>`
}

/** Everything once more before it is sent, each step with a button that leads back to it. */
function checkList(sheet: Sheet, says: Says): Html {
  const { steps, typed, form, warned, visible } = sheet
  const lines = (step: Step): Html[] =>
    step.fields.flatMap(({ path, question }) => {
      const values = visible.has(path) ? valuesOf(typed, path).filter((value) => value.trim() !== '') : []
      if (values.length === 0) return []
      const text = values.map((value) => labelOf(sheet, question, value)).join('、')
      return [html`<div><dt>${form.labels[question.key] ?? question.key}</dt><dd>${text}</dd></div>`]
    })
  return html`${warned.length > 0 && html`<div class="summary status" role="status"><h2>${says.warningsTitle}</h2><ul>${warned.map((text) => html`<li>${text}</li>`)}</ul></div>`}
${steps.map(
  (step, i) =>
    step.of !== 'check' &&
    html`<section class="checked"><h2>${nameOf(step, says)}</h2><button class="plain" name="go" value="to-${i}">${says.change}<span class="unseen">${nameOf(step, says)}</span></button><dl>${lines(step)}</dl></section>
`,
)}`
}

/** What was typed in the other steps travels along, so that the server keeps nothing of anybody before it is sent. */
const carried = ({ steps, typed }: Sheet, step: Step): Html =>
  html`${steps
    .filter((other) => other !== step)
    .flatMap((other) => other.fields)
    .flatMap(({ path }) =>
      valuesOf(typed, path).map((value) => html`<input type="hidden" name="${path}" value="${value}" />`),
    )}`

function buttons({ steps, at, rows }: Sheet, step: Step, says: Says): Html {
  if (step.of === 'check') return html`<p><button class="main" name="go" value="send">${says.send}</button></p>`
  const last = step.row !== null && step.row === rows - 1
  return html`${last && rows < mostPeople && html`<p><button class="plain wide" name="go" value="add">${says.addPerson}</button></p>`}
<p><button class="main" name="go" value="next">${steps[at + 1]?.of === 'check' ? says.toCheck : says.next}</button></p>
${step.row !== null && rows > 1 && html`<p><button class="plain" name="go" value="remove">${says.remove}</button></p>`}`
}

export const mostPeople = 20
