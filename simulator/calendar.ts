import type { Day } from '@gridward/contract/days'

// A district asks for millions of days out of some forty thousand; each is written once and kept.
const first = Date.UTC(1900, 0, 1)
const dayMs = 86_400_000
const written: (Day | undefined)[] = []

/** Days from 1900-01-01 to a day. */
export const dayNumber = (day: Day): number => Math.round((Date.parse(day) - first) / dayMs)
/** The day so many days after 1900-01-01; none before it. */
export const dayText = (number: number): Day =>
  (written[number] ??= new Date(first + number * dayMs).toISOString().slice(0, 10))

const numbers = new Map<Day, number>()
/** A day so many days later, or earlier where `days` is negative. */
export function shift(day: Day, days: number): Day {
  let number = numbers.get(day)
  if (number === undefined) numbers.set(day, (number = dayNumber(day)))
  return dayText(number + days)
}

const birthdays = new Map<string, number>()
/** Number of the last day on which somebody could be born who is `age` on `today`; 364 earlier ones hold as well. */
export function lastBirthday(today: Day, age: number): number {
  const key = `${today}-${age}`
  let number = birthdays.get(key)
  if (number === undefined) {
    const monthAndDay = today.endsWith('-02-29') ? '-02-28' : today.slice(4)
    number = dayNumber(`${Number(today.slice(0, 4)) - age}${monthAndDay}`)
    birthdays.set(key, number)
  }
  return number
}

const hour = 3_600_000
const midnights = new Map<Day, number>()
/** Milliseconds since 1970 at midnight in China, which has one zone, UTC+8, and no summer time since 1991. */
export function chinaMidnight(day: Day): number {
  let ms = midnights.get(day)
  if (ms === undefined) midnights.set(day, (ms = Date.parse(`${day}T00:00:00+08:00`)))
  return ms
}
export const chinaDay = (ms: number): Day => dayText(Math.floor((ms + 8 * hour - first) / dayMs))
