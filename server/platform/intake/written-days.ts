import { isDay, type Day } from '@gridward/contract/days'

/**
 * A day as somebody wrote it.
 * - `yearMissing`: 2月9日, 2.9 · `order`: 02/03/2020 may be February or March · `serial`: 43870, a date without its format
 * - `day`: anything else, also 30 February
 */
export type WrittenDay =
  | { day: Day; time: string | null }
  | { fault: 'yearMissing' | 'order' | 'serial' | 'day' }
  /** A stroke or 无: nothing was entered. */
  | null

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const digits = '〇一二三四五六七八九'
/** What spreadsheets count: 1 January 2000 and 2100. */
const serials = { first: 36_526, last: 73_050 }

const found = (
  year: string | number,
  month: string | number,
  day: string | number,
  time: string | null,
): WrittenDay => {
  const written = [String(year), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-')
  return isDay(written) ? { day: written, time } : { fault: 'day' }
}

/** Two figures for a year: 20 is 2020 and 58 is 1958, as Excel reads them (0-29 and 30-99). */
const fullYear = (year: string): number =>
  year.length === 4 ? Number(year) : Number(year) + (Number(year) < 30 ? 2000 : 1900)

/** 二〇二〇年二月十三日 in figures; other texts as they are. */
function inFigures(text: string): string {
  if (!/^[〇零○Ｏ一二三四五六七八九十年月日号]+$/.test(text)) return text
  const plain = text.replace(/[零○Ｏ]/g, '〇')
  return plain.replace(/[〇一二三四五六七八九十]+/g, (number) =>
    number.includes('十')
      ? number.replace(/^(.?)十(.?)$/, (_, ten: string, one: string) =>
          String((ten === '' ? 1 : digits.indexOf(ten)) * 10 + (one === '' ? 0 : digits.indexOf(one))),
        )
      : [...number].map((digit) => digits.indexOf(digit)).join(''),
  )
}

/** Parts the time of day from the day; `time` is HH:MM:SS. */
function parted(text: string): { text: string; time: string | null } {
  const [whole, hour = '', minute = '', second = '00'] =
    /[T\s]*(\d{1,2})(?::|时|点)(\d{2})?(?:分|:)?(\d{2})?(?:\.\d+)?秒?Z?$/.exec(text) ?? []
  if (whole === undefined || !/\d/.test(text.slice(0, -whole.length))) return { text, time: null }
  const time = [hour.padStart(2, '0'), minute || '00', second].join(':')
  const day = text.slice(0, -whole.length).trim()
  return Number(hour) < 24 && Number(minute) < 60 ? { text: day, time } : { text, time: null }
}

/** Reads a day out of a cell of text or a number without a date format. */
export function readDay(written: string): WrittenDay {
  const bare = inFigures(written.normalize('NFKC').trim())
  if (/^(无|没有|空|不适用|\/+|\\+|[-—–－]+|N\/A)?$/i.test(bare)) return null
  const { text, time } = parted(bare.replace(/\s*(?:周|星期|礼拜)[一二三四五六日天]$/, ''))
  const close = text.replace(/\s*([-/.年月日号])\s*/g, '$1').replace(/[号日]$/, '')
  const led = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})$/.exec(close) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(close)
  if (led) return found(led[1]!, led[2]!, led[3]!, time)
  const short = /^(\d{2})年(\d{1,2})月(\d{1,2})$/.exec(close)
  if (short) return found(fullYear(short[1]!), short[2]!, short[3]!, time)
  const named = /^(\d{1,2})[- ]([A-Za-z]{3})[A-Za-z]*\.?[-, ]+(\d{4}|\d{2})$/.exec(text)
  const first = /^([A-Za-z]{3})[A-Za-z]*\.? (\d{1,2}), ?(\d{4})$/.exec(text)
  const month = months.indexOf((named?.[2] ?? first?.[1] ?? '').toLowerCase()) + 1
  if (named && month > 0) return found(fullYear(named[3]!), month, named[1]!, time)
  if (first && month > 0) return found(first[3]!, month, first[2]!, time)
  return figures(close, time)
}

function figures(text: string, time: string | null): WrittenDay {
  const turned = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{1,2})$/.exec(text)
  if (turned) {
    const [one, two] = [Number(turned[1]), Number(turned[2])]
    const year = Number(turned[3])
    if (turned[3]!.length < 4 || (one <= 12 && two <= 12 && one !== two)) return { fault: 'order' }
    return one > 12 ? found(year, two, one, time) : found(year, one, two, time)
  }
  if (/^(\d{1,2}月\d{1,2}|\d{1,2}[-/.]\d{1,2}|\d{1,2}-[A-Za-z]{3}|[A-Za-z]{3}-\d{1,2})$/.test(text)) {
    return { fault: 'yearMissing' }
  }
  const serial = /^\d{5}(\.\d+)?$/.test(text) ? Number(text) : 0
  return { fault: serial >= serials.first && serial < serials.last ? 'serial' : 'day' }
}
