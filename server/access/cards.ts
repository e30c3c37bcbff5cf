import { Readable } from 'node:stream'
import { setImmediate as breathe } from 'node:timers/promises'
import * as contract from '@gridward/contract/access'
import { dayOf } from '@gridward/contract/days'
import type { Language } from '@gridward/contract/language'
import { fieldRoles, type Role } from '@gridward/contract/roles'
import { accessWords } from '@gridward/contract/words/access'
import { roleWords } from '@gridward/contract/words/roles'
import { areaNames } from '../areas/index.ts'
import { html, trusted, type Html } from '../platform/html.ts'
import { found, Problem } from '../platform/problem.ts'
import type { Call, File } from '../serve.ts'
import { shownCode } from './codes.ts'
import { wrongField } from './problems.ts'
import { qrOf } from './qr.ts'
import { codeSeal } from './roster.ts'
import { listCards, type CardRow } from './store-invitations.ts'

const perPage = 8

/** Where a role takes up its invitation; the code stands behind the # so that it never reaches a server's log. */
export const placeOf = (role: string): 'field' | 'desk' => (fieldRoles.includes(role as Role) ? 'field' : 'desk')

type Sheet = { origin: string; language: Language; zone: string; demo: boolean; names: ReadonlyMap<string, string> }

/** Open invitations of a roster as cards to cut out, eight on a page, or one card. */
export async function cardPage(call: Call<typeof contract.invitationCards>): Promise<File> {
  const { query, tx, scope, session, keys, now, language, origin, journal } = call
  if ((query.batch === undefined) === (query.id === undefined)) throw wrongField('batch', 'scope', language)
  const rows = await listCards(tx, scope, { batch: query.batch, id: query.id, now })
  if (query.id && rows.length === 0) throw new Problem('notFound')
  const paths = [...new Set(rows.map((row) => row.prefix))]
  const names = new Map((await areaNames(tx, session.district, paths)).map((area) => [area.path, area.name]))
  names.set('', session.district_name)
  const about = { batch: query.batch, id: query.id, n: rows.length }
  journal({ kind: 'access.cardsPrinted', area: scope.prefixes[0] ?? '', content: about, retention: 'look' })
  const sheet: Sheet = { origin, language, zone: session.zone, demo: session.demo, names }
  const cards = rows.map((row) => ({ row, code: keys.open(row.code_sealed, codeSeal) }))
  return { type: contract.invitationCards.reply.file, body: Readable.from(pages(cards, sheet)), headers: noStore }
}

const noStore = { 'cache-control': 'no-store' }

/** A code takes about 1 ms to draw: 7,000 of them must let others have the thread. */
async function* pages(cards: readonly { row: CardRow; code: string }[], sheet: Sheet): AsyncGenerator<string> {
  const words = accessWords[sheet.language].cards
  yield `${html`<!doctype html>
<html lang="${sheet.language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${words.title}</title><style>${trusted(css)}</style></head>
<body>
<p class="about">${cards.length === 0 ? words.none : words.about(cards.length)}</p>`}`
  for (let at = 0; at < cards.length; at += perPage) {
    await breathe()
    const page = cards.slice(at, at + perPage).map(({ row, code }) => card(row, code, sheet))
    yield `${html`<section class="sheet">${page}</section>`}`
  }
  yield '</body></html>'
}

function card(row: CardRow, code: string, sheet: Sheet): Html {
  const words = accessWords[sheet.language].cards
  const roles: Record<string, string> = roleWords[sheet.language]
  const where = placeOf(row.role)
  const address = `${sheet.origin}/${where}/join`
  return html`<article>
  ${qrOf(`${address}#${code}`)}
  <div>
    <h2>${row.name}</h2>
    <p>${roles[row.role] ?? row.role} · ${found(sheet.names.get(row.prefix) ?? row.prefix)}</p>
    ${row.unit !== '' && html`<p>${row.unit}</p>`}
    <p class="how">${where === 'field' ? words.scan : words.scanDesk}</p>
    <p class="until">${words.until(dayOf(row.ends_at, sheet.zone))} ${words.once}</p>
  </div>
  <footer><span>${address}</span><span>${words.byHand}</span><code>${shownCode(code)}</code>${sheet.demo && html`<strong>${words.synthetic}</strong>`}</footer>
</article>`
}

const css = `
@page { size: A4; margin: 8mm }
* { box-sizing: border-box; margin: 0 }
body { font: 10pt/1.4 "Noto Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif; color: #000; background: #fff }
.about { padding: 4mm; font-size: 12pt }
.sheet { display: grid; grid-template-columns: 1fr 1fr; grid-template-rows: repeat(4, 69mm); width: 194mm; break-after: page }
article { display: grid; grid-template-columns: 34mm 1fr; grid-template-rows: 1fr auto; gap: 2mm 3mm; padding: 4mm; border: 1px dashed #888; overflow: hidden }
svg { width: 34mm; height: 34mm }
h2 { font-size: 16pt; line-height: 1.2; overflow-wrap: anywhere }
.how { margin-top: 1mm; font-size: 9pt }
.until { font-size: 8pt; color: #444 }
footer { grid-column: 1 / -1; display: flex; flex-wrap: wrap; gap: 0 2mm; font-size: 8pt }
code { font: 700 10pt/1.4 ui-monospace, Consolas, monospace; letter-spacing: .5px }
@media print { .about { display: none } }
@media screen { body { padding: 4mm } .sheet { max-width: 100%; margin-block-end: 6mm } }
`
