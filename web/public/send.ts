import { says } from './say.ts'

/** Sends fields to the form's address; the server's page takes this one's place. Errors: when nothing came back. */
export async function turnPage(form: HTMLFormElement, body: URLSearchParams): Promise<void> {
  const reply = await fetch(form.action, { method: 'POST', body, credentials: 'same-origin' })
  // a server that has no time now keeps nothing: the form stays as it is
  if (reply.status >= 500) throw new Error(reply.statusText)
  const page = new DOMParser().parseFromString(await reply.text(), 'text/html')
  if (reply.redirected) window.history.replaceState(null, '', reply.url)
  document.title = page.title
  document.documentElement.lang = page.documentElement.lang
  document.body.replaceWith(page.body)
  window.scrollTo(0, 0)
}

/**
 * Sends the form without leaving the page, so that a dead network costs nothing that was typed, and a second tap sends
 * nothing twice.
 */
export function sendInPlace(form: HTMLFormElement, shown: () => void): void {
  let sending = false
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    if (sending) return
    sending = true
    const button = event.submitter as HTMLButtonElement | null
    const label = button?.textContent ?? ''
    const body = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]))
    if (button?.name) body.append(button.name, button.value)
    if (button) button.textContent = says().sending
    turnPage(form, body)
      .then(shown)
      .catch(() => {
        sending = false
        if (button) button.textContent = label
        warn(form, says().unreachable)
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
