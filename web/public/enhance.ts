import { dayOf } from '@gridward/contract/days'
import { dropTyped, forgetOld, keepTyped, typedBefore } from './keep.ts'
import { followConditions } from './relevance.ts'
import { says } from './say.ts'
import { sendInPlace, turnPage } from './send.ts'

const theForm = (): HTMLFormElement | null => document.querySelector<HTMLFormElement>('form[method="post"]')
/** The form that is being filled in, for the page that follows it. */
let filling: HTMLFormElement | null = null

/** What a script adds to a form that works without one; runs again for each page that the server hands back. */
function enhance(): void {
  const summary = document.querySelector<HTMLElement>('.summary.alert')
  summary?.focus()
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.summary a')) {
    link.addEventListener('click', () => document.querySelector<HTMLElement>(link.hash)?.focus())
  }
  // a receipt: what was typed has arrived, and somebody else may use the phone next
  if (filling && document.querySelector('.receipt')) dropTyped(filling)
  const form = theForm()
  if (!form) return
  filling = form
  followConditions(form, dayOf(new Date(), 'Asia/Shanghai'))
  sendInPlace(form, shown)
  form.addEventListener('input', () => keepTyped(form))
}

/** A page that took the place of another: whoever listens to it hears where they are now. */
function shown(): void {
  document.querySelector<HTMLElement>('h1')?.focus()
  enhance()
  const form = theForm()
  if (form) keepTyped(form)
}

/** A form that was left and is opened again goes on where it was, with the way to begin anew. */
function bringBack(): void {
  const form = theForm()
  const before = form && typedBefore(form)
  if (!form || !before) return
  before.set('go', 'stay')
  turnPage(form, before).then(
    () => {
      shown()
      const again = theForm()
      if (again) again.prepend(broughtNote(again))
    },
    () => undefined,
  )
}

function broughtNote(form: HTMLFormElement): HTMLElement {
  const note = document.createElement('div')
  note.className = 'summary status'
  note.setAttribute('role', 'status')
  const text = document.createElement('p')
  text.textContent = says().brought
  const afresh = document.createElement('button')
  afresh.type = 'button'
  afresh.className = 'plain'
  afresh.textContent = says().afresh
  afresh.addEventListener('click', () => {
    dropTyped(form)
    window.location.reload()
  })
  note.append(text, afresh)
  return note
}

forgetOld()
enhance()
bringBack()
