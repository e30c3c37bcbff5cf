import type { Day } from '@gridward/contract/days'
import type { DateCell } from './cell.ts'

/**
 * Spreadsheet dates: days since an epoch, the fraction being the time of day. In the 1900 system day 60 is the
 * 29 February 1900 that never was, so earlier serials are off by one (ECMA-376 part 1, 18.17.4.1).
 */
const msPerDay = 86_400_000
const epoch1900 = Date.UTC(1899, 11, 30)
const epoch1904 = Date.UTC(1904, 0, 1)
/** 9999-12-31 */
const lastSerial = 2_958_465

const two = (n: number): string => String(n).padStart(2, '0')

function timeText(ms: number): string {
  const seconds = Math.floor(ms / 1000)
  const rest = ms % 1000
  const text = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
  return rest === 0 ? text : `${text}.${String(rest).padStart(3, '0')}`
}

/** Null for a serial outside of what spreadsheets call a date. A serial below 1 is a time of day. */
export function fromSerial(serial: number, date1904 = false): DateCell | null {
  if (!Number.isFinite(serial) || serial < 0 || serial >= lastSerial + 1) return null
  let day = Math.floor(serial)
  let ms = Math.round((serial - day) * msPerDay)
  // 0.1 s is about what a double keeps after years of adding; a stored second must come back as that second.
  if (Math.abs(ms - Math.round(ms / 1000) * 1000) <= 1) ms = Math.round(ms / 1000) * 1000
  if (ms >= msPerDay) {
    day += 1
    ms -= msPerDay
  }
  if (day === 0 && !date1904) return { day: null, time: timeText(ms) }
  if (day === 60 && !date1904) return null
  const shifted = !date1904 && day < 60 ? day + 1 : day
  const date = new Date((date1904 ? epoch1904 : epoch1900) + shifted * msPerDay)
  return { day: date.toISOString().slice(0, 10), time: ms === 0 ? null : timeText(ms) }
}

/** Serial in the 1900 system; null before 1900-01-01 and for a day that does not exist. */
export function toSerial(day: Day, ms = 0): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return null
  const date = Date.parse(`${day}T00:00:00Z`)
  if (Number.isNaN(date) || !new Date(date).toISOString().startsWith(day)) return null
  const days = Math.round((date - epoch1900) / msPerDay)
  const serial = days <= 60 ? days - 1 : days
  return serial < 1 ? null : serial + ms / msPerDay
}
