import { X509Certificate } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { pickLanguage, type Language } from '@gridward/contract/language'
import QRCode from 'qrcode'
import { html, trusted, type Html } from '../html.ts'
import { picture } from './pictures.ts'
import { profileOf } from './profile.ts'
import { authorityFiles, leafFiles, readHttps } from './state.ts'
import { installWords } from './words.ts'

export const isInstallPath = (path: string): boolean => path === '/install' || path.startsWith('/install/')

type Asked = { host: string; to: string; language: Language; system: System; secure: boolean }
type System = keyof (typeof installWords)['zh-CN']['systems']

/** The page that brings a device to trust this server, over http and https alike, before anybody is signed in. */
export const installPages =
  (dataDir: string, hostOf: (request: IncomingMessage) => string): RequestListener =>
  (request, response) => {
    const url = new URL(request.url ?? '/', 'http://here')
    const files = authorityFiles(dataDir)
    const https = readHttps(dataDir)
    const pem = https?.kind === 'authority' && existsSync(files.cert) ? readFileSync(files.cert, 'utf8') : undefined
    if (url.pathname === '/install/go.js') return send(response, 'text/javascript; charset=utf-8', script)
    if (pem && url.pathname === '/install/gridward.crt')
      return send(response, 'application/x-x509-ca-cert', new X509Certificate(pem).raw, 'gridward.crt')
    if (pem && url.pathname === '/install/gridward.mobileconfig')
      return send(response, 'application/x-apple-aspen-config', profileOf(pem), 'gridward.mobileconfig')
    if (url.pathname !== '/install') return redirect(response)
    const asked = read(request, url, hostOf(request))
    const body = https ? (pem ? guide(dataDir, pem, asked) : simple(asked, 'trusted')) : simple(asked, 'plain')
    body.then(
      (part) => send(response, 'text/html; charset=utf-8', page(asked, part).text),
      () => response.writeHead(500).end(),
    )
  }

function read(request: IncomingMessage, url: URL, host: string): Asked {
  const to = url.searchParams.get('to') ?? ''
  const agent = request.headers['user-agent'] ?? ''
  const system = /iPhone|iPad|Mac OS/.test(agent)
    ? 'ios'
    : /HarmonyOS|OpenHarmony|HUAWEI/i.test(agent)
      ? 'harmony'
      : /Android/.test(agent)
        ? 'android'
        : 'windows'
  return {
    host,
    // a path of ours, never another site
    to: /^\/(?!\/)[^\\\s]{0,500}$/.test(to) ? to : '/field',
    language: pickLanguage(url.searchParams.get('lang') ?? request.headers['accept-language']),
    system,
    secure: 'encrypted' in request.socket,
  }
}

const simple = async (asked: Asked, says: 'trusted' | 'plain'): Promise<Html> => {
  const words = installWords[asked.language]
  const scheme = says === 'trusted' ? 'https' : 'http'
  return html`<p>${words[says]}</p><p><a class="enter" href="${scheme}://${asked.host}${asked.to}">${words.enter}</a></p>`
}

async function guide(dataDir: string, pem: string, asked: Asked): Promise<Html> {
  const words = installWords[asked.language]
  const secure = `https://${asked.host}`
  const leaf = existsSync(leafFiles(dataDir).cert)
    ? new X509Certificate(readFileSync(leafFiles(dataDir).cert))
    : undefined
  const names = (leaf?.subjectAltName ?? '').replace(/(DNS|IP Address):/g, '').split(', ')
  const page = `http://${reachable(asked.host, names)}/install`
  const code = await QRCode.toString(page, { type: 'svg', margin: 2, width: 180 })
  return html`<p>${words.why}</p><p class="soft">${words.residents}</p>
<p id="go" data-secure="${secure}" hidden><a class="enter" href="${secure}${asked.to}">${words.already}</a></p>
<p id="wait" class="soft" ${asked.secure && 'hidden'}>${words.notYet}</p>
<p><a class="button" href="/install/gridward.crt" download>${words.download}</a> <a class="button" href="/install/gridward.mobileconfig">${words.profile}（iPhone）</a></p>
<p class="warn">${words.inApp}</p>
${order(asked.system).map((system) => steps(asked, system))}
<h2>SHA-256</h2><p>${words.check}</p><pre>${new X509Certificate(pem).fingerprint256}</pre>
<p class="soft">${words.limits}</p><p class="soft">${words.names}：${names.join('　')}</p><p class="soft">${words.remove}</p>
<div class="share">${trusted(code)}<p>${words.share}<br><b>${page}</b></p></div>
<script src="/install/go.js"></script>`
}

