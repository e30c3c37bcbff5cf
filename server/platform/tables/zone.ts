const quarter = 15 * 60_000
const formats = new Map<string, Intl.DateTimeFormat>()
const offsets = new Map<string, number>()

/** Milliseconds that `zone` (an IANA name) is ahead of UTC at an instant. Zones change on a quarter of an hour only. */
export function zoneOffset(instant: number, zone: string): number {
  const key = `${zone} ${Math.floor(instant / quarter)}`
  const known = offsets.get(key)
  if (known !== undefined) return known
  let format = formats.get(zone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
    formats.set(zone, format)
  }
  const name = format.formatToParts(instant).find((part) => part.type === 'timeZoneName')?.value ?? ''
  const found = /GMT([+-])(\d{2}):(\d{2})/.exec(name)
  const minutes = found ? (Number(found[2]) * 60 + Number(found[3])) * (found[1] === '-' ? -1 : 1) : 0
  if (offsets.size > 50_000) offsets.clear()
  offsets.set(key, minutes * 60_000)
  return minutes * 60_000
}

/** Wall clock in a zone: its day, and milliseconds since midnight; null for what is no instant. */
export function wallClock(instant: string | Date | number, zone: string): { day: string; ms: number } | null {
  const utc = typeof instant === 'string' ? Date.parse(instant) : Number(instant)
  if (Number.isNaN(utc)) return null
  const local = utc + zoneOffset(utc, zone)
  const ms = ((local % 86_400_000) + 86_400_000) % 86_400_000
  return { day: new Date(local - ms).toISOString().slice(0, 10), ms }
}
