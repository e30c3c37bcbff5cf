import { isDay } from '../days.ts'
import type { Checks } from '../identity/result.ts'
import { unspaced } from '../identity/typed.ts'
import { readText } from './read-text.ts'
import type { TextReading } from './read-text.ts'
import type { Question } from './schema.ts'
import { slip } from './values.ts'
import type { Reading, Row } from './values.ts'

export type Choices = readonly string[]

/** One answer in its normal spelling, or what is wrong with it. `choices` is the list of a select question. */
export function readAnswer(
  question: Question,
  raw: unknown,
  choices: Choices,
  row: Row,
  checks: Checks,
): TextReading | Reading {
  switch (question.type) {
    case 'select_one':
      return typeof raw === 'string' && choices.includes(raw) ? { value: raw } : slip('choice')
    case 'select_multiple':
      return readSeveral(raw, choices, question.alone)
    case 'number':
      return readNumber(question, raw)
    case 'date':
      return typeof raw === 'string' ? readDate(raw) : slip('date')
    case 'datetime':
      return typeof raw === 'string' ? readTime(raw) : slip('datetime')
    case 'text':
      return readText(question, raw, row, checks)
    case 'photo':
      return readPhotos(raw, question.max ?? 3)
    case 'note':
      return slip('type')
  }
}

/** A single tick may come as a plain string: a page without JavaScript sends it so. */
function readSeveral(raw: unknown, choices: Choices, alone: string | undefined): Reading<readonly string[]> {
  const ticked: readonly unknown[] = Array.isArray(raw) ? raw : [raw]
  if (ticked.length > choices.length * 2 || !ticked.every((tick) => typeof tick === 'string' && choices.includes(tick)))
    return slip('choice')
  const value = choices.filter((choice) => ticked.includes(choice))
  return alone !== undefined && value.length > 1 && value.includes(alone) ? slip('alone') : { value }
}

function readNumber(question: Extract<Question, { type: 'number' }>, raw: unknown): Reading<number> {
  const text = typeof raw === 'number' ? String(raw) : typeof raw === 'string' && raw.length <= 40 ? unspaced(raw) : ''
  const typed = /^([+-]?\d{1,15}(?:\.\d{0,15})?)(?:℃|°C|度)?$/i.exec(text)?.[1]
  if (typed === undefined) return slip('number')
  const value = Number(typed)
  const { min, max, decimals } = question
  if (decimals !== undefined && Number(value.toFixed(decimals)) !== value) return slip('decimals', { decimals })
  if (min !== undefined && value < min) return slip('tooSmall', { min })
  if (max !== undefined && value > max) return slip('tooBig', { max })
  return { value: value === 0 ? 0 : value }
}

const written = /^(\d{4})(?:-|\/|\.|年)(\d{1,2})(?:-|\/|\.|月)(\d{1,2})日?$/

/** 2020-02-03, also as ledgers write it: 2020/2/3, 2020.2.3, 2020年2月3日, 20200203. */
function readDate(raw: string): Reading<string> {
  if (raw.length > 40) return slip('date')
  if (isDay(raw)) return { value: raw }
  const text = unspaced(raw).replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3')
  const [, year = '', month = '', day = ''] = written.exec(text) ?? []
  const value = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDay(value) ? { value } : slip('date')
}

/** Civil time in the district's zone, 'YYYY-MM-DDTHH:mm': what a person reads off the clock. */
function readTime(raw: string): Reading<string> {
  const parts = /^(.{8,11}?)(?:T|\s*)(\d{1,2})[:：](\d{2})(?:[:：]\d{2}(?:\.\d+)?)?$/.exec(raw.slice(0, 60).trim())
  const day = readDate(parts?.[1] ?? '')
  const [hour, minute] = [Number(parts?.[2]), Number(parts?.[3])]
  if ('slip' in day || !(hour < 24 && minute < 60)) return slip('datetime')
  return { value: `${day.value}T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}` }
}

const id = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

function readPhotos(raw: unknown, max: number): Reading<readonly string[]> {
  const ids: readonly unknown[] = Array.isArray(raw) ? raw : [raw]
  const fine = ids.length <= max && ids.every((one): one is string => typeof one === 'string' && id.test(one))
  return fine ? { value: ids } : slip('photo', { max })
}