/** Shown on the server's own screen, the code must still lead another phone here. */
function reachable(host: string, names: readonly string[]): string {
  const [, name = '', port = ''] = /^(.*?)(:\d+)?$/.exec(host) ?? []
  if (!['localhost', '127.0.0.1', '[::1]'].includes(name)) return host
  return (names.find((other) => isIP(other) === 4 && !other.startsWith('127.')) ?? name) + port
}

const order = (first: System): System[] => [
  first,
  ...(['android', 'harmony', 'ios', 'windows'] as const).filter((system) => system !== first),
]

function steps(asked: Asked, system: System): Html {
  const { name, steps: list } = installWords[asked.language].systems[system]
  return html`<details name="system" ${asked.system === system && 'open'}><summary>${name}</summary><ol>${list.map(
    (step) => html`<li><p>${step.says}</p>${picture(step)}</li>`,
  )}</ol></details>`
}

const style = `body{margin:0;background:#f5f7f9;color:#1a2330;font-size:18px;line-height:1.6}:root{font-family:"PingFang SC","Microsoft YaHei","Noto Sans SC",sans-serif}:root:lang(en){font-family:system-ui,"Noto Sans SC",sans-serif}
main{max-width:640px;margin:0 auto;padding:16px 20px 64px;background:#fff;min-height:100vh;box-sizing:border-box}h1{font-size:26px;line-height:1.3;margin:12px 0}
h2{font-size:20px;margin:28px 0 4px}a{color:#1956b3}nav a,nav b{display:inline-block;padding:8px 16px 8px 0}
.button,.enter{display:inline-block;padding:12px 20px;border-radius:8px;margin:0 8px 8px 0;text-decoration:none;background:#e7effb;color:#123f86}
.enter{background:#1a6a43;color:#fff;font-weight:600}.soft{color:#465263;font-size:16px}.warn{background:#fff4dc;padding:8px 12px;border-radius:8px}
summary{font-size:20px;font-weight:600;padding:12px 0;cursor:pointer}details{border-top:1px solid #d6dbe2}ol{padding-left:1.4em}li p{margin:8px 0}svg{max-width:100%;height:auto}
pre{white-space:pre-wrap;word-break:break-all;background:#f5f7f9;padding:12px;border-radius:8px;font-size:16px}.share{display:flex;flex-wrap:wrap;gap:12px;align-items:center;margin-top:32px}.share svg{width:180px;height:180px}`

const names = { 'zh-CN': '简体中文', 'zh-Hant': '繁體中文', en: 'English' } as const

function page({ language, to }: Asked, body: Html): Html {
  const words = installWords[language]
  const links = (['zh-CN', 'zh-Hant', 'en'] as const).map((lang) =>
    lang === language
      ? html`<b>${names[lang]}</b>`
      : html`<a lang="${lang}" href="/install?lang=${lang}&to=${encodeURIComponent(to)}">${names[lang]}</a>`,
  )
  return html`<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${words.title}</title><style>${trusted(style)}</style></head><body><main><nav aria-label="${words.languages}">${links}</nav>
<h1>${words.title}</h1>${body}</main></body></html>`
}

/** Asks the encrypted side until this device trusts it; nothing of the answer is read. */
const script = `const go = document.getElementById('go'), wait = document.getElementById('wait')
const show = () => { go.hidden = false; wait.hidden = true }
const ask = () => fetch(go.dataset.secure + '/api/health', { mode: 'no-cors', cache: 'no-store' }).then(show, () => setTimeout(ask, 3000))
if (location.protocol === 'https:') show()
else ask()
`

function send(response: ServerResponse, type: string, body: string | Buffer, name?: string): void {
  response.writeHead(200, {
    'content-type': type,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'content-security-policy':
      "default-src 'none'; style-src 'unsafe-inline'; script-src 'self'; connect-src https:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    ...(name ? { 'content-disposition': `attachment; filename="${name}"` } : {}),
  })
  response.end(body)
}

const redirect = (response: ServerResponse): void => {
  response.writeHead(303, { location: '/install', 'content-length': 0 })
  response.end()
}
