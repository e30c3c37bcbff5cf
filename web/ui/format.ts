import type { Day, Instant } from '@gridward/contract/days'
import type { Language } from '@gridward/contract/language'
import { useMemo } from 'react'
import { useLanguage } from './language.tsx'

/** All districts of today lie in one zone. */
export const zone = 'Asia/Shanghai'

export type Formats = {
  /** 12,345 */
  number: (n: number) => string
  /** 0.9777 -> 97.8 % as the language writes it; null (nothing to divide by) -> a dash. */
  percent: (part: number, whole: number, digits?: number) => string
  /** A day of the calendar, without the year when `short`. */
  day: (day: Day, short?: boolean) => string
  time: (instant: Instant | Date) => string
  dateTime: (instant: Instant | Date) => string
  /** 3 分钟前: the distance in the largest unit that fits. */
  ago: (instant: Instant | Date, now: Date) => string
}

const steps: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
]

/** Numbers, days and times as one language writes them. */
export function formatsFor(language: Language): Formats {
  const number = new Intl.NumberFormat(language)
  const time = new Intl.DateTimeFormat(language, { timeZone: zone, hour: '2-digit', minute: '2-digit', hour12: false })
  const short = new Intl.DateTimeFormat(language, { timeZone: 'UTC', month: 'short', day: 'numeric' })
  const long = new Intl.DateTimeFormat(language, { timeZone: 'UTC', dateStyle: 'long' })
  const dateTime = new Intl.DateTimeFormat(language, {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  })
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
  return {
    number: (n) => number.format(n),
    percent: (part, whole, digits = 1) =>
      whole === 0
        ? '—'
        : new Intl.NumberFormat(language, {
            style: 'percent',
            minimumFractionDigits: digits,
            maximumFractionDigits: digits,
          }).format(part / whole),
    day: (day, brief = false) => (brief ? short : long).format(new Date(`${day}T00:00:00Z`)),
    time: (instant) => time.format(new Date(instant)),
    dateTime: (instant) => dateTime.format(new Date(instant)),
    ago: (instant, now) => {
      const seconds = (now.getTime() - new Date(instant).getTime()) / 1000
      const [unit, size] = steps.find(([, length]) => Math.abs(seconds) >= length) ?? (['minute', 60] as const)
      return relative.format(-Math.round(seconds / size), unit)
    },
  }
}

export function useFormats(): Formats {
  const { language } = useLanguage()
  return useMemo(() => formatsFor(language), [language])
}
