/**
 * A day is 'YYYY-MM-DD' in the district's zone; an instant is ISO 8601 in UTC. Pure: nobody here asks what time it is.
 */
export type Day = string
export type Instant = string

export const dayPattern = '^\\d{4}-\\d{2}-\\d{2}$'
const formats = new Map<string, Intl.DateTimeFormat>()

function format(zone: string): Intl.DateTimeFormat {
  let found = formats.get(zone)
  if (!found) {
    found = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' })
    formats.set(zone, found)
  }
  return found
}

/** The day on which an instant falls, cut at midnight of `zone` (an IANA name). */
export const dayOf = (instant: Instant | Date, zone: string): Day =>
  format(zone).format(typeof instant === 'string' ? new Date(instant) : instant)

/** True for a date that exists: 2020-02-30 does not. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))]
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  const last = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31
  return month >= 1 && month <= 12 && day >= 1 && day <= last
}

export function addDays(day: Day, days: number): Day {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}

/** Whole days from `a` to `b`, negative when `b` comes first. */
export const daysBetween = (a: Day, b: Day): number => Math.round((Date.parse(b) - Date.parse(a)) / 86_400_000)

export const addSeconds = (instant: Instant, seconds: number): Instant =>
  new Date(Date.parse(instant) + seconds * 1000).toISOString()
