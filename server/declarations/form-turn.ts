import { evaluate, problemSentence, warningSentence } from '@gridward/contract/questionnaire'
import { joinDates } from '@gridward/contract/questionnaire/date-parts'
import { identityWords } from '@gridward/contract/words/identity'
import { questionnaireWords } from '@gridward/contract/words/questionnaire'
import type { File } from '../serve.ts'
import { asFile } from './page-frame.ts'
import { formSheet, mostPeople, type Sheet } from './page-public.ts'
import { answersOf, withoutRow, type Typed } from './rules-form.ts'
import { stepOfPath, stepsOf } from './rules-steps.ts'

/** A form before it is known which step is shown. */
export type Filling = Omit<Sheet, 'steps' | 'at' | 'rows' | 'warned' | 'visible' | 'wrong' | 'notice'>

export const peopleIn = (body: Typed): number => Math.min(mostPeople, Math.max(1, Number(body['people']) || 1))

/** The first step, empty or with what was declared before. */
export function begin(filling: Filling, rows: number): File {
  // whoever fills it in mostly speaks for themselves
  const typed = { declaredBy: 'self', ...filling.typed }
  return asFile(formSheet(sheetOf({ ...filling, typed }, rows, 0).sheet))
}

/** What a press of a button leads to: a step to show, or the answers, ready to be kept. */
export function turn(filling: Filling, body: Typed): File | { answers: Record<string, unknown> } {
  const rows = peopleIn(body)
  const go = goOf(body)
  const { sheet, wrong, answers } = sheetOf(filling, rows, Number(body['step']) || 0)
  const { steps, at } = sheet
  const here = new Set(steps[at]!.fields.map((field) => field.path))
  const wrongHere = new Map([...wrong].filter(([path]) => here.has(path)))
  const show = (to: number, named: ReadonlyMap<string, string> = new Map()): File =>
    asFile(formSheet({ ...sheet, at: to, wrong: named }), named.size > 0 ? 422 : 200)
  if (go === 'stay') return show(at)
  if (go === 'back') return show(Math.max(0, at - 1))
  if (go.startsWith('to-')) return show(Math.min(steps.length - 1, Math.max(0, Number(go.slice(3)) || 0)))
  if (go === 'remove' && steps[at]!.row !== null && rows > 1) {
    const typed = withoutRow(filling.typed, 'members', steps[at]!.row!)
    return asFile(formSheet(sheetOf({ ...filling, typed }, rows - 1, Math.min(at, rows - 1)).sheet))
  }
  if (go === 'send') {
    if (wrong.size === 0) return { answers }
    return show(stepOfPath(steps, [...wrong.keys()][0]!), wrong)
  }
  if (wrongHere.size > 0) return show(at, wrongHere)
  if (go !== 'add') return show(Math.min(steps.length - 1, at + 1))
  const more = Math.min(mostPeople, rows + 1)
  const added = sheetOf(filling, more, 0).sheet
  return asFile(formSheet({ ...added, at: stepOfPath(added.steps, `members/${more - 1}/fullName`) }))
}

/** Everything to look at once more, with a sentence on why it could not be taken now. */
export function pause(filling: Filling, body: Typed, notice: string): File {
  const { sheet } = sheetOf(filling, peopleIn(body), Number.MAX_SAFE_INTEGER)
  return asFile(formSheet({ ...sheet, notice }), 429)
}

/** Without any button (the plain form of another program) everything is sent at once. */
function goOf(body: Typed): string {
  if (body['add'] !== undefined) return 'add'
  if (typeof body['go'] === 'string') return body['go']
  return body['lang'] === undefined ? 'send' : 'stay'
}

function sheetOf(filled: Filling, rows: number, step: number) {
  const filling = { ...filled, typed: joinDates(filled.typed) }
  const { definition, today, demo, language, form, typed } = filling
  const answers = answersOf(definition, typed, rows)
  const { problems, warnings, visible } = evaluate(definition, answers, { today, audience: 'self', synthetic: demo })
  const words = { questionnaire: questionnaireWords[language], identity: identityWords[language], form }
  const wrong = new Map(problems.map((problem) => [problem.path, problemSentence(problem, words)]))
  const steps = stepsOf(definition, rows, visible.has('members'))
  const at = Math.min(steps.length - 1, Math.max(0, Math.trunc(step)))
  const warned = warnings.map((warning) => warningSentence(warning, words))
  const sheet: Sheet = { ...filling, rows, steps, at, warned, visible, notice: '', wrong: new Map() }
  return { sheet, wrong, answers }
}
