import { pickLanguage, type Language } from '@gridward/contract/language'

const sentences: Record<Language, { sending: string; unreachable: string }> = {
  'zh-CN': { sending: '正在提交…', unreachable: '没有连上，填写的内容都还在。请稍后再点一次。' },
  'zh-Hant': { sending: '正在提交…', unreachable: '沒有連上，填寫的內容都還在。請稍後再點一次。' },
  en: {
    sending: 'Sending…',
    unreachable: 'It did not get through. What you filled in is still here. Please try again in a moment.',
  },
}

/**
 * Sends the form without leaving the page, so that a dead network costs nothing that was typed, and a second tap sends
 * nothing twice. The server's page takes this one's place.
 */
export function sendInPlace(form: HTMLFormElement, shown: () => void): void {
  const says = sentences[pickLanguage(document.documentElement.lang)]
  let sending = false
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    if (sending) return
    sending = true
    const button = event.submitter as HTMLButtonElement | null
    const label = button?.textContent ?? ''
    const body = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]))
    if (button?.name) body.append(button.name, button.value)
    if (button) button.textContent = says.sending
    const done = (): void => {
      sending = false
      if (button) button.textContent = label
    }
    fetch(form.action, { method: 'POST', body, credentials: 'same-origin' })
      .then(async (reply) => {
        // a server that has no time now keeps nothing: the form stays as it is
        if (reply.status >= 500) throw new Error(reply.statusText)
        const page = new DOMParser().parseFromString(await reply.text(), 'text/html')
        if (reply.redirected) window.history.replaceState(null, '', reply.url)
        document.title = page.title
        document.body.replaceWith(page.body)
        window.scrollTo(0, 0)
        shown()
      })
      .catch(() => {
        done()
        warn(form, says.unreachable)
      })
  })
}

function warn(form: HTMLFormElement, text: string): void {
  const box = form.querySelector('.unsent') ?? form.appendChild(document.createElement('p'))
  box.className = 'summary alert unsent'
  box.setAttribute('role', 'alert')
  box.textContent = text
  box.scrollIntoView({ block: 'nearest' })
}
