import { isDay, type Day } from '@gridward/contract/days'
import { guessDocument } from '@gridward/contract/identity'

type Answers = Record<string, unknown>
const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')

/**
 * What a ledger leaves to its reader. A number without a kind of document is most often an identity card; a place or a
 * day of return says that somebody was away; a time that is a day alone begins or ends with that day. What is written
 * is never changed.
 */
export function withWhatGoesWithoutSaying(answers: Answers): Answers {
  const filled: Answers = { ...answers }
  const number = text(answers['idNumber'])
  if (answers['idType'] === undefined && number !== '')
    filled['idType'] = guessDocument(number, { synthetic: true })?.type ?? 'identityCard'
  const away = text(answers['visitedPlace']) !== '' || text(answers['returnDate']) !== ''
  if (answers['leftCity'] === undefined && away) filled['leftCity'] = 'yes'
  for (const [key, time] of Object.entries(dayEnds)) {
    const day = dayIn(text(answers[key]))
    if (day) filled[key] = `${day}T${time}`
  }
  return filled
}

const dayEnds = { departureTime: '00:00', arrivalTime: '23:59', testTime: '00:00' }

/** A day as ledgers write it: 2020-02-03, 2020/2/3, 2020.2.3, 2020年2月3日, 20200203; null for anything else. */
export function dayIn(written: string): Day | null {
  const [, year = '', month = '', day = ''] =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(written) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(written) ?? []
  const found = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDay(found) ? found : null
}

/** The day of a day with a time after it, as a cell of a date holds it. */
export const dayOfTime = (written: string): Day | null => dayIn(written.replace(/[T\s]+\d{1,2}[:：].*$/, '').trim())

/** People travelling along, as one cell names them: 张三13800000000、李四. */
export function companionsIn(cell: string): { companionName: string; companionPhone?: string }[] {
  if (/^(无|没有|无同行人?|\/|-)$/.test(cell.trim())) return []
  return cell.split(/[、,，;；\n]+/).flatMap((one) => {
    const phone = /\+?\d[\d\s-]{5,}\d/.exec(one)?.[0] ?? ''
    const companionName = one
      .replace(phone, '')
      .replace(/[\s:：()（）]+/g, ' ')
      .trim()
    if (companionName === '') return []
    return [phone === '' ? { companionName } : { companionName, companionPhone: phone.trim() }]
  })
}
