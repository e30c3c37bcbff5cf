import type { Language } from '@gridward/contract/language'
import { assetUrl } from '../platform/assets.ts'
import { html, type Html } from '../platform/html.ts'
import type { File } from '../serve.ts'
import { declarationWords } from './words.ts'

/** A page for residents: no frame, no menu, one style sheet, a script only where it helps. */
export function frame(
  language: Language,
  title: string,
  body: Html,
  options: { script?: boolean; print?: boolean } = {},
): Html {
  const style = assetUrl('page.css')
  const script = options.script ? assetUrl('enhance.js') : null
  return html`<!doctype html>
<html lang="${language}" data-surface="field"><head><meta charset="utf-8" /><meta name="viewport" content="width=device-width, initial-scale=1" />
<title>${title}</title>${style && html`<link rel="stylesheet" href="${style}" />`}${script && html`<script type="module" src="${script}"></script>`}</head>
<body class="${options.print ? 'sheet' : 'form-page'}">${body}</body></html>`
}

const languages = { 'zh-CN': '简体中文', 'zh-Hant': '繁體中文', en: 'English' } as const

export const languageLinks = (language: Language, label: string, href: (lang: string) => string): Html =>
  html`<nav class="languages" aria-label="${label}">${Object.entries(languages).map(([lang, name]) =>
    lang === language ? html`<b>${name}</b> ` : html`<a href="${href(lang)}" lang="${lang}">${name}</a> `,
  )}</nav>`

/** The same as buttons of a form, so that a step in another language keeps what is typed. */
export const languageButtons = (language: Language, label: string): Html =>
  html`<div class="languages" role="group" aria-label="${label}">${Object.entries(languages).map(([lang, name]) =>
    lang === language
      ? html`<b>${name}</b> `
      : html`<button class="link" name="lang" value="${lang}" lang="${lang}">${name}</button> `,
  )}</div>`

export const demoNote = (language: Language): Html => html`<p class="demo">${declarationWords[language].page.demo}</p>`

/** Never kept by a browser: somebody else may use the phone next. */
export const asFile = (page: Html, status = 200): File => ({
  type: 'text/html; charset=utf-8',
  body: page.text,
  status,
  headers: { 'cache-control': 'no-store' },
})
