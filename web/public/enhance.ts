import { dayOf } from '@gridward/contract/days'
import { bringTyped, keepTyped } from './keep.ts'
import { followConditions } from './relevance.ts'
import { sendInPlace } from './send.ts'

/** What a script adds to a form that works without one; runs again for each page that the server hands back. */
function enhance(): void {
  const summary = document.querySelector<HTMLElement>('.summary.alert')
  summary?.focus()
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.summary a')) {
    link.addEventListener('click', () => document.querySelector<HTMLElement>(link.hash)?.focus())
  }
  const form = document.querySelector<HTMLFormElement>('form[method="post"]')
  if (!form) return
  bringTyped(form)
  followConditions(form, dayOf(new Date(), 'Asia/Shanghai'))
  sendInPlace(form, shown)
  for (const link of document.querySelectorAll('.languages a')) link.addEventListener('click', () => keepTyped(form))
}

/** A page that took the place of another: whoever listens to it hears where they are now. */
function shown(): void {
  document.querySelector<HTMLElement>('h1')?.focus()
  enhance()
}

enhance()
