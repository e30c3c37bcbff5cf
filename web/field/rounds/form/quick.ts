import type { Definition } from '@gridward/contract/questionnaire'
import type { Door } from '../doors.ts'
import { isSecond } from '../order.ts'
import { answersTo, bound, repeatOf, rootQuestions } from './binds.ts'
import { nothingHappened, rowsOf, startDraft, type Draft } from './draft.ts'

/** Somebody whose answers are looked at one by one: a shortcut would hide what the visit is for. */
const looked = ['key', 'fever', 'observation']

/** The short way is for a door whose people are known, with nobody to watch, and not for an independent second look. */
export const hasShortWay = (door: Door): boolean =>
  door.residents.length > 0 &&
  !isSecond(door) &&
  !door.residents.some(({ tags }) => tags.some((tag) => looked.includes(tag)))

/** From here on a temperature is a fever: health monitoring practice of 2020-2022. */
export const feverFrom = 37.3

/** All well and as before, as the person at the door has just said of everybody; temperatures by row where taken. */
export function allWell(
  door: Door,
  grid: string,
  definition: Definition,
  said: { use: string | undefined; temperatures: readonly (string | undefined)[] },
  now: Date,
): Draft {
  const draft = startDraft(door, grid, definition, now)
  const questions = repeatOf(definition)?.questions ?? []
  const rows = rowsOf(draft, definition).map((row, i) => ({
    ...row,
    ...answersTo(questions, {
      ...nothingHappened,
      'health.temperature': said.temperatures[i],
    }),
  }))
  const root = answersTo(rootQuestions(definition), {
    'household.use': said.use,
    'household.peopleCount': String(rows.length),
    'declarant.kind': 'self',
  })
  const group = repeatOf(definition)?.key ?? ''
  return { ...draft, answers: { ...draft.answers, ...root, [group]: rows } }
}

export const asksUse = (door: Door, definition: Definition): boolean =>
  door.use !== 'own' && door.use !== 'rent' && bound(rootQuestions(definition), 'household.use') !== undefined

/** A thermometer shows 36.5; a thumb types 365. */
export const temperature = (typed: string): string => {
  const text = typed.replace(/[^\d.]/g, '').slice(0, 5)
  return /^(3[4-9]|4[0-3])\d$/.test(text) ? `${text.slice(0, 2)}.${text.slice(2)}` : text
}
