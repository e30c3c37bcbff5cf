import type { Language } from '@gridward/contract/language'
import { orderWords } from '@gridward/contract/words/orders'
import QRCode from 'qrcode'
import type { Notice } from './notice.ts'

export const escape = (text: string): string => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`)

const style = `body{font:18px/1.7 'PingFang SC','Microsoft YaHei','Noto Sans SC','Source Han Sans SC',sans-serif;color:#1a2330;
max-width:720px;margin:0 auto;padding:16px}h1{font-size:26px;text-align:center;text-wrap:balance}a{color:#1956b3}header{color:#465263}p{margin:12px 0}
.code{display:flex;gap:16px;align-items:center;margin:24px 0}.code svg{width:128px;height:128px}.code b{font-size:20px;
letter-spacing:.06em;word-break:break-all}.sign{border-top:1px solid #8b96a5;margin-top:24px;padding-top:8px}
.sign p{margin:24px 0}textarea{width:100%;box-sizing:border-box;font:inherit;padding:8px}button{font:inherit;min-height:48px;
padding:0 24px;border:0;border-radius:6px;background:#1956b3;color:#fff}.told{background:#e7effb;padding:12px;border-radius:6px}
nav a{margin-inline-end:16px;display:inline-block;padding:8px 0}@media print{nav,form{display:none}body{font-size:12pt;padding:0}
@page{size:A4;margin:20mm}}`

const names: Record<Language, string> = { 'zh-CN': '简体', 'zh-Hant': '繁體', en: 'English' }

export const paper = (language: Language, title: string, body: string): string =>
  `<!doctype html><html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
  `<meta name="robots" content="noindex"><title>${escape(title)}</title><style>${style}</style><body>${body}`

export const languageLinks = (): string =>
  `<nav>${(Object.keys(names) as Language[]).map((l) => `<a href="?language=${l}" lang="${l}">${names[l]}</a>`).join('')}</nav>`

const paragraphs = (lines: readonly string[]): string => lines.map((line) => `<p>${escape(line)}</p>`).join('')

export type Paper = { district: string; notice: Notice; language: Language; code: string; url: string; issued: string }

/** The notice as it is printed and handed over, with the code and a place to sign for it. */
export async function noticePaper({ district, notice, language, code, url, issued }: Paper): Promise<string> {
  const words = orderWords[language].notice
  const svg = await QRCode.toString(url, { type: 'svg', margin: 0, errorCorrectionLevel: 'M' })
  return paper(
    language,
    notice.title,
    `${languageLinks()}<header>${escape(district)}</header><h1>${escape(notice.title)}</h1>${paragraphs(notice.lines)}
<div class="code">${svg}<div><b>${escape(words.code(code))}</b><br>${escape(url)}<br>${escape(words.issued(issued))}</div></div>
<section class="sign"><b>${escape(words.receipt)}</b><p>${escape(words.signature)} ________________　${escape(words.date)} ____________</p></section>`,
  )
}

export type BearerPage = {
  district: string
  notice: Notice
  language: Language
  /** What to say of its end: it ended, or ends by itself then. */
  ending: string | null
  /** Where an objection stands, in a sentence. */
  told: string | null
  /** An id for a new objection; null where none can be made now. */
  appealId: string | null
}

/** The same for the phone of the person; the form is an ordinary one. */
export function bearerPage({ district, notice, language, ending, told, appealId }: BearerPage): string {
  const words = orderWords[language].notice
  const form =
    appealId === null
      ? ''
      : `<form method="post"><h2>${escape(words.appealTitle)}</h2><input type="hidden" name="id" value="${escape(appealId)}">
<label>${escape(words.appealText)}<textarea name="text" rows="5" maxlength="2000" required></textarea></label>
<p><button>${escape(words.appealSend)}</button></p></form>`
  return paper(
    language,
    notice.title,
    `${languageLinks()}<header>${escape(district)}</header><h1>${escape(notice.title)}</h1>${paragraphs(notice.lines)}
${ending ? `<p class="told">${escape(ending)}</p>` : ''}${told ? `<p class="told" role="status">${escape(told)}</p>` : ''}${form}`,
  )
}

/** The code leads nowhere; nothing is said of whether it ever did. */
export function unknownPage(language: Language): string {
  const { unknown } = orderWords[language].notice
  return paper(language, unknown, `<p>${escape(unknown)}</p>`)
}
