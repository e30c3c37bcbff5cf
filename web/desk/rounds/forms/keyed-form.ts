import type { Sheet } from '../keyed.ts'
import type { Answers } from '../../claims/answers.ts'

/** A form as it stands in the fields. `household` null: a door that is not in the register, at `area` and its address. */
export type Draft = {
  id: string
  form: string
  version: number
  code: string
  area: string
  household: string | null
  address: string
  answers: Answers
}

/**
 * aside: begun and put away · held: may still be taken back · queued: waits for the network · sent: on its way ·
 * stored: done · trouble: refused, somebody has to look
 */
export type FormState = 'aside' | 'held' | 'queued' | 'sent' | 'stored' | 'trouble'
export type KeyedForm = Sheet & {
  draft: Draft
  /** The door and how many people stand on the form. */
  name: string
  state: FormState
  /** Why it was refused, or what could not be read of it. */
  says: readonly string[]
}

export type FormAct =
  | { do: 'key' | 'aside'; form: Omit<KeyedForm, 'state' | 'says'> }
  | { do: 'release' }
  | { do: 'take' | 'sent' | 'failed'; id: string }
  | { do: 'stored' | 'refused'; id: string; says: readonly string[] }

/** The last form is held until the next one comes: it is the one that somebody takes back. */
export function afterFormAct(forms: readonly KeyedForm[], act: FormAct): readonly KeyedForm[] {
  switch (act.do) {
    case 'key':
      return [...released(forms), { ...act.form, state: 'held', says: [] }]
    case 'aside':
      return [...forms, { ...act.form, state: 'aside', says: [] }]
    case 'release':
      return released(forms)
    case 'take':
      return forms.filter((one) => one.draft.id !== act.id)
    case 'sent':
      return change(forms, act.id, { state: 'sent' })
    case 'failed':
      return change(forms, act.id, { state: 'queued' })
    case 'stored':
      return change(forms, act.id, { state: 'stored', says: act.says })
    case 'refused':
      return change(forms, act.id, { state: 'trouble', says: act.says })
  }
}

const released = (forms: readonly KeyedForm[]): readonly KeyedForm[] =>
  forms.map((one) => (one.state === 'held' ? { ...one, state: 'queued' } : one))

const change = (forms: readonly KeyedForm[], id: string, to: Partial<KeyedForm>): readonly KeyedForm[] =>
  forms.map((one) => (one.draft.id === id ? { ...one, ...to } : one))

/** The form that goes next: one at a time, in the order in which they were keyed. */
export const nextForm = (forms: readonly KeyedForm[]): KeyedForm | null =>
  forms.some((one) => one.state === 'sent') ? null : (forms.find((one) => one.state === 'queued') ?? null)

/** Whether anything stands on the form yet. */
export const isBegun = ({ code, answers }: Draft): boolean =>
  code.trim() !== '' || Object.values(answers).some((answer) => !isBlank(answer))

const isBlank = (answer: unknown): boolean =>
  Array.isArray(answer) && answer.every((row) => typeof row === 'object' && Object.keys(row as object).length === 0)

/** A day as a hand types it: 0207 is that day of the year on the paper, and 0207 1430 a time of it. */
export function fullDay(typed: string, day: string): string {
  const [, month, date, hour, minute] = /^(\d{2})(\d{2})(?:\s+(\d{2}):?(\d{2}))?$/.exec(typed.trim()) ?? []
  if (!month) return typed
  return `${day.slice(0, 4)}-${month}-${date}${hour ? ` ${hour}:${minute}` : ''}`
}
