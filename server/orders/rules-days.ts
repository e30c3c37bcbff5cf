import { addDays, type Day, type Instant } from '@gridward/contract/days'

const formats = new Map<string, Intl.DateTimeFormat>()

/** Minutes that a zone is ahead of UTC at an instant. */
function offsetOf(zone: string, millis: number): number {
  let format = formats.get(zone)
  if (!format)
    formats.set(zone, (format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })))
  const name = format.formatToParts(new Date(millis)).find((part) => part.type === 'timeZoneName')?.value ?? ''
  const [, sign, hours, minutes] = /GMT([+-])(\d{2}):(\d{2})/.exec(name) ?? []
  return hours ? (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) : 0
}

/** The instant at which a day is over in a zone: 24 o'clock of its last day. */
export function endOfDay(day: Day, zone: string): Instant {
  const utc = Date.parse(`${addDays(day, 1)}T00:00:00Z`)
  return new Date(utc - offsetOf(zone, utc) * 60_000).toISOString()
}
