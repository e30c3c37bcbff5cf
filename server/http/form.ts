/** A form as a page without JavaScript sends it: a name that came twice holds a list. */
export function parseForm(text: string): Record<string, string | string[]> {
  const form = new Map<string, string | string[]>()
  for (const [name, value] of new URLSearchParams(text)) {
    const before = form.get(name)
    form.set(name, before === undefined ? value : [...(typeof before === 'string' ? [before] : before), value])
  }
  return Object.fromEntries(form)
}

/** A form of 20 people with every field filled has about 60 KB. */
export const formLimit = 512 * 1024
