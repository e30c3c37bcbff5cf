import { residentNeeds } from '@gridward/contract/calls'
import type { Language } from '@gridward/contract/language'
import { demoNote, frame, languageLinks } from '../declarations/index.ts'
import { html, type Html } from '../platform/html.ts'
import { residentWords } from './words.ts'

export type Said = { need: string; text: string; name: string; phone: string }
export type Shown = {
  id: string
  state: keyof (typeof residentWords)['zh-CN']['states']
  text: string
  answer: string
  raisedAt: string
  rating: number | null
}
export type HelpPage = {
  code: string
  demo: boolean
  /** The id under which the next call is kept. */
  id: string
  calls: readonly Shown[]
  said: Said
  /** Sentences by field; a field of a rating is `done-<call>`. */
  wrong: ReadonlyMap<string, string>
  notice: string
}

/** Asking, and below it what became of what was asked. What waits for this person's word comes first. */
export function helpSheet(language: Language, page: HelpPage): Html {
  const says = residentWords[language]
  const { calls, wrong, notice } = page
  const answered = calls.filter((call) => call.state === 'answered')
  const rest = calls.filter((call) => call.state !== 'answered')
  const summary = html`<div class="summary alert" role="alert" tabindex="-1"><h2>${says.errors}</h2><ul>${[...wrong].map(([field, text]) => html`<li><a href="#${field}">${text}</a></li>`)}</ul></div>`
  return frame(
    language,
    says.title,
    html`${page.demo && demoNote(language)}<main><h1 tabindex="-1">${says.title}</h1>${wrong.size > 0 && summary}
${notice !== '' && html`<p class="state" role="status">${notice}</p>`}${answered.map((call) => callPart(language, page, call))}
${rest.length > 0 && html`<h2>${says.own}</h2>`}${rest.map((call) => callPart(language, page, call))}${asking(language, page)}
<p><a href="/p/receipt?lang=${language}">${says.back}</a></p></main>`,
    { script: true },
  )
}

/** Somebody who asked already came to see what became of it: asking again is folded, unless it has to be put right. */
function asking(language: Language, page: HelpPage): Html {
  const form = askForm(language, page)
  const typed = page.wrong.has('need') || page.wrong.has('text')
  if (page.calls.length === 0 || typed) return form
  return html`<details class="why"><summary>${residentWords[language].more}</summary>${form}</details>`
}

function askForm(language: Language, { code, id, said, wrong }: HelpPage): Html {
  const says = residentWords[language]
  const needs = residentNeeds.map(
    (need) =>
      html`<label class="tick"><input type="radio" name="need" value="${need}"${said.need === need && html` checked`} /> ${says.needs[need]}</label>`,
  )
  return html`<p><b>${says.urgent}</b></p><form method="post" action="/p/help?lang=${language}" novalidate accept-charset="utf-8">
<input type="hidden" name="code" value="${code}" /><input type="hidden" name="id" value="${id}" />
${field('need', wrong, html`<fieldset id="need" tabindex="-1"><legend>${says.ask}</legend>${mistake('need', wrong)}${needs}</fieldset>`)}
${field('text', wrong, html`<label for="text">${says.text}</label><span class="hint" id="text-h">${says.textHint}</span>${mistake('text', wrong)}<textarea id="text" name="text" rows="3" maxlength="500" aria-describedby="text-h">${said.text}</textarea>`)}
${field('phone', wrong, html`<label for="phone">${says.phone}<small>${says.optional}</small></label><span class="hint">${says.phoneHint}</span><input id="phone" name="phone" type="tel" inputmode="tel" autocomplete="tel" maxlength="30" value="${said.phone}" />`)}
${field('name', wrong, html`<label for="name">${says.name}<small>${says.optional}</small></label><input id="name" name="name" autocomplete="name" maxlength="60" value="${said.name}" />`)}
<p><button class="main" name="do" value="ask">${says.send}</button></p></form>`
}

const field = (name: string, wrong: HelpPage['wrong'], inner: Html): Html =>
  html`<div class="field${wrong.has(name) && ' bad'}">${inner}</div>
`
const mistake = (name: string, wrong: HelpPage['wrong']): Html =>
  html`${wrong.has(name) && html`<span class="wrong">${wrong.get(name)}</span>`}`

function callPart(language: Language, page: HelpPage, call: Shown): Html {
  const says = residentWords[language]
  const rating = call.rating && says.ratings[call.rating as 1 | 2 | 3 | 4 | 5]
  return html`<section class="call"><p>${call.text}</p><p class="hint">${says.at(call.raisedAt)}</p><p class="state">${says.states[call.state]}</p>
${call.answer !== '' && html`<p>${says.answer(call.answer)}</p>`}${rating && html`<p>${says.yourRating(rating)}</p>`}${call.state === 'answered' && rateForm(language, page, call)}</section>`
}

function rateForm(language: Language, { code, wrong }: HelpPage, { id }: Shown): Html {
  const says = residentWords[language]
  const name = `done-${id}`
  const tick = (field: string, value: string, label: string): Html =>
    html`<label class="tick"><input type="radio" name="${field}" value="${value}" /> ${label}</label>`
  return html`<form method="post" action="/p/help?lang=${language}" novalidate accept-charset="utf-8"><input type="hidden" name="code" value="${code}" /><input type="hidden" name="call" value="${id}" />
${field(name, wrong, html`<fieldset id="${name}" tabindex="-1"><legend>${says.doneAsk}</legend>${mistake(name, wrong)}${tick('done', 'yes', says.done.yes)}${tick('done', 'no', says.done.no)}</fieldset>`)}
${field('rating', wrong, html`<fieldset><legend>${says.rating}<small>${says.optional}</small></legend>${([5, 4, 3, 2, 1] as const).map((n) => tick('rating', String(n), says.ratings[n]))}</fieldset>`)}
${field('note', wrong, html`<label for="note-${id}">${says.note}<small>${says.optional}</small></label><input id="note-${id}" name="note" autocomplete="off" maxlength="200" />`)}
<p><button class="main" name="do" value="rate">${says.rate}</button></p></form>`
}

/** Where the code is typed; `problem` when it was not found. */
export function codeSheet(language: Language, typed: string, problem: string): Html {
  const says = residentWords[language]
  return frame(
    language,
    says.title,
    html`${languageLinks(language, says.language, (lang) => `/p/help?lang=${lang}`)}<main><h1 tabindex="-1">${says.title}</h1><p><b>${says.urgent}</b></p>
${problem !== '' && html`<div class="summary alert" role="alert" tabindex="-1"><h2>${says.errors}</h2><ul><li><a href="#code">${problem}</a></li></ul></div>`}
<form method="post" action="/p/help?lang=${language}"><div class="field${problem !== '' && ' bad'}"><label for="code">${says.typeCode}</label><span class="hint" id="code-h">${says.typeCodeHint}</span>
${problem !== '' && html`<span class="wrong" id="code-e">${problem}</span>`}<input id="code" name="code" value="${typed}" autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="40" aria-describedby="code-h${problem !== '' && ' code-e'}" /></div>
<p><button class="main">${says.open}</button></p></form></main>`,
    { script: true },
  )
}
