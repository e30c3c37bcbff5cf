import { addDays, type Day, type Instant } from '@gridward/contract/days'

const formats = new Map<string, Intl.DateTimeFormat>()

/** Milliseconds by which the zone's wall clock is ahead of UTC at an instant. */
function offset(zone: string, ms: number): number {
  let format = formats.get(zone)
  if (!format) {
    const digits = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const
    format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, hourCycle: 'h23', ...digits, second: '2-digit' })
    formats.set(zone, format)
  }
  const parts = Object.fromEntries(format.formatToParts(ms).map((part) => [part.type, part.value]))
  const wall = `${parts['year']}-${parts['month']}-${parts['day']}T${parts['hour']}:${parts['minute']}:${parts['second']}Z`
  return Date.parse(wall) - Math.floor(ms / 1000) * 1000
}

/** The instant at which a day begins in the district's zone. */
export function dayBegins(day: Day, zone: string): Instant {
  const utc = Date.parse(`${day}T00:00:00Z`)
  const first = utc - offset(zone, utc)
  // once more: the clocks may have changed between the guess and the day itself
  return new Date(utc - offset(zone, first)).toISOString()
}

/** The end of a day: the first instant that no longer belongs to it. */
export const dayEnds = (day: Day, zone: string): Instant => dayBegins(addDays(day, 1), zone)

/** A civil time of the district ('2020-02-03T14:30', or a day alone: its noon) as an instant. */
export function civil(text: string, zone: string): Instant {
  const wall = Date.parse(`${text.length === 10 ? `${text}T12:00` : text}Z`)
  return new Date(wall - offset(zone, wall - offset(zone, wall))).toISOString()
}

/** What a phone noted, put right by the error of its clock (phone minus server, in ms) and never after now. */
export function corrected(observedAt: Instant, clockError: number | undefined, now: Instant): Instant {
  const ms = Date.parse(observedAt) - (clockError ?? 0)
  const limit = Date.parse(now)
  // a clock that is ten years off says nothing: the time of arrival is the better word
  const usable = Number.isFinite(ms) && ms <= limit && limit - ms < 366 * 86_400_000
  return new Date(usable ? ms : limit).toISOString()
}
