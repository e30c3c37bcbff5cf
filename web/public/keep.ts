/** How long typed answers stay in this tab, ms: somebody who looks for a card comes back sooner. */
const keptFor = 60 * 60_000

type Kept = { at: number; typed: [name: string, value: string][] }

/** One draft for each form of each place; none for a correction, which a receipt code opens. */
function placeOf(form: HTMLFormElement): string | undefined {
  const { pathname, searchParams } = new URL(form.action)
  return pathname === '/p/receipt' || pathname === '/p/help'
    ? undefined
    : `gridward.typed.${pathname}.${searchParams.get('form') ?? ''}`
}

const typedIn = (form: HTMLFormElement): Kept['typed'] =>
  [...new FormData(form)].filter((pair): pair is [string, string] => typeof pair[1] === 'string')

/** Keeps what is typed, all steps of it, until it is sent or the tab is closed. A browser may refuse: then nothing is kept. */
export function keepTyped(form: HTMLFormElement): void {
  const place = placeOf(form)
  if (!place) return
  try {
    sessionStorage.setItem(place, JSON.stringify({ at: Date.now(), typed: typedIn(form) } satisfies Kept))
  } catch {
    // the form works as it does without a script
  }
}

export function dropTyped(form: HTMLFormElement): void {
  const place = placeOf(form)
  if (place) sessionStorage.removeItem(place)
}

/** What was typed into this form before the page was left or loaded anew; null when there is nothing of worth. */
export function typedBefore(form: HTMLFormElement): URLSearchParams | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(placeOf(form) ?? '') ?? 'null') as Kept | null
    if (!kept || Date.now() - kept.at > keptFor) return null
    return new URLSearchParams(kept.typed)
  } catch {
    return null
  }
}
