import type { ReportView } from '@gridward/contract/briefings'
import type { Language } from '@gridward/contract/language'
import type { Metric } from '@gridward/contract/metrics'
import { metricWords } from '@gridward/contract/words/metrics'
import { html, trusted, type Html } from '../platform/html.ts'
import { reported } from './rules.ts'
import { stateOf } from './sheets.ts'
import { freezeWords } from './words.ts'

const style = trusted(`
@page { size: A4 landscape; margin: 12mm }
body { font: 14px/1.5 "PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Source Han Sans SC", sans-serif; margin: 16px; color: #000 }
h1 { font-size: 22px; margin: 0 0 4px; text-align: center }
p { margin: 4px 0 }
table { border-collapse: collapse; width: 100%; font-size: 12px }
th, td { border: 1px solid #555; padding: 2px 4px; text-align: right; font-variant-numeric: tabular-nums }
th:first-child, td:first-child, td.text { text-align: left }
td:last-child, td:first-child { white-space: nowrap }
thead { display: table-header-group }
tr { break-inside: avoid }
.note { border: 2px solid #000; padding: 4px 8px; text-align: center }
`)

type District = { name: string; demo: boolean; zone: string }

const moment = (at: string, timeZone: string, language: Language): string =>
  new Intl.DateTimeFormat(language, { timeZone, dateStyle: 'long', timeStyle: 'short', hourCycle: 'h23' }).format(
    new Date(at),
  )
const longDay = (day: string, language: Language): string =>
  new Intl.DateTimeFormat(language, { timeZone: 'UTC', dateStyle: 'long' }).format(new Date(`${day}T00:00:00Z`))

/** The daily report on A4, landscape, with its heading on every sheet. `district` is printed as its owner. */
export function reportPage(report: ReportView, district: District, language: Language): string {
  const words = freezeWords[language]
  const title = words.title(report.number, longDay(report.day, language))
  const frozenAt = report.frozenAt && moment(report.frozenAt, district.zone, language)
  return html`<!doctype html>
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
        ${district.demo && html`<p class="note">${words.demo}</p>`}
        <h1>${title}</h1>
        <p>${district.name}</p>
        ${frozenAt && html`<p>${words.frozen(report.frozenBy ?? '', frozenAt)}</p>`}
        ${missingLine(report, language)} ${figureTable(report, language)} ${correctionTable(report, language)}
        ${report.blockHash && html`<p>${words.hash(report.blockHash)}</p>`}
      </body>
    </html>`.text
}

function missingLine(report: ReportView, language: Language): Html | false {
  const words = freezeWords[language]
  return (
    report.missing.length > 0 &&
    html`<p>${words.missingSheet} (${report.missing.length}): ${report.missing.map((m) => m.name).join('、')}</p>`
  )
}

function figureTable(report: ReportView, language: Language): Html {
  const words = freezeWords[language]
  const metrics = metricWords[language]
  const cells = (figures: Record<string, number>) => reported.map((metric) => html`<td>${figures[metric] ?? 0}</td>`)
  return html`<table>
    <thead>
      <tr>
        <th>${words.community}</th>
        ${reported.map((metric) => html`<th>${metrics[metric]}</th>`)}
        <th>${words.state}</th>
      </tr>
    </thead>
    <tbody>
      <tr>
        <td class="text">${words.total}</td>
        ${cells(report.totals)}
        <td></td>
      </tr>
      ${report.communities.map(
        (row) =>
          html`<tr>
            <td class="text">${row.name}</td>
            ${cells(row.figures)}
            <td class="text">${stateOf(row, language)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`
}

function correctionTable(report: ReportView, language: Language): Html | false {
  const words = freezeWords[language]
  const metrics = metricWords[language]
  return (
    report.corrections.length > 0 &&
    html`<h2>${words.correctionsSheet}</h2>
      <table>
        <thead>
          <tr>
            <th>${words.number}</th>
            <th>${words.aboutDay}</th>
            <th>${words.community}</th>
            <th>${words.item}</th>
            <th>${words.change}</th>
          </tr>
        </thead>
        <tbody>
          ${report.corrections.map(
            (c) =>
              html`<tr>
                <td>${c.number}</td>
                <td>${longDay(c.aboutDay, language)}</td>
                <td class="text">${c.areaName}</td>
                <td class="text">${metrics[c.metric as Metric]}</td>
                <td>${c.n}</td>
              </tr>`,
          )}
        </tbody>
      </table>`
  )
}
