import {
  fromCell,
  fromJourney,
  evaluate,
  type Column,
  type Definition,
  type Question,
} from '@gridward/contract/questionnaire'
import { residentColumns, returneeColumns } from '@gridward/contract/questionnaire'
import { populationBase, populationColumns } from '@gridward/contract/questionnaire/population-base'
import { newestOf } from '@gridward/contract/questionnaire/shipped'
import { dayOf } from '@gridward/contract/days'
import type { Language } from '@gridward/contract/language'
import { field } from '../platform/problem.ts'
import { digestOf, sha256 } from '../platform/canonical.ts'
import { narrow } from '../platform/scope.ts'
import {
  textOf,
  type ImportKind,
  type IntakeCall,
  type IntakeColumn,
  type IntakeRow,
  type Outcome,
  type Parsed,
} from '../platform/intake/index.ts'
import { noPlace, recordId } from '../people/index.ts'
import { areaProblem, prepare, type Context } from './intake-areas.ts'
import { applyPieces, type Piece } from './index.ts'
import { civil, corrected } from './days.ts'
import { takeBackSubmissions, whoBuiltOn } from './take-back.ts'
import { companionsIn, dayOfTime, withWhatGoesWithoutSaying } from './rules-ledger.ts'
import { sentence } from './sentences.ts'
import { addQuestionnaire } from './store-questionnaires.ts'
import { findSent } from './store-visits.ts'
import { intakeWords } from './words-intake.ts'

export type SurveyRow = {
  area: string
  answers: Record<string, unknown>
  /** The day on which it was noted, or null: the day of the import. */
  noted: string | null
  collector: string
  /** Somebody stood at the door. */
  visited: boolean
}

const keyOf = (to: Column['to']): string =>
  to === 'journey' ? 'journey' : 'question' in to ? `q.${to.question}` : to.surroundings

function questionsOf(definition: Definition): Map<string, Question> {
  const all = definition.questions.flatMap((item) => (item.type === 'repeat' ? [...item.questions] : [item]))
  return new Map(all.map((question) => [question.key, question]))
}

function columnsOf(definition: Definition, columns: readonly Column[], language: Language): IntakeColumn[] {
  const questions = questionsOf(definition)
  const words = definition.words![language]!
  return columns.map((column): IntakeColumn => {
    const question =
      typeof column.to === 'object' && 'question' in column.to ? questions.get(column.to.question) : undefined
    const choices = question && 'choices' in question ? definition.lists[question.choices] : undefined
    const labels = choices?.map((choice) =>
      'choices' in question! ? (words.choices[question.choices]?.[choice] ?? choice) : choice,
    )
    const surroundings = typeof column.to === 'object' && 'surroundings' in column.to ? column.to.surroundings : null
    const day = question?.type === 'date' || surroundings === 'observedAt'
    const kind = day ? 'day' : question?.type === 'datetime' ? 'instant' : 'text'
    const note = question ? words.hints[question.key] : undefined
    return {
      ...{ key: keyOf(column.to), title: column.header, kind, aliases: [...(column.also ?? [])] },
      ...(surroundings ? { idle: true as const } : {}),
      ...(column.must ? { required: true } : {}),
      ...(labels ? { options: labels, openOptions: true } : {}),
      ...(note ? { note } : {}),
    }
  })
}

/** One table of people: its rows become declarations, the same way as everything else. */
function surveyKind(
  definition: Definition,
  words: 'survey' | 'returnee' | 'population',
  columns: readonly Column[],
  group: string | null,
): ImportKind<SurveyRow, Context> {
  const kind = definition.key
  const questions = questionsOf(definition)
  const titles = (part: 'title' | 'about') => ({
    'zh-CN': intakeWords['zh-CN'][words][part],
    en: intakeWords.en[words][part],
    'zh-Hant': intakeWords['zh-Hant'][words][part],
  })
  return {
    ...{ kind, title: titles('title'), about: titles('about'), verb: 'imports.run', prepare },
    columns: (language) => columnsOf(definition, columns, language),
    parse: (row, context, language) => parse(definition, questions, group, columns, row, context, language),
    store: (call, rows, context) => store(definition, call, rows, context),
    totals: () => ({ people: 1 }),
    holders: (call) => whoBuiltOn(call),
    takeBack: (call, rows) =>
      takeBackSubmissions(
        call,
        rows.map((row) => row.subject),
      ),
  }
}

function answersOf(
  definition: Definition,
  questions: ReadonlyMap<string, Question>,
  group: string | null,
  columns: readonly Column[],
  row: IntakeRow,
): Record<string, unknown> {
  const inGroup = new Set(
    definition.questions.flatMap((item) =>
      item.type === 'repeat' && item.key === group ? item.questions.map((q) => q.key) : [],
    ),
  )
  const root: Record<string, unknown> = {}
  const person: Record<string, unknown> = {}
  const put = (key: string, value: unknown): void => {
    if (value !== undefined) (inGroup.has(key) ? person : root)[key] = value
  }
  for (const { to } of columns) {
    const text = textOf(row, keyOf(to))
    if (text === '') continue
    if (to === 'journey') for (const [key, value] of Object.entries(fromJourney(definition, text))) put(key, value)
    else if ('question' in to) {
      const question = questions.get(to.question)
      if (question)
        put(to.question, fromCell(definition, question, question.type === 'date' ? (dayOfTime(text) ?? text) : text))
      else if (to.question === 'companions') put('companions', companionsIn(text))
    }
  }
  return group ? { ...root, [group]: [withWhatGoesWithoutSaying(person)] } : withWhatGoesWithoutSaying(root)
}

