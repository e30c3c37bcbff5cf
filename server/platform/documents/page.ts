import { html, trusted, type Html } from '../html.ts'
import { fonts, latin, markSize, type Font } from './layout.ts'
import type { Annex, Block, OfficialDocument } from './model.ts'

const family = (font: Font): string =>
  [latin, fonts[font].name, ...fonts[font].instead].map((name) => `"${name}"`).join(', ')

/** The same page for a printer: margins, sizes and numbers of GB/T 9704-2012 in CSS. */
const style = trusted(`
@page { size: A4; margin: 37mm 26mm 35mm 28mm; @bottom-right { content: "— " counter(page) " —"; font: 14pt ${family('page')}; padding-right: 14pt } }
@page :left { @bottom-right { content: none } @bottom-left { content: "— " counter(page) " —"; font: 14pt ${family('page')}; padding-left: 14pt } }
body { font: 16pt/10.22mm ${family('text')}; max-width: 156mm; margin: 0 auto; color: #000; overflow-wrap: anywhere }
p { margin: 0 } .text, h2 { text-indent: 2em } h1, h2 { font-size: 16pt; font-weight: normal; margin: 0 }
h1.mark { color: #f00; font-family: ${family('title')}; text-align: center; line-height: 1.2; padding-top: 35mm }
.number { text-align: center; padding: 20.4mm 0 4mm; border-bottom: .5mm solid #f00; margin-bottom: 10.22mm }
h1.title, .annex > h2 { font: 22pt/1.4 ${family('title')}; text-align: center; text-indent: 0; margin-bottom: 10.22mm }
h2, .annex > p:first-child, .note { font-family: ${family('heading')} } .note { text-align: center; border: 1px solid #000 }
.by, .on { text-align: right; padding-right: 2em } .on { padding-right: 4em } .by { padding-top: 10.22mm } .list { padding-top: 10.22mm; text-indent: -3em; padding-left: 5em }
.annex { break-before: page } table { border-collapse: collapse; width: 100%; font-size: 10.5pt; line-height: 1.4 }
th, td { border: .2mm solid #000; padding: 0 1mm } th { font: 10.5pt ${family('heading')} } .n { text-align: right } thead { display: table-header-group }
tr { break-inside: avoid } figure { margin: 4mm 0; font-size: 10.5pt; line-height: 1.6 } figcaption { text-align: center }
.bar { display: grid; grid-template-columns: 10em 1fr; gap: 2mm; break-inside: avoid } .bar svg { width: 70%; height: 1em; vertical-align: middle }
.imprint { display: flex; justify-content: space-between; border: solid #000; border-width: .35mm 0; font-size: 14pt; padding: 0 14pt; margin-top: 10.22mm; break-inside: avoid }
`)

export const printedDocument = (doc: OfficialDocument): string =>
  html`<!doctype html>
    <html lang="${doc.language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${doc.title} ${doc.number}</title>
        <style>
          ${style}
        </style>
      </head>
      <body>
        ${doc.note !== '' && html`<p class="note">${doc.note}</p>`}
        <h1 class="mark" style="font-size: ${markSize(doc.issuer) / 2}pt">${doc.issuer}</h1>
        <p class="number">${doc.number}</p>
        <h1 class="title">${doc.title}</h1>
        ${doc.to !== '' && html`<p>${doc.to}</p>`} ${doc.body.map(blockPart)} ${annexList(doc)}
        <p class="by">${doc.signed.by}</p>
        <p class="on">${doc.signed.day}</p>
        ${doc.annexes.map(annexPart)}
        <p class="imprint"><span>${doc.imprint.office}</span> <span>${doc.imprint.day}</span></p>
      </body>
    </html>`.text

const annexList = ({ annexList: list, language }: OfficialDocument): Html | false =>
  list.length > 0 &&
  html`<p class="text list">
    ${language === 'en' ? 'Annexes: ' : '附件：'}${list.map((name, i) => html`${i > 0 && html`<br />`}${i + 1}.${name}`)}
  </p>`

const annexPart = (annex: Annex): Html =>
  html`<section class="annex">
    <p>${annex.label}</p>
    <h2>${annex.title}</h2>
    ${annex.blocks.map(blockPart)}
  </section>`

function blockPart(block: Block): Html {
  if (block.kind === 'heading') return html`<h2>${block.text}</h2>`
  if (block.kind === 'text') return html`<p class="text">${block.text}</p>`
  if (block.kind === 'table') return tablePart(block)
  const most = Math.max(1, ...block.bars.map((bar) => bar.n))
  return html`<figure>
    <figcaption>${block.title}</figcaption>
    ${block.bars.map(
      ({ name, n }) =>
        html`<div class="bar">
          <span>${name}</span>
          <span
            ><svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
              <rect width="${(Math.max(0, n) / most) * 100}" height="10" fill="#595959" />
            </svg>
            ${n}</span
          >
        </div>`,
    )}
  </figure>`
}

const tablePart = ({ columns, rows }: Extract<Block, { kind: 'table' }>): Html =>
  html`<table>
    <thead>
      <tr>
        ${columns.map(({ title }) => html`<th scope="col">${title}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (row) =>
          html`<tr>
            ${columns.map(({ right }, i) => (right ? html`<td class="n">${row[i] ?? ''}</td>` : html`<td>${row[i] ?? ''}</td>`))}
          </tr>`,
      )}
    </tbody>
  </table>`
