import type { Definition, Question, Repeat } from '@gridward/contract/questionnaire'
import { isRecord, unanswered } from '@gridward/contract/questionnaire/values'

export type Answers = Readonly<Record<string, unknown>>
/** A part of a form: the household or person itself (`row` null), or one repeated row. */
export type Part = { group: string | null; row: number | null; questions: readonly Question[]; answers: Answers }

const rowsOf = (answers: Answers, group: Repeat): readonly Answers[] => {
  const rows = answers[group.key]
  return Array.isArray(rows) ? rows.map((row: unknown) => (isRecord(row) ? row : {})) : []
}

/** The form in its parts, the root first. */
export function partsOf(definition: Definition, answers: Answers): Part[] {
  const own = definition.questions.filter((item): item is Question => item.type !== 'repeat')
  const groups = definition.questions.filter((item): item is Repeat => item.type === 'repeat')
  return [
    { group: null, row: null, questions: own, answers },
    ...groups.flatMap((group) =>
      rowsOf(answers, group).map((row, at) => ({
        group: group.key,
        row: at,
        questions: group.questions,
        answers: row,
      })),
    ),
  ]
}

/** `members/0/phone`: the path by which a problem names an answer. */
export const pathOf = (part: Pick<Part, 'group' | 'row'>, key: string): string =>
  part.group === null ? key : `${part.group}/${part.row}/${key}`

/** The answers with one of them changed; an empty one is taken out. */
export function withAnswer(answers: Answers, part: Pick<Part, 'group' | 'row'>, key: string, value: unknown): Answers {
  if (part.group === null || part.row === null) return put(answers, key, value)
  const rows = answers[part.group]
  const changed = (Array.isArray(rows) ? rows : []).map((row: unknown, at) =>
    at === part.row && isRecord(row) ? put(row, key, value) : row,
  )
  return { ...answers, [part.group]: changed }
}

function put(answers: Answers, key: string, value: unknown): Answers {
  const { [key]: _, ...rest } = answers
  return unanswered(value) ? rest : { ...rest, [key]: value }
}

/** Rows that stand for people: those of the repeated group, or the form itself when it is about one person. */
export const personRows = (definition: Definition, answers: Answers): number => {
  const rows = partsOf(definition, answers).filter((part) => part.row !== null).length
  return rows > 0
    ? rows
    : definition.questions.some((item) => item.type !== 'repeat' && item.bind === 'person.name')
      ? 1
      : 0
}

const bare = (address: string): string => address.replace(/[\s\-—－、,，。.号室户]/g, '').toLowerCase()

/** Doors whose address ends as the claim's does: residents leave out the estate that everybody there knows. */
export function likely<D extends { address: string }>(address: string, doors: readonly D[]): D[] {
  const wanted = bare(address)
  return wanted === '' ? [] : doors.filter((door) => bare(door.address).endsWith(wanted))
}
