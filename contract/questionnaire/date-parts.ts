/**
 * A date asked for in three fields (and a time in two more), because a native one speaks the browser's language and not
 * the page's. The fields of `members/0/birthDate` are called `members/0/birthDate:y` and so on.
 */
export const dateParts = ['y', 'm', 'd', 'h', 'min'] as const
export type DatePart = (typeof dateParts)[number]

export const partName = (path: string, part: DatePart): string => `${path}:${part}`
const named = /^(.+):(y|m|d|h|min)$/

type Typed = string | readonly string[] | undefined

/** The same fields with their dates put together; a half date stays a half date, so that it can be named as wrong. */
export function joinDates<T extends Typed>(typed: Readonly<Record<string, T>>): Record<string, T | string> {
  const joined: Record<string, T | string> = {}
  const dates = new Map<string, Partial<Record<DatePart, string>>>()
  for (const [name, value] of Object.entries(typed)) {
    const [, path, part] = named.exec(name) ?? []
    if (path === undefined) joined[name] = value
    else dates.set(path, { ...dates.get(path), [part as DatePart]: digits(value) })
  }
  for (const [path, parts] of dates) {
    const text = textOf(parts)
    if (text === '') delete joined[path]
    else joined[path] = text
  }
  return joined
}

const digits = (value: Typed): string =>
  typeof value === 'string' ? value.normalize('NFKC').replace(/[年月日时分\s]/g, '') : ''

function textOf({ y = '', m = '', d = '', h = '', min = '' }: Partial<Record<DatePart, string>>): string {
  if (y + m + d + h + min === '') return ''
  const day = `${y}-${two(m)}-${two(d)}`
  // "about nine in the morning" is nine o'clock
  return h + min === '' ? day : `${day}T${two(h)}:${two(min === '' ? '0' : min)}`
}

const two = (text: string): string => (text.length === 1 ? `0${text}` : text)

/** Year, month, day, hour and minute of a date as it was typed or kept; '' where there is none. */
export function splitDate(text: string): Record<DatePart, string> {
  const bare = /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  const [y = '', m = '', d = '', h = '', min = ''] = bare ? bare.slice(1) : text.split(/[-/.年月日T:\s]/)
  return { y, m, d, h, min }
}
