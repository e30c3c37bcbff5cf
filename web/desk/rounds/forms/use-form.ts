import type { PaperLine } from '@gridward/contract/declarations/paper'
import { evaluate, type Definition, type Problem } from '@gridward/contract/questionnaire'
import { newestOf } from '@gridward/contract/questionnaire/shipped'
import { useMemo, useState } from 'react'
import { uuidv7 } from 'uuidv7'
import { partsOf, withAnswer, type Answers, type Part } from '../../claims/answers.ts'
import { useSession } from '../../session.ts'
import { isBegun, type Draft } from './keyed-form.ts'

export const formNames = ['resident-survey', 'returnee'] as const

const firstRows = (form: Definition): Answers =>
  Object.fromEntries(form.questions.flatMap((item) => (item.type === 'repeat' && item.min ? [[item.key, [{}]]] : [])))

export function blankDraft(name: string, area = ''): Draft {
  const form = newestOf(name)!
  const door = { code: '', area, household: null, address: '' }
  return { id: uuidv7(), form: form.key, version: form.version, ...door, answers: firstRows(form) }
}

/** What the door already says: its address needs no answer. */
const addressBinds = new Set([
  ...['household.estate', 'household.building', 'household.unit', 'household.room', 'address.text'],
])
const knownOf = (form: Definition): ReadonlySet<string> =>
  new Set(
    form.questions.flatMap((item) => (item.type !== 'repeat' && addressBinds.has(item.bind ?? '') ? [item.key] : [])),
  )
const none: ReadonlySet<string> = new Set()

/** The form as it is typed, read as the server will read it. */
export function useForm(day: string) {
  const { district } = useSession()
  const [draft, setDraft] = useState<Draft>(() => blankDraft(formNames[0]))
  const form = newestOf(draft.form)!
  const read = useMemo(
    () => evaluate(form, draft.answers, { today: day, audience: 'paper', synthetic: district.demo }),
    [form, draft.answers, day, district.demo],
  )
  const known = draft.household === null ? none : knownOf(form)
  const change = (answers: Answers): void => setDraft((before) => ({ ...before, answers }))
  const group = form.questions.find((item) => item.type === 'repeat')
  const rows = group ? ((draft.answers[group.key] as readonly Answers[] | undefined) ?? []) : []
  return {
    ...{ draft, setDraft, form, known, visible: read.visible, group, rows },
    problems: read.problems.filter((problem): problem is Problem => !known.has(problem.path)),
    parts: partsOf(form, draft.answers),
    begun: isBegun(draft),
    answer: (part: Part, key: string, value: unknown): void => change(withAnswer(draft.answers, part, key, value)),
    addRow: (): void => group && change({ ...draft.answers, [group.key]: [...rows, {}] }),
    removeRow: (at: number): void =>
      group && change({ ...draft.answers, [group.key]: rows.filter((_, row) => row !== at) }),
    takeDoor: (door: PaperLine): void =>
      setDraft((before) => ({ ...before, area: door.area, household: door.household, address: door.address })),
  }
}
export type FormWork = ReturnType<typeof useForm>
