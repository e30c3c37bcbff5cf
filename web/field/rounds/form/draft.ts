import type { Definition } from '@gridward/contract/questionnaire'
import type { DoorForWorker } from '@gridward/contract/declarations/rounds'
import { addressOf, type Door, type Place } from '../doors.ts'
import type { AnswerProblem, LogEntry } from '../log.ts'
import type { VisitBody } from '../visit.ts'
import { answersTo, bound, isJourney, repeatOf, rootQuestions } from './binds.ts'

export type Resident = DoorForWorker['residents'][number]
export type Row = Record<string, unknown>

/** A form that is being filled in at a door. It lies on the phone after every stroke. */
export type Draft = {
  door: string
  /** The form, where it is not the usual one of a door: each has a draft and an address of its own. */
  slot?: string
  grid: string
  area: string
  place: Place
  questionnaire: string
  version: number
  answers: Row
  /** By row of the form: the register's person, or null for somebody new. */
  persons: (string | null)[]
  /** People of the list who do not live here any more. */
  gone: string[]
  note: string
  /** When somebody opened the door. */
  observedAt: string
  /** What this puts right: an entry of the log, or an item of the queue that the server refused. */
  corrects: { entry: string } | { item: string } | null
  /** What the server said about answers that are still the same. */
  told: AnswerProblem[]
}

export const placeOf = ({ estate, building, unit, room }: Place): Place => ({ estate, building, unit, room })

export function startDraft(door: Door, grid: string, definition: Definition, now: Date): Draft {
  const { building, unit, room, estate } = door
  const address = answersTo(rootQuestions(definition), {
    'household.estate': estate,
    'household.building': building,
    'household.unit': unit,
    'household.room': room,
    'household.use': door.use === 'unknown' ? undefined : door.use,
  })
  const draft: Draft = {
    door: door.id,
    grid,
    area: door.area,
    place: placeOf(door),
    questionnaire: definition.key,
    version: definition.version,
    answers: address,
    persons: [],
    gone: [],
    note: '',
    observedAt: now.toISOString(),
    corrects: null,
    told: [],
  }
  return door.residents.reduce((filled, resident) => addResident(filled, definition, resident), draft)
}

/** The form about one person who has come back from elsewhere: somebody of the list, or somebody whom nobody knows here. */
export function startReturnee(
  door: Door,
  grid: string,
  definition: Definition,
  resident: Resident | null,
  now: Date,
): Draft {
  // whoever opens the door mostly speaks for themselves
  const known = { 'person.name': resident?.name, 'address.text': door.address, 'declarant.kind': 'self' }
  return {
    ...startDraft({ ...door, residents: [] }, grid, definition, now),
    slot: slotOf(definition.key),
    answers: answersTo(rootQuestions(definition), known),
    persons: [resident?.id ?? null],
  }
}

export const slotOf = (questionnaire: string): string => (questionnaire === 'resident-survey' ? '' : questionnaire)

/** The page of a draft, from the first step on. */
export const formPath = ({ grid, door, slot }: Pick<Draft, 'grid' | 'door' | 'slot'>): string =>
  `/rounds/${grid}/${door}/${slot || 'form'}/`

/** A record that came back, open again: everything that was typed is there. */
export function correctionOf(
  body: VisitBody,
  problems: AnswerProblem[],
  corrects: Draft['corrects'],
  now: Date,
): Draft {
  const { visit, grid, place } = body
  return {
    door: visit.household,
    slot: slotOf(visit.declaration?.questionnaire ?? 'resident-survey'),
    grid,
    area: visit.area,
    place,
    questionnaire: visit.declaration?.questionnaire ?? '',
    version: visit.declaration?.version ?? 0,
    answers: visit.declaration?.answers ?? {},
    persons: [...(visit.declaration?.persons ?? [])],
    gone: [],
    note: visit.note ?? '',
    observedAt: now.toISOString(),
    corrects,
    // what is empty the phone finds itself
    told: problems.filter(({ code }) => code !== 'required'),
  }
}

export const correctionOfEntry = (entry: LogEntry, now: Date): Draft | null =>
  entry.body && correctionOf({ ...entry.body }, entry.problems, { entry: entry.id }, now)

const groupOf = (definition: Definition): string => repeatOf(definition)?.key ?? ''

export const rowsOf = (draft: Draft, definition: Definition): Row[] => {
  const rows = draft.answers[groupOf(definition)]
  return Array.isArray(rows) ? (rows as Row[]) : []
}

const withRows = (draft: Draft, definition: Definition, rows: Row[], persons: (string | null)[]): Draft => ({
  ...withAnswers(draft, { ...draft.answers, [groupOf(definition)]: rows }),
  persons,
})

function withAnswers(draft: Draft, answers: Row): Draft {
  const same = ({ path }: AnswerProblem): boolean =>
    JSON.stringify(answerAt(draft.answers, path)) === JSON.stringify(answerAt(answers, path))
  return { ...draft, answers, told: draft.told.filter(same) }
}

export function addRow(draft: Draft, definition: Definition, row: Row, person: string | null): Draft {
  if (!repeatOf(definition)) return draft
  return withRows(draft, definition, [...rowsOf(draft, definition), row], [...draft.persons, person])
}

