import { problems, type ProblemBody } from '@gridward/contract/problems'
import type { Language } from '@gridward/contract/language'
import { problemWords } from '@gridward/contract/words/problems'
import { html, type Html } from '../platform/html.ts'
import { assetUrl } from '../platform/assets.ts'
import type { Incoming } from './session.ts'

export type Asked = Incoming & { url?: string; body?: unknown }

/** True for somebody who looks at a page of ours in a browser: they are answered in words, never in JSON. */
export function wantsPage({ url = '', headers }: Asked): boolean {
  if (url.startsWith('/api/')) return false
  return /^\/p(\/|\?|$)/.test(url) || String(headers['accept'] ?? '').includes('text/html')
}

/** What went wrong, as a page. A form that could not be taken just now keeps all that was typed, behind one button. */
export function problemPage(body: ProblemBody, language: Language, asked: Asked): string {
  const style = assetUrl('page.css')
  const lost = body.code === 'notFound' && asked.method === 'GET'
  const title = lost ? problemWords[language].noPage.title : body.title
  return html`<!doctype html>
    <html lang="${language}" data-surface="field">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        ${style && html`<link rel="stylesheet" href="${style}" />`}
      </head>
      <body class="form-page">
        <main>
          <h1>${title}</h1>
          ${body.detail && html`<p>${body.detail}</p>`} ${lost && otherWays(language, body.detail ? '' : problemWords[language].noPage.why)} ${passes(body) && again(asked, language)}
        </main>
      </body>
    </html>`.text
}

/** Somebody scanned an old code or mistyped an address: what it may be, and where residents can still go. */
function otherWays(language: Language, why: string): Html {
  const { receipt, help } = problemWords[language].noPage
  return html`${why && html`<p>${why}</p>`}
    <p><a href="/p/receipt?lang=${language}">${receipt}</a></p>
    <p><a href="/p/help?lang=${language}">${help}</a></p>`
}

const passes = ({ code }: ProblemBody): boolean => problems[code] === 429 || problems[code] >= 500

function again({ method, url = '', body }: Asked, language: Language): Html {
  const says = problemWords[language].again
  if (method !== 'POST') return html`<p><a class="plain" href="${url}">${says}</a></p>`
  const typed = Object.entries((body ?? {}) as Record<string, string | string[]>)
  return html`<form method="post" action="${url}">
    ${typed.map(([name, values]) =>
      [values].flat().map((value) => html`<input type="hidden" name="${name}" value="${value}" />`),
    )}
    <p><button class="main">${says}</button></p>
  </form>`
}
