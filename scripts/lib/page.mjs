import { lineOf, words } from './words.mjs'

const escaped = (text) => text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`)
const pair = ([zh, en], tag = 'p', name = '') =>
  `<${tag}${name && ` class="${name}"`}>${escaped(zh)}<small lang="en">${escaped(en)}</small></${tag}>`

const style = `
:root { color-scheme: light dark; font: 18px/1.6 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: Canvas; color: CanvasText }
main { width: min(36rem, calc(100vw - 3rem)); padding: 1.5rem 0 }
h1 { font-size: 1.7rem; line-height: 1.3; margin: 0 0 .5rem }
small { display: block; font-size: .8em; opacity: .8; font-weight: 400 }
ol { list-style: none; margin: 1.5rem 0; padding: 0 }
li { padding: .55rem 0 .55rem 2.2rem; position: relative; opacity: .75 }
li::before { content: "○"; position: absolute; left: .3rem }
li.done, li.now, li.failed { opacity: 1 }
li.done::before { content: "✓"; color: #16794a }
li.now::before { content: "●"; color: #1458b8; animation: pulse 1.6s infinite }
li.failed::before { content: "×"; color: #c02626 }
li.now, li.failed { font-weight: 600 }
.what { border-left: .3rem solid #c02626; padding-left: .8rem; overflow-wrap: anywhere }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font-size: .75rem; border: 1px solid; border-radius: .4rem; padding: .8rem; opacity: .8 }
@keyframes pulse { 50% { opacity: .25 } }
@media (prefers-reduced-motion: reduce) { li.now::before { animation: none } }
@media (prefers-color-scheme: dark) { li.done::before { color: #5fd08f } li.now::before { color: #7db2ff } }`

/** Asks how far the start is; loads the page again for the next step and when the server itself answers. */
const script = (version) => `
const look = async () => {
  try {
    const reply = await fetch('/api/health', { cache: 'no-store' })
    if (reply.headers.get('x-gridward-start') !== '${version}') return location.reload()
    const { detail: [zh, en] } = await reply.json()
    const shown = document.getElementById('detail')
    if (shown && shown.dataset.zh !== zh) {
      shown.dataset.zh = shown.textContent = zh
      shown.append(Object.assign(document.createElement('small'), { lang: 'en', textContent: en }))
    }
  } catch {}
  setTimeout(look, 700)
}
setTimeout(look, 700)`

/** The page shown until the server takes the port over: one file, no other request. `state` is the waiting room's. */
export function pageOf({ steps, current, detail, trouble, version }) {
  const title = trouble ? words.failedTitle : words.title
  const now = steps.indexOf(current)
  const mark = (index) => (index < now ? 'done' : index > now ? '' : trouble ? 'failed' : 'now')
  const list = steps.map((step, index) => pair(step, 'li', mark(index))).join('')
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(lineOf(title))}</title><style>${style}</style><noscript><meta http-equiv="refresh" content="2"></noscript></head>
<body><main>${pair(title, 'h1')}${trouble ? troubleOf(trouble) : pair(words.titleNote)}<ol>${list}</ol>
${trouble ? '' : `<p id="detail" aria-live="polite">${detail ? pair(detail, 'span') : ''}</p>`}</main><script>${script(version)}</script></body></html>`
}

function troubleOf({ sentence, log, tail }) {
  const where = log ? pair(words.log(log)) : ''
  return `${pair(sentence, 'p', 'what')}${where}${tail ? `<pre>${escaped(tail)}</pre>` : ''}`
}
