import { Readable } from 'node:stream'
import QRCode from 'qrcode'
import { mostPosters, type codePosters } from '@gridward/contract/declarations'
import type { Language } from '@gridward/contract/language'
import { areaNames } from '../areas/index.ts'
import { html, trusted } from '../platform/html.ts'
import { Problem } from '../platform/problem.ts'
import type { Handler } from '../serve.ts'
import { codesIn, type CodeRow } from './store-codes.ts'
import { declarationWords } from './words.ts'
import { paperWords } from './words-paper.ts'

// A4 upright, black on white, legible from two metres; prints without any file of ours.
const style = `
@page { size: A4; margin: 15mm }
body { margin: 0 auto; max-width: 180mm; color: #000; font: 20px/1.5 "PingFang SC", "Microsoft YaHei", "Noto Sans SC", sans-serif; text-align: center }
section { break-after: page; break-inside: avoid; padding-top: 12mm }
h1 { margin: 0; font-size: 48px } h2 { margin: 4mm 0 0; font-size: 30px; overflow-wrap: anywhere } p { margin: 3mm 0 }
svg { width: 110mm; height: 110mm } b { overflow-wrap: anywhere } .demo { border: 2px solid; font-weight: 600 }
.says { position: fixed; inset: 0 0 auto; margin: 0; padding: 8px; background: #fff; border-bottom: 1px solid; font-size: 16px }
@media print { .says { display: none } }`

/** How often the count at the top of the screen moves. */
const step = 10

type Stack = { language: Language; origin: string; demo: boolean; communities: ReadonlyMap<string, string> }

/** All posters of an area as one document, made while it is read: the first are on the screen at once. */
export const posters: Handler<typeof codePosters> = async ({ tx, scope, session, language, origin }) => {
  const says = paperWords[language].posters
  const codes = (await codesIn(tx, scope)).filter((row) => row.ended_at === null)
  const refuse = (text: (words: typeof says) => string): Problem =>
    new Problem('refusedByRule', {
      says: { 'zh-CN': text(paperWords['zh-CN'].posters), en: text(paperWords.en.posters) },
    })
  if (codes.length === 0) throw refuse((words) => words.none)
  if (codes.length > mostPosters) throw refuse((words) => words.tooMany(codes.length, mostPosters))
  const paths = [...new Set(codes.map((row) => row.area.slice(0, 12)))]
  const names = await areaNames(tx, scope.district, paths)
  const communities = new Map(names.map((area) => [area.path, area.name]))
  return {
    type: 'text/html; charset=utf-8',
    body: Readable.from(pages(codes, { language, origin, demo: session.demo, communities })),
    headers: { 'cache-control': 'no-store' },
  }
}

async function* pages(codes: readonly CodeRow[], stack: Stack): AsyncGenerator<string> {
  const { language } = stack
  const says = paperWords[language].posters
  const title = says.title(codes.length)
  yield html`<!doctype html><html lang="${language}"><head><meta charset="utf-8" /><title>${title}</title><style>${trusted(style)}</style></head><body>`
    .text
  for (const [i, code] of codes.entries()) {
    // a later line lies over an earlier one, so the count moves without a script
    if (i % step === 0) yield html`<p class="says">${says.progress(i + 1, codes.length)}</p>`.text
    yield await poster(code, stack)
  }
  yield html`<p class="says" role="status">${says.done(codes.length)}</p></body></html>`.text
}

async function poster(code: CodeRow, { language, origin, demo, communities }: Stack): Promise<string> {
  const says = declarationWords[language]
  const address = `${origin}/p/${code.code}`
  const svg = await QRCode.toString(address, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' })
  const community = communities.get(code.area.slice(0, 12)) ?? ''
  return html`<section>
    ${demo && html`<p class="demo">${says.page.demo}</p>`}
    <h1>${says.poster.title}</h1>
    <h2>${community !== code.name && community} ${code.name}</h2>
    ${trusted(svg)}
    ${says.poster.lines.map((line) => html`<p>${line}</p>`)}
    <p>${says.poster.noScan}<br /><b>${address}</b></p>
  </section>`.text
}
