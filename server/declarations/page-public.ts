import type { Language } from '@gridward/contract/language'
import type { FormWords } from '@gridward/contract/questionnaire'
import { html, type Html } from '../platform/html.ts'
import { spaced } from './codes.ts'
import { formFields, idOf, type FormPage } from './page-form.ts'
import { frame, languageLinks } from './page-frame.ts'
import { declarationWords } from './words.ts'

export type Sheet = Omit<FormPage, 'says'> & {
  language: Language
  action: string
  place: string
  id: string
  /** Hidden fields beside the id. */
  hidden: Readonly<Record<string, string>>
  forms: readonly { key: string; href: string; current: boolean }[]
  warned: readonly { path: string; text: string }[]
  switchTo: (lang: string) => string
}

/** The form: what it is for first, then what is to be put right, then the questions. */
export function formSheet(sheet: Sheet): Html {
  const { language, wrong, warned, form } = sheet
  const says = declarationWords[language].page
  const body = html`${languageLinks(language, says.language, sheet.switchTo)}
<main><h1>${says.title}</h1>${sheet.place !== '' && html`<p class="place">${says.place(sheet.place)}</p>`}
${
  wrong.size > 0 &&
  summary(
    says.errorsTitle,
    [...wrong].map(([path, text]) => ({ path, text: `${labelAt(form, path)}：${text}` })),
    'alert',
  )
}
${warned.length > 0 && summary(says.warningsTitle, warned, 'status')}
${wrong.size === 0 && warned.length === 0 && html`<p>${says.intro}</p><details class="why" open><summary>${says.whyTitle}</summary><ul>${says.why.map((line) => html`<li>${line}</li>`)}</ul></details>`}
${sheet.forms.length > 1 && html`<nav class="forms" aria-label="${says.chooseForm}">${sheet.forms.map((one) => (one.current ? html`<b>${says.forms[one.key] ?? one.key}</b> ` : html`<a href="${one.href}">${says.forms[one.key] ?? one.key}</a> `))}</nav>`}
<form method="post" action="${sheet.action}" novalidate accept-charset="utf-8"><input type="hidden" name="id" value="${sheet.id}" />
${Object.entries(sheet.hidden).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
${formFields({ ...sheet, says })}
<p><button class="main">${says.send}</button></p></form></main>`
  return frame(language, says.title, body, { script: true })
}

const labelAt = (form: FormWords, path: string): string => {
  const key = path.slice(path.lastIndexOf('/') + 1)
  return form.labels[key] ?? key
}

const summary = (title: string, lines: readonly { path: string; text: string }[], role: string): Html =>
  html`<div class="summary ${role}" role="${role}" tabindex="-1"><h2>${title}</h2><ul>${lines.map(
    ({ path, text }) => html`<li><a href="#${idOf(path)}">${text}</a></li>`,
  )}</ul></div>`

export function receiptSheet(language: Language, code: string, again: string, corrected: boolean): Html {
  const says = declarationWords[language].receipt
  return frame(
    language,
    says.title,
    html`<main><h1>${says.title}</h1>${corrected && html`<p>${says.corrected}</p>`}
<p>${says.code}</p><p class="receipt number">${spaced(code)}</p><p><b>${says.keep}</b></p><p>${says.next}</p>
${again !== '' && html`<p><a class="plain" href="${again}">${says.again}</a></p>`}<p><a href="/p/receipt?lang=${language}">${says.findTitle}</a></p></main>`,
  )
}

export function findSheet(language: Language, typed: string, problem: string): Html {
  const says = declarationWords[language].receipt
  return frame(
    language,
    says.findTitle,
    html`${languageLinks(language, declarationWords[language].page.language, (lang) => `/p/receipt?lang=${lang}`)}
<main><h1>${says.findTitle}</h1><form method="post" action="/p/receipt?lang=${language}">
<div class="field${problem !== '' && ' bad'}"><label for="code">${says.typeCode}</label><span class="hint" id="code-h">${says.typeCodeHint}</span>
${problem !== '' && html`<span class="wrong" id="code-e" role="alert">${problem}</span>`}
<input id="code" name="code" value="${typed}" autocomplete="off" autocapitalize="characters" maxlength="40" aria-describedby="code-h" /></div>
<p><button class="main">${says.find}</button></p></form></main>`,
  )
}

export type Standing = { code: string; state: string; reason: string; sentAt: string; correctable: boolean }

export function stateSheet(language: Language, standing: Standing): Html {
  const says = declarationWords[language].receipt
  return frame(
    language,
    says.stateTitle,
    html`<main><h1>${says.stateTitle}</h1><p class="state"><b>${says.states[standing.state] ?? standing.state}</b></p>
${standing.reason !== '' && html`<p>${says.reason(standing.reason)}</p>`}<p>${says.sentAt(standing.sentAt)}</p>
${
  standing.correctable &&
  html`<form method="post" action="/p/receipt?lang=${language}"><input type="hidden" name="code" value="${standing.code}" />
<button class="main" name="correct" value="1">${says.correct}</button></form>`
}</main>`,
  )
}

export function troubleSheet(language: Language, which: 'noCode' | 'tooMany'): Html {
  const says = declarationWords[language].trouble
  const title = which === 'noCode' ? says.noCodeTitle : says.tooManyTitle
  return frame(language, title, html`<main><h1>${title}</h1><p>${says[which]}</p></main>`)
}
