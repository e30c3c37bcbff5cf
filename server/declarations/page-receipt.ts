import type { Language } from '@gridward/contract/language'
import { html, type Html } from '../platform/html.ts'
import { spaced } from './codes.ts'
import { demoNote, frame, languageLinks } from './page-frame.ts'
import { declarationWords } from './words.ts'

/** Shown once after something was sent: the code, what happens next, and a sheet to keep. */
export function receiptSheet(
  language: Language,
  receipt: { code: string; again: string; corrected: boolean; sentAt: string; place: string; demo: boolean },
): Html {
  const says = declarationWords[language].receipt
  return frame(
    language,
    says.title,
    html`${receipt.demo && demoNote(language)}<main><h1 tabindex="-1">${says.title}</h1>${receipt.corrected && html`<p>${says.corrected}</p>`}
<p class="label">${says.code}</p><p class="receipt number">${spaced(receipt.code)}</p><p><b>${says.keep}</b></p>
<h2>${says.nextTitle}</h2><ol>${says.next.map((line) => html`<li>${line}</li>`)}</ol>
<p class="hint">${receipt.place !== '' && html`${receipt.place} · `}${says.sentAt(receipt.sentAt)}</p><p class="hint screen">${says.print}</p>
${helpEntry(language, receipt.code)}${receipt.again !== '' && html`<p class="screen"><a class="plain" href="${receipt.again}">${says.again}</a></p>`}<p class="screen"><a href="/p/receipt?lang=${language}">${says.findTitle}</a></p></main>`,
    { script: true },
  )
}

/** Whoever has declared may ask for help: the code goes along, so that it is not typed again. */
const helpEntry = (language: Language, code: string): Html => {
  const says = declarationWords[language].receipt
  return html`<form class="screen" method="post" action="/p/help?lang=${language}"><input type="hidden" name="code" value="${code}" /><h2>${says.helpTitle}</h2><p>${says.helpWhy}</p><p><button class="plain">${says.help}</button></p></form>`
}

export function findSheet(language: Language, typed: string, problem: string): Html {
  const says = declarationWords[language].receipt
  return frame(
    language,
    says.findTitle,
    html`${languageLinks(language, declarationWords[language].page.language, (lang) => `/p/receipt?lang=${lang}`)}
<main><h1 tabindex="-1">${says.findTitle}</h1>${problem !== '' && html`<div class="summary alert" role="alert" tabindex="-1"><h2>${says.notFoundTitle}</h2><ul><li><a href="#code">${problem}</a></li></ul></div>`}
<form method="post" action="/p/receipt?lang=${language}"><div class="field${problem !== '' && ' bad'}"><label for="code">${says.typeCode}</label><span class="hint" id="code-h">${says.typeCodeHint}</span>
${problem !== '' && html`<span class="wrong" id="code-e">${problem}</span>`}
<input id="code" name="code" value="${typed}" autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="40" aria-describedby="code-h${problem !== '' && ' code-e'}"${problem !== '' && html` aria-invalid="true"`} /></div>
<p><button class="main">${says.find}</button></p></form></main>`,
    { script: true },
  )
}

export type Standing = {
  code: string
  state: string
  reason: string
  sentAt: string
  address: string
  correctable: boolean
  withdrawable: boolean
  demo: boolean
}

/** Where a declaration stands, and what its author may do about it. */
export function stateSheet(language: Language, standing: Standing, asking: 'nothing' | 'withdraw' = 'nothing'): Html {
  const says = declarationWords[language].receipt
  const form = (inner: Html): Html =>
    html`<form method="post" action="/p/receipt?lang=${language}"><input type="hidden" name="code" value="${standing.code}" />${inner}</form>`
  const choices = html`${standing.correctable && form(html`<p><button class="main" name="correct" value="1">${says.correct}</button></p>`)}
${standing.withdrawable && form(html`<p><button class="plain" name="withdraw" value="ask">${says.withdraw}</button></p>`)}`
  const sure = form(html`<div class="summary status"><h2>${says.withdrawSure}</h2><p>${says.withdrawWhat}</p></div>
<p><button class="main" name="withdraw" value="yes">${says.withdraw}</button></p><p><button class="plain" name="look" value="1">${says.keepIt}</button></p>`)
  return frame(
    language,
    says.stateTitle,
    html`${standing.demo && demoNote(language)}<main><h1 tabindex="-1">${says.stateTitle}</h1><p class="state">${says.states[standing.state] ?? standing.state}</p>
${standing.reason !== '' && html`<p>${says.reason(standing.reason)}</p>`}<p class="hint">${standing.address !== '' && html`${standing.address} · `}${says.sentAt(standing.sentAt)}</p>
${asking === 'withdraw' ? sure : html`${choices}${helpEntry(language, standing.code)}`}<p><a href="/p/receipt?lang=${language}">${says.another}</a></p></main>`,
    { script: true },
  )
}

/** A page that could not be shown, in plain words. */
export function troubleSheet(language: Language, which: 'noCode' | 'tooMany'): Html {
  const says = declarationWords[language].trouble
  const title = which === 'noCode' ? says.noCodeTitle : says.tooManyTitle
  return frame(language, title, html`<main><h1>${title}</h1><p>${says[which]}</p></main>`)
}
