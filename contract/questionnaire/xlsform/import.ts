import { flawsOf } from '../check.ts'
import type { Definition, Question, Repeat } from '../schema.ts'
import { cell } from './cells.ts'
import type { RowProblem, SheetRow, Sheets } from './cells.ts'
import { camelKey } from './names.ts'
import { conditionOf, questionOf } from './question.ts'
import type { Complain } from './question.ts'
import { WordBook } from './words.ts'

export type { RowProblem, SheetRow, Sheets } from './cells.ts'

/** `definition` is null unless everything could be taken over: half a form is another form. */
export type Imported = { definition: Definition | null; problems: readonly RowProblem[] }

type Work = { problems: RowProblem[]; words: WordBook; rowOf: Map<string, number> }
type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/** Makes a form from the survey, choices and settings sheets of the XLSForm subset. Pure; reading the file is another's job. */
export function fromXlsForm(sheets: Sheets): Imported {
  const settings = sheets.settings?.[0] ?? {}
  const title = cell(settings, 'form_title') || cell(settings, 'form_id') || 'Form'
  const words = new WordBook(cell(settings, 'default_language') || 'zh-CN', title)
  const work: Work = { problems: [], words, rowOf: new Map() }
  const lists = readChoices(sheets.choices, work)
  const questions = readSurvey(sheets.survey, work)
  const definition = {
    key:
      cell(settings, 'form_id')
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-') || 'form',
    version: Number(cell(settings, 'version')) || 1,
    lists,
    questions,
    words: words.all(),
  }
  for (const flaw of work.problems.length > 0 ? [] : flawsOf(definition)) {
    const row = work.rowOf.get(flaw.path) ?? 1
    work.problems.push({
      sheet: 'survey',
      row,
      column: 'name',
      code: flaw.code,
      params: { ...flaw.params, at: flaw.path },
    })
  }
  return { definition: work.problems.length === 0 ? (definition as Definition) : null, problems: work.problems }
}

const complainer =
  (work: Work, sheet: keyof Sheets, row: number): Complain =>
  (column, code, value) =>
    void work.problems.push({ sheet, row, column, code, params: { value: value.slice(0, 80) } })

function readChoices(rows: readonly SheetRow[], work: Work): Record<string, string[]> {
  const lists: Record<string, string[]> = {}
  rows.forEach((row, index) => {
    const listed = cell(row, 'list_name') || cell(row, 'list name')
    const choice = cell(row, 'name')
    if (listed === '' && choice === '') return
    const complain = complainer(work, 'choices', index + 2)
    const list = camelKey(listed)
    if (!list || list in Object.prototype) return complain('list_name', 'badName', listed)
    if (!/^[a-zA-Z0-9_-]{1,40}$/.test(choice)) return complain('name', 'badName', choice)
    const choices = (lists[list] ??= [])
    choices.push(choice)
    work.words.choice(list, choice, row)
  })
  return lists
}

function readSurvey(rows: readonly SheetRow[], work: Work): (Question | Repeat)[] {
  const questions: (Question | Repeat)[] = []
  const open: ({ group: true } | { repeat: Repeat; inside: Question[] })[] = []
  rows.forEach((row, index) => {
    const type = cell(row, 'type').toLowerCase().replaceAll('_', ' ')
    if (type === '') return
    const complain = complainer(work, 'survey', index + 2)
    const repeat = open.find((one) => 'repeat' in one)
    if (type === 'begin group') {
      if (cell(row, 'relevant') !== '') complain('relevant', 'unsupported', cell(row, 'relevant'))
      open.push({ group: true })
    } else if (type === 'begin repeat') {
      if (repeat) complain('type', 'repeatInRepeat', type)
      const begun = beginRepeat(row, index + 2, work, complain)
      if (begun) questions.push(begun.repeat)
      open.push(begun ?? { group: true })
    } else if (type === 'end group' || type === 'end repeat') {
      if (!open.pop()) complain('type', 'nothingToEnd', type)
    } else {
      const question = questionOf(row, complain)
      if (!question) return
      if (!work.rowOf.has(question.key)) work.rowOf.set(question.key, index + 2)
      work.words.question(question.key, row)
      if (repeat && 'inside' in repeat) repeat.inside.push(question)
      else questions.push(question)
    }
  })
  if (open.length > 0) complainer(work, 'survey', rows.length + 1)('type', 'notEnded', '')
  return questions
}

function beginRepeat(row: SheetRow, number: number, work: Work, complain: Complain) {
  const key = camelKey(cell(row, 'name'))
  if (!key) {
    complain('name', 'badName', cell(row, 'name'))
    return null
  }
  const inside: Question[] = []
  const relevant = conditionOf(row, 'relevant', key, complain)
  const repeat: Mutable<Repeat> = { key, type: 'repeat', questions: inside }
  if (relevant) repeat.relevant = relevant
  work.rowOf.set(key, number)
  work.words.question(key, row)
  return { repeat, inside }
}
