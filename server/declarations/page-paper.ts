import type { Language } from '@gridward/contract/language'
import { resultLetters } from '@gridward/contract/declarations/paper'
import { isFor, type Definition, type Question, type Repeat } from '@gridward/contract/questionnaire'
import { isCode } from '@gridward/contract/questionnaire/plan'
import { html, trusted, type Html } from '../platform/html.ts'
import type { NamedDoor } from '../people/index.ts'
import { lineCode } from './rules-line-code.ts'
import { paperWords } from './words-paper.ts'

// A4 upright, 10 mm a line: what a pen in a stairwell needs. Paper is black and white, and prints without any file of ours.
const style = trusted(`
@page { size: A4; margin: 10mm }
* { box-sizing: border-box }
body { font: 12px/1.35 "PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Source Han Sans SC", sans-serif; color: #000; margin: 0 auto; max-width: 190mm }
h1 { font-size: 20px; margin: 0; text-align: center }
h2 { font-size: 15px; margin: 12px 0 4px }
p { margin: 4px 0 }
table { border-collapse: collapse; width: 100%; table-layout: fixed }
th, td { border: 1px solid #444; padding: 1px 3px; overflow-wrap: anywhere }
tbody tr { height: 10mm; break-inside: avoid }
thead { display: table-header-group }
.code { width: 24mm; font: 600 14px ui-monospace, Menlo, Consolas, monospace; white-space: nowrap }
.small { width: 11mm; text-align: center } .mid { width: 18mm } .wide { width: 25mm } .results { width: 36mm } .boxes { display: grid; grid-template-columns: 1fr 1fr; white-space: nowrap }
.name { max-height: 9mm; overflow: hidden } .tight { font-size: 10px }
.page + .page { break-before: page }
.top { display: flex; justify-content: space-between; gap: 6mm; margin: 4px 0 }
.note { border: 2px solid #000; padding: 1px 8px; text-align: center; font-weight: 600 }
.choice { white-space: nowrap }
.box { display: inline-block; width: 3.4mm; height: 3.4mm; border: 1px solid #000; vertical-align: -0.5mm; margin: 0 1mm 0 2mm }
.ask { break-inside: avoid; padding: 3px 0; border-bottom: 1px dotted #999 }
.rule { display: inline-block; border-bottom: 1px solid #000; min-width: 50mm }
.person { break-inside: avoid; border: 1px solid #444; padding: 4px 8px; margin: 8px 0 }
.down { font-size: 21px; line-height: 1.6 } .down h1 { font-size: 34px } .down li { margin: 5mm 0 } .down .note { padding: 4mm; line-height: 2.4 }
@media screen { body { padding: 8px 16px 40px } .page { margin-bottom: 24px } }
`)

