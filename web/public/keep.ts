/** How long typed answers stay in this tab, ms: somebody who looks for a card comes back sooner. */
const keptFor = 60 * 60_000

type Kept = { at: number; typed: [name: string, value: string][] }

/** One draft for each form of each place; none for a correction, which a receipt code opens. */
function placeOf(form: HTMLFormElement): string | undefined {
  const { pathname, searchParams } = new URL(form.action)
  return pathname === '/p/receipt' || pathname === '/p/help'
    ? undefined
    : `${begin}${pathname}.${searchParams.get('form') ?? ''}`
}
const begin = 'gridward.typed.'

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
  try {
    if (place) sessionStorage.removeItem(place)
  } catch {
    // nothing was kept
  }
}

/** What is too old goes, whether its form is opened again or not: somebody else may use the phone next. */
export function forgetOld(): void {
  try {
    for (const place of Object.keys(sessionStorage))
      if (place.startsWith(begin) && !keptAt(place)) sessionStorage.removeItem(place)
  } catch {
    // nothing was kept
  }
}

/** The draft of a place while it is fresh. Errors: a browser that refuses. */
function keptAt(place: string): Kept | null {
  const text = sessionStorage.getItem(place)
  try {
    const kept = JSON.parse(text ?? 'null') as Kept | null
    return kept && Date.now() - kept.at <= keptFor ? kept : null
  } catch {
    return null
  }
}

/** What was typed into this form before the page was left or loaded anew; null when there is nothing of worth. */
export function typedBefore(form: HTMLFormElement): URLSearchParams | null {
  try {
    const place = placeOf(form)
    const kept = place && keptAt(place)
    return kept ? new URLSearchParams(kept.typed) : null
  } catch {
    return null
  }
}
