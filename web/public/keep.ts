const place = `gridward.typed.${window.location.pathname}`

type Kept = [name: string, value: string][]

/** Takes what is typed along to the same page in another language; kept for that one step only. */
export function keepTyped(form: HTMLFormElement): void {
  const typed = [...new FormData(form)].filter((pair): pair is [string, string] => typeof pair[1] === 'string')
  sessionStorage.setItem(place, JSON.stringify(typed satisfies Kept))
}

/** Puts back what was taken along, and forgets it: somebody else may use the phone next. */
export function bringTyped(form: HTMLFormElement): void {
  const kept = sessionStorage.getItem(place)
  if (!kept) return
  sessionStorage.removeItem(place)
  for (const [name, value] of JSON.parse(kept) as Kept) {
    for (const box of form.querySelectorAll<HTMLInputElement>(`[name="${CSS.escape(name)}"]`)) {
      if (box.type === 'checkbox' || box.type === 'radio') box.checked ||= box.value === value
      else box.value = value
    }
  }
}