export function addResident(draft: Draft, definition: Definition, resident: Resident): Draft {
  const known = answersTo(repeatOf(definition)?.questions ?? [], {
    'person.name': resident.name,
    'member.relation': resident.relation,
  })
  const back = { ...draft, gone: draft.gone.filter((name) => name !== resident.name) }
  return addRow(back, definition, known, resident.id)
}

/** Takes a row out. The draft before it is the undo. */
export function removeRow(draft: Draft, definition: Definition, index: number): Draft {
  const rows = rowsOf(draft, definition)
  const name = nameOf(rows[index], definition)
  const without = <T>(list: readonly T[]): T[] => list.filter((_, i) => i !== index)
  const left = withRows(draft, definition, without(rows), without(draft.persons))
  return draft.persons[index] ? { ...left, gone: [...left.gone, name] } : left
}

export function nameOf(row: Row | undefined, definition: Definition): string {
  const questions = repeatOf(definition)?.questions ?? rootQuestions(definition)
  const name = row?.[bound(questions, 'person.name')?.key ?? '']
  return typeof name === 'string' ? name : ''
}

/** `path` as the evaluator writes it: `houseUse`, `members/0/fullName`. An empty answer is taken away. */
export function setAnswer(draft: Draft, path: string, value: unknown): Draft {
  const [key = '', index, question] = path.split('/')
  if (question === undefined) return withAnswers(draft, withAnswer(draft.answers, key, value))
  const rows = [...((draft.answers[key] ?? []) as Row[])]
  rows[Number(index)] = withAnswer(rows[Number(index)] ?? {}, question, value)
  return withAnswers(draft, { ...draft.answers, [key]: rows })
}

export function answerAt(answers: Row, path: string): unknown {
  const [key = '', index, question] = path.split('/')
  if (question === undefined) return answers[key]
  const rows = answers[key]
  return Array.isArray(rows) ? (rows as Row[])[Number(index)]?.[question] : undefined
}

function withAnswer(row: Row, key: string, value: unknown): Row {
  const { [key]: _, ...rest } = row
  const empty = value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
  return empty ? rest : { ...rest, [key]: value }
}

/** No journey, no contact, no symptoms: what most people say of themselves. */
export const nothingHappened = {
  'stay.left': 'no',
  'stay.risk': 'no',
  'exposure.contact': 'no',
  'health.symptoms': ['none'],
} as const

export function setWell(draft: Draft, definition: Definition, index: number): Draft {
  const rows = [...rowsOf(draft, definition)]
  rows[index] = { ...rows[index], ...answersTo(repeatOf(definition)?.questions ?? [], nothingHappened) }
  return withRows(draft, definition, rows, draft.persons)
}

/** The person before was at the same places and met the same people. */
export function copyJourney(draft: Draft, definition: Definition, index: number): Draft {
  const rows = [...rowsOf(draft, definition)]
  const [from, to] = [rows[index - 1], rows[index]]
  if (!from || !to) return draft
  const keys = (repeatOf(definition)?.questions ?? []).filter(isJourney).map(({ key }) => key)
  const kept = Object.fromEntries(Object.entries(to).filter(([key]) => !keys.includes(key)))
  const copied = Object.fromEntries(Object.entries(from).filter(([key]) => keys.includes(key)))
  rows[index] = { ...kept, ...copied }
  return withRows(draft, definition, rows, draft.persons)
}

const longest = 200
const line = (text: string): string =>
  text
    .replace(/[\u0000-\u001f\u007f]+/g, ' ')
    .trim()
    .slice(0, longest)

/** What the queue takes. `gone` becomes a sentence of the note: nobody leaves the register by a tap at a door. */
export function bodyOf(
  draft: Draft,
  declaration: string,
  goneSays: (names: string) => string,
  labels: Record<string, string> = {},
): VisitBody {
  const note = line(
    [draft.note, draft.gone.length > 0 ? goneSays(draft.gone.join('、')) : ''].filter(Boolean).join(' '),
  )
  return {
    grid: draft.grid,
    place: draft.place,
    labels,
    visit: {
      household: draft.door,
      area: draft.area,
      ...(addressOf(draft.place) ? { place: cutPlace(draft.place) } : {}),
      result: 'home',
      ...(note ? { note } : {}),
      declaration: {
        id: declaration,
        questionnaire: draft.questionnaire,
        version: draft.version,
        answers: draft.answers,
        persons: draft.persons,
      },
    },
  }
}

export const cutPlace = ({ estate, building, unit, room }: Place): Place => ({
  estate: line(estate).slice(0, 80),
  building: line(building).slice(0, 40),
  unit: line(unit).slice(0, 20),
  room: line(room).slice(0, 40),
})

/** A knock without answers to a form. */
export function knockOf(
  door: Pick<Door, 'id' | 'area'> & Place,
  grid: string,
  result: VisitBody['visit']['result'],
  note: string,
): VisitBody {
  const place = placeOf(door)
  const said = line(note)
  return {
    grid,
    place,
    visit: {
      household: door.id,
      area: door.area,
      ...(addressOf(place) ? { place: cutPlace(place) } : {}),
      result,
      ...(said ? { note: said } : {}),
    },
  }
}