function parse(
  definition: Definition,
  questions: ReadonlyMap<string, Question>,
  group: string | null,
  columns: readonly Column[],
  row: IntakeRow,
  context: Context,
  language: Language,
): Parsed<SurveyRow> {
  const naming = context.naming(textOf(row, 'street'), textOf(row, 'community'), textOf(row, 'grid'))
  const answers = answersOf(definition, questions, group, columns, row)
  const written = textOf(row, 'observedAt')
  const noted = dayOfTime(written)
  const today = noted ?? '9999-12-31'
  const { problems } = evaluate(definition, answers, { today, synthetic: context.synthetic })
  const musts = new Set(
    columns.flatMap(({ must, to }) => (must && typeof to === 'object' && 'question' in to ? [to.question] : [])),
  )
  // lists seldom hold every question of the form; what is written must be right, and what is needed must be there
  const wrong = problems.filter(
    ({ path, code }) => code !== 'required' || musts.has(path.slice(path.lastIndexOf('/') + 1)),
  )
  const fields = wrong.map(({ path, code, params }) =>
    field(`q.${path.slice(path.lastIndexOf('/') + 1)}`, code, sentence(code, params, language)),
  )
  if (written !== '' && noted === null) fields.push(field('observedAt', 'date', intakeWords[language].problems.day))
  if (written === '' && definition.key === populationBase.key)
    fields.push(field('observedAt', 'required', intakeWords[language].problems.day))
  if (!('area' in naming)) fields.unshift(areaProblem(naming, language))
  if (fields.length > 0 || !('area' in naming)) return { problems: fields }
  const visited = /入户|上门|敲门|door/i.test(textOf(row, 'method'))
  const { area } = naming
  return { area, value: { area, answers, noted, collector: textOf(row, 'collector').slice(0, 60), visited } }
}

// The first half of a time that lies before every other: what a file brings again must have the id that it had.
const anchor = '01000000-0000-7000-8000-000000000000'
const idFrom = (digest: Buffer): string => recordId(anchor, digest.toString('hex'))

async function store(
  definition: Definition,
  call: IntakeCall,
  rows: readonly { value: SurveyRow }[],
  context: Context,
): Promise<Outcome[]> {
  const scope = narrow(call.scope, 'declarations.visit')
  const named = naming(definition)
  const prepared = rows.map(({ value }) => ({ value, ...named(value) }))
  const asked = prepared.flatMap(({ id, visit }) => [id, ...(visit ? [visit] : [])])
  const known = new Set((await findSent(call.tx, scope, [...new Set(asked)])).map((row) => row.id))
  const taken = new Set<string>()
  const instants = new Map<string, string>()
  const instantOf = (day: string): string => {
    const at = instants.get(day) ?? corrected(civil(day, context.zone), 0, call.now)
    instants.set(day, at)
    return at
  }
  const today = dayOf(call.now, context.zone)
  const pieces: Piece[] = []
  for (const row of prepared) {
    if (known.has(row.id) || taken.has(row.id)) continue
    taken.add(row.id)
    const knocks = row.visit !== null && !known.has(row.visit) && !taken.has(row.visit)
    if (knocks) taken.add(row.visit!)
    pieces.push(
      pieceOf(definition, call, { ...row, visit: knocks ? row.visit : null }, instantOf(row.value.noted ?? today)),
    )
  }
  // shipped forms are kept by applyPieces; this one is no form and is kept here
  if (definition === populationBase) await addQuestionnaire(call.tx, definition, digestOf(definition), call.now)
  if (pieces.length > 0) await applyPieces(call.tx, scope, call.journal, call.keys, pieces, call.now)
  return prepared.map(({ id }) => ({ is: taken.delete(id) ? 'stored' : 'same', subject: id }))
}

type Named = { id: string; digest: Buffer; household: string | null; visit: string | null }

/**
 * Ids that follow from what a row says: the same row has the same one whichever file brings it, people behind one door
 * name the same door, and one knock per door, day and collector is one visit, however many people answered.
 */
function naming(definition: Definition): (value: SurveyRow) => Named {
  const ids = new Map<string, string>()
  const once = (parts: readonly unknown[]): string => {
    const key = JSON.stringify(parts)
    const id = ids.get(key) ?? idFrom(sha256(key))
    ids.set(key, id)
    return id
  }
  return (value) => {
    const digest = digestOf(value)
    const id = idFrom(digest)
    const { area, answers, noted, collector, visited } = value
    const parts = [answers['estate'], answers['building'], answers['unit'], answers['room']]
    const door = parts.some(Boolean) ? parts : [id]
    const household = definition.key === 'returnee' ? null : once(['door', area, ...door])
    const visit = visited ? once(['visit', area, ...door, noted, collector]) : null
    return { id, digest, household, visit }
  }
}

function pieceOf(
  definition: Definition,
  call: IntakeCall,
  { value, id, digest, household, visit }: Named & { value: SurveyRow },
  observedAt: string,
): Piece {
  return {
    ...{ source: 'import', verified: value.visited, area: value.area, place: noPlace },
    // the answers name the door; one that the register has is found by its address
    ...{ household, observedAt, recordedAt: observedAt },
    ...{ account: call.by, device: null, collector: value.collector, import: call.import },
    visit: visit ? { id: visit, result: 'home', note: '', digest } : null,
    declaration: { id, definition, answers: value.answers, chosen: [], digest, replaces: null },
  }
}

export const residentKind = surveyKind(newestOf('resident-survey')!, 'survey', residentColumns, 'members')
export const returneeKind = surveyKind(newestOf('returnee')!, 'returnee', returneeColumns, null)
/** 综治人口库: who was known before; it reaches no door and counts as nobody's declaration. */
export const populationKind = surveyKind(populationBase, 'population', populationColumns, null)