export const paper = (language: Language, title: string, body: Html): Html =>
  html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <style>
          ${style}
        </style>
      </head>
      <body>
        ${body}
      </body>
    </html>`

export const linesPerPage = 22
export type SheetPart = { name: string; doors: readonly NamedDoor[]; empty: number }
export type Printing = { language: Language; district: string; demo: boolean; printedAt: string }

/** Round sheets: every grid begins on a page of its own, with its empty lines at the end. */
export function roundSheets(parts: readonly SheetPart[], printing: Printing): Html {
  const { language } = printing
  const title = paperWords[language].sheet
  return paper(
    language,
    title,
    html`${parts.map((part) => pagesOf(part).map((lines, at, all) => page(part.name, lines, at + 1, all.length, printing)))}`,
  )
}

function pagesOf({ doors, empty }: SheetPart): (NamedDoor | null)[][] {
  const lines = [...doors, ...Array.from({ length: empty }, () => null)]
  const pages = Math.max(1, Math.ceil(lines.length / linesPerPage))
  return Array.from({ length: pages }, (_, at) => lines.slice(at * linesPerPage, (at + 1) * linesPerPage))
}

function page(name: string, lines: readonly (NamedDoor | null)[], n: number, of: number, printing: Printing): Html {
  const says = paperWords[printing.language]
  const own = paperWords[printing.language]
  const { columns } = own
  return html`<section class="page">
    ${printing.demo && html`<p class="note">${own.demo}</p>`}
    <h1>${says.sheet}</h1>
    <div class="top">
      <b>${printing.district} · ${says.grid(name)}</b><span>${own.printedAt(printing.printedAt)}</span
      ><span>${says.pageOf(n, of)}</span>
    </div>
    <div class="top"><b>${own.day}</b><b>${own.collector}________________</b></div>
    <p>${own.hint} ${lines.includes(null) && own.newDoors}</p>
    <table>
      <thead>
        <tr>
          <th class="code">${columns.code}</th>
          <th>${columns.address}</th>
          <th class="wide">${columns.head}</th>
          <th class="small tight">${columns.last}</th>
          <th class="results">${columns.result}</th>
          <th class="small">${columns.people}</th>
          <th class="mid">${columns.temperature}</th>
          <th class="small">${columns.key}</th>
          <th class="mid tight">${columns.signature}</th>
        </tr>
      </thead>
      <tbody>
        ${lines.map((door) => line(door, printing.language))}
      </tbody>
    </table>
  </section>`
}

function line(door: NamedDoor | null, language: Language): Html {
  const own = paperWords[language]
  const boxes = Object.entries(resultLetters).map(
    ([result, letter]) =>
      html`<span class="tight"><i class="box"></i>${letter}${own.results[result as keyof typeof own.results]}</span>`,
  )
  return html`<tr>
    <td class="code">${door && lineCode(door.id)}</td>
    <td>${door?.address}</td>
    <td><div class="name">${door?.head}${door && door.people > 1 && html` <small>(${door.people})</small>`}</div></td>
    <td class="tight">${door && own.last[door.reach]}</td>
    <td><div class="boxes">${boxes}</div></td>
    <td></td>
    <td></td>
    <td class="small"><i class="box"></i></td>
    <td></td>
  </tr>`
}

/** A form on paper: every question of its sheet for paper, `people` times those of one person. */
export function formOnPaper(definition: Definition, language: Language, people: number): Html {
  const says = paperWords[language]
  const form = definition.words![language]!
  const own = paperWords[language]
  const asked = definition.questions.filter((item) => isFor(item, 'paper'))
  const block = (questions: readonly Question[]): Html =>
    html`${questions.filter(isAsked).map((question) => ask(definition, question, language))}`
  const groups = asked.filter((item): item is Repeat => item.type === 'repeat')
  return paper(
    language,
    form.title,
    html`<h1>${form.title}</h1>
      <p>${says.formHint}</p>
      <div class="top">
        <b>${own.day}</b><b>${own.address}：<span class="rule"></span></b>
      </div>
      ${block(asked.filter((item): item is Question => item.type !== 'repeat'))}
      ${groups.map((group) =>
        Array.from(
          { length: people },
          (_, n) =>
            html`<section class="person">
              <h2>${group.key === 'members' ? says.person(n + 1) : `${form.labels[group.key] ?? ''} ${n + 1}`}</h2>
              ${block(group.questions)}
            </section>`,
        ),
      )}
      <p>${says.signature}<span class="rule"></span></p>`,
  )
}

// where somebody was registered at birth is asked of nobody
const isAsked = (question: Question): boolean =>
  isFor(question, 'paper') && !question.originField && question.type !== 'photo' && !isCode(question)

function ask(definition: Definition, question: Question, language: Language): Html {
  const form = definition.words![language]!
  const label = `${question.relevant ? paperWords[language].ifSo : ''}${form.labels[question.key] ?? question.key}`
  if (!('choices' in question)) return html`<div class="ask">${label}：<span class="rule"></span></div>`
  const choices = definition.lists[question.choices] ?? []
  return html`<div class="ask">
    ${label}：${choices.map(
      (choice) =>
        html`<span class="choice"><i class="box"></i>${form.choices[question.choices]?.[choice] ?? choice}</span> `,
    )}
  </div>`
}

/** What to do without the system, on one page: printed before it is needed. */
export function downPage(language: Language, district: string): Html {
  const says = paperWords[language]
  return paper(
    language,
    says.down,
    html`<main class="down">
      <h1>${says.down}</h1>
      <p style="text-align:center">${district}</p>
      <ol>
        ${says.downSteps.map((step) => html`<li>${step}</li>`)}
      </ol>
      <p class="note">${says.downContacts.map((one) => html`<span style="display:inline-block;white-space:nowrap">${one}</span> `)}</p>
    </main>`,
  )
}
