/**
 * Days are whole numbers counted from 1970-01-01 (day 0), so that curves are plain arrays. No time zone: a day is the civil day
 * somebody wrote down.
 */
export function dayNumber(text: string): number {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  const day = match ? Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])) / 86_400_000 : NaN
  if (!match || dayText(day) !== text) throw new RangeError(`"${text}" is not a day of the form YYYY-MM-DD`)
  return day
}

/** 'YYYY-MM-DD' of a day number. */
export function dayText(day: number): string {
  return Number.isFinite(day) ? new Date(day * 86_400_000).toISOString().slice(0, 10) : ''
}

export interface EpiWeek {
  readonly year: number
  /** 1 to 52 or 53 */
  readonly week: number
  /** first day of the week */
  readonly start: number
}

/** How weeks are counted: 'iso' from Monday (ISO 8601, used in China and Europe), 'mmwr' from Sunday (US CDC). */
export type WeekRule = 'iso' | 'mmwr'

/**
 * Epidemic week of a day. Both rules give week 1 to the first week with at least four days in the new year, so the week's fourth
 * day decides its year.
 */
export function epiWeek(day: number, rule: WeekRule = 'iso'): EpiWeek {
  // 1970-01-01 was a Thursday: three days after a Monday, four after a Sunday
  const sinceStart = (((day + (rule === 'iso' ? 3 : 4)) % 7) + 7) % 7
  const start = day - sinceStart
  const year = new Date((start + 3) * 86_400_000).getUTCFullYear()
  const newYear = Date.UTC(year, 0, 1) / 86_400_000
  return { year, week: Math.floor((start + 3 - newYear) / 7) + 1, start }
}
