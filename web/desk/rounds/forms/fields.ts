import type { KeyboardEvent } from 'react'

const stops = 'input:not([tabindex="-1"]), select, textarea, button:not([tabindex="-1"])'

/** Enter goes on to the next field and Shift+Enter back, so that a hand never leaves the keys. True when it was taken. */
export function enterGoesOn(event: KeyboardEvent<HTMLElement>): boolean {
  const on = event.target
  const ours = on instanceof HTMLInputElement || on instanceof HTMLSelectElement
  if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || !ours || event.nativeEvent.isComposing) return false
  event.preventDefault()
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>(stops)]
  all[all.indexOf(on) + (event.shiftKey ? -1 : 1)]?.focus()
  return true
}

/** The first field of the questions, after the door is known. */
export const firstField = (form: HTMLElement | null): HTMLElement | null | undefined =>
  form?.querySelector<HTMLElement>('.forms-part input, .forms-part select')
