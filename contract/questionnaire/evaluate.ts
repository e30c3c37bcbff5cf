import type { Checks } from '../identity/result.ts'
import type { Scope, Values } from './conditions.ts'
import { contradict, sameNumbers } from './doubts.ts'
import type { Shown } from './doubts.ts'
import { isFor, planOf } from './plan.ts'
import type { Group, Step } from './plan.ts'
import { readAnswer } from './read.ts'
import type { Audience, Definition } from './schema.ts'
import { isRecord, own, unanswered } from './values.ts'
import type { Problem, Row, Value, Warning } from './values.ts'

export type Circumstances = Checks & {
  /** The day on which the answers were given, 'YYYY-MM-DD' in the district's zone. */
  today: string
  /** Which sheet was used; without it every question of the form is in play. */
  audience?: Audience
  /** True only where the district has declared a purpose and an end for origin fields. */
  origin?: boolean
}

export type Bound = {
  /** Answers by field of the register. */
  root: Row
  /** The same for every repeated row, by key of its group; a row that is not one is empty. */
  rows: Readonly<Record<string, readonly Row[]>>
}

export type Evaluation = {
  visible: ReadonlySet<string>
  problems: readonly Problem[]
  /** Worth a second look; they stop nobody. */
  warnings: readonly Warning[]
  /** Visible answers without a problem, by question key, in their normal spelling. */
  values: { root: Row; rows: Readonly<Record<string, readonly Row[]>> }
  bound: Bound
  /** Paths that this version of the form does not know. They stay in the raw answers. At most 200 are named. */
  unknown: readonly string[]
  complete: boolean
}

type Run = {
  circumstances: Circumstances
  root: Values
  visible: Set<string>
  problems: Problem[]
  warnings: Warning[]
  unknown: string[]
}
type Place = {
  raw: Readonly<Record<string, unknown>>
  path: string
  values: Values
  bound: Values
  scope: Scope
  shown?: Shown
}

const named = 200

/**
 * What a set of answers says under one version of a form. Pure and total: whatever is handed in as answers, it returns.
 * A question that is not visible is neither read nor required; its raw answer is left where it is.
 */
export function evaluate(definition: Definition, answers: unknown, circumstances: Circumstances): Evaluation {
  const plan = planOf(definition)
  const run: Run = { circumstances, root: {}, visible: new Set(), problems: [], warnings: [], unknown: [] }
  const raw = isRecord(answers) ? answers : {}
  if (!isRecord(answers) && !unanswered(answers)) run.problems.push({ path: '', code: 'type', params: {} })
  const scope = { row: null, root: run.root, today: circumstances.today }
  const place: Place = { raw, path: '', values: run.root, bound: {}, scope }
  const rows: Record<string, readonly Row[]> = {}
  const boundRows: Record<string, readonly Row[]> = {}
  for (const item of plan.steps) {
    if (!('repeat' in item)) runStep(item, place, run)
    else {
      const read = runGroup(item, place, run)
      rows[item.repeat.key] = read.values
      boundRows[item.repeat.key] = read.bound
    }
  }
  if (place.shown) contradict(place.shown, place.bound, run.warnings)
  nameUnknown(raw, plan.keys, '', run)
  return {
    visible: run.visible,
    problems: run.problems,
    warnings: run.warnings,
    values: { root: run.root, rows },
    bound: { root: place.bound, rows: boundRows },
    unknown: run.unknown,
    complete: run.problems.length === 0,
  }
}

function runStep(step: Step, place: Place, run: Run): void {
  const { question } = step
  const { audience, origin } = run.circumstances
  if (!isFor(question, audience) || (question.originField && !origin)) return
  if (step.relevant && !step.relevant(place.scope)) return
  const path = place.path + question.key
  run.visible.add(path)
  if (question.type === 'note') return
  const answer = own(place.raw, question.key)
  if (unanswered(answer)) {
    if (step.required?.(place.scope)) run.problems.push({ path, code: 'required', params: {} })
    return
  }
  const read = readAnswer(question, answer, step.choices, place.values, run.circumstances)
  if ('slip' in read) {
    run.problems.push({ path, ...read.slip })
    return
  }
  const kept = keep(step, read.value, place, path, run)
  if (kept && 'document' in read && read.document) place.shown = { path, document: read.document }
}

function keep(step: Step, value: Value, place: Place, path: string, run: Run): boolean {
  const { key, bind } = step.question
  place.values[key] = value
  if (step.constraint && !step.constraint(place.scope)) {
    delete place.values[key]
    run.problems.push({ path, code: 'constraint', params: {} })
    return false
  }
  if (bind) place.bound[bind] = value
  return true
}

function runGroup(group: Group, place: Place, run: Run): { values: Row[]; bound: Row[] } {
  const { repeat } = group
  const none = { values: [], bound: [] }
  if (!isFor(repeat, run.circumstances.audience) || (group.relevant && !group.relevant(place.scope))) return none
  run.visible.add(repeat.key)
  const raw = own(place.raw, repeat.key)
  const rows: readonly unknown[] = Array.isArray(raw) ? raw : []
  const max = repeat.max ?? 60
  const min = repeat.min ?? 0
  if (!Array.isArray(raw) && !unanswered(raw)) run.problems.push({ path: repeat.key, code: 'type', params: {} })
  else if (rows.length < min) run.problems.push({ path: repeat.key, code: 'tooFew', params: { min } })
  if (rows.length > max) run.problems.push({ path: repeat.key, code: 'tooMany', params: { max } })
  const read = Array.from(rows.slice(0, max), (row, index) => runRow(group, row, `${repeat.key}/${index}/`, run))
  sameNumbers(group, read, run.warnings)
  return { values: read.map((row) => row.values), bound: read.map((row) => row.bound) }
}

function runRow(group: Group, raw: unknown, path: string, run: Run): { values: Values; bound: Values } {
  const values: Values = {}
  const bound: Values = {}
  if (!isRecord(raw)) {
    run.problems.push({ path: path.slice(0, -1), code: 'type', params: {} })
    return { values, bound }
  }
  const scope = { row: values, root: run.root, today: run.circumstances.today }
  const place: Place = { raw, path, values, bound, scope }
  for (const step of group.steps) runStep(step, place, run)
  if (place.shown) contradict(place.shown, bound, run.warnings)
  nameUnknown(raw, group.keys, path, run)
  return { values, bound }
}

function nameUnknown(raw: Readonly<Record<string, unknown>>, known: ReadonlySet<string>, path: string, run: Run): void {
  for (const key of Object.keys(raw)) {
    if (run.unknown.length >= named) return
    if (!known.has(key)) run.unknown.push(path + key.slice(0, 80))
  }
}
