import { Errors } from 'typebox/value'
import type { Params } from '../identity/result.ts'
import type { words } from '../words/questionnaire/zh-CN.ts'
import { Definition } from './schema.ts'
import type { Comparison, Condition, Definition as Form, Question, Repeat } from './schema.ts'

export type Flaw = { path: string; code: FlawCode; params: Params }
/** Sentences: contract/words/questionnaire. */
export type FlawCode = keyof typeof words.flaws

type Item = Question | Repeat
/** What a condition may look at: questions asked before it, in its own row or in the form. */
type Before = ReadonlyMap<string, Item>

/** Whether a definition may be published: its shape, and that each of its parts leads somewhere. Empty: it may. */
export function flawsOf(definition: unknown): Flaw[] {
  const shape = [...Errors(Definition, definition)]
    .slice(0, 50)
    .map((error): Flaw => ({ path: error.instancePath, code: 'shape', params: { message: error.message } }))
  return shape.length > 0 ? shape : flawsInside(definition as Form)
}

function flawsInside(form: Form): Flaw[] {
  const flaws: Flaw[] = []
  const seen = new Map<string, Item>()
  const taken = new Set<string>()
  const take = (key: string) => {
    if (key in Object.prototype) flaws.push({ path: key, code: 'reservedKey', params: {} })
    if (taken.has(key)) flaws.push({ path: key, code: 'keyTwice', params: {} })
    taken.add(key)
  }
  for (const item of form.questions) {
    take(item.key)
    if (item.type === 'repeat') {
      flaws.push(...flawsOfConditions(item.key, [item.relevant], seen, item), ...flawsOfBounds(item))
      const row = new Map(seen)
      for (const question of item.questions) {
        take(question.key)
        flaws.push(...flawsOfQuestion(form, question, row))
        row.set(question.key, question)
      }
    } else flaws.push(...flawsOfQuestion(form, item, seen))
    seen.set(item.key, item)
  }
  return [...flaws, ...flawsOfLists(form), ...flawsOfWords(form, taken), ...flawsOfChecks(form, taken)]
}

function flawsOfQuestion(form: Form, question: Question, before: Before): Flaw[] {
  const path = question.key
  const flaw = (code: FlawCode, params: Params = {}): Flaw => ({ path, code, params })
  const flaws = flawsOfConditions(path, [question.relevant, question.required], before, question)
  flaws.push(...flawsOfConditions(path, [question.constraint], new Map(before).set(path, question), question))
  if ('choices' in question && !Object.hasOwn(form.lists, question.choices))
    flaws.push(flaw('noSuchList', { list: question.choices }))
  if (question.type === 'select_multiple' && question.alone !== undefined)
    if (!form.lists[question.choices]?.includes(question.alone)) flaws.push(flaw('noSuchChoice'))
  if (question.type === 'text') {
    const secret = question.kind === 'identity' || question.kind === 'phone'
    if (secret && !question.sensitive) flaws.push(flaw('mustSeal'))
    if (question.documentKey !== undefined && !before.has(question.documentKey))
      flaws.push(flaw('noSuchQuestion', { question: question.documentKey }))
  }
  if (question.bind === 'person.registeredPlace' && !question.originField) flaws.push(flaw('mustBeOrigin'))
  return [...flaws, ...(question.type === 'number' ? flawsOfBounds(question) : [])]
}

const flawsOfBounds = (item: { key: string; min?: number | undefined; max?: number | undefined }): Flaw[] =>
  (item.min ?? -Infinity) > (item.max ?? Infinity) ? [{ path: item.key, code: 'minAboveMax', params: {} }] : []

function flawsOfConditions(path: string, conditions: readonly unknown[], before: Before, asker: Item): Flaw[] {
  const comparisons = conditions.flatMap((one) => (one && one !== true ? comparisonsIn(one as Condition) : []))
  return comparisons.flatMap(({ question, other }) =>
    [question, other].flatMap((key): Flaw[] => {
      const code = key === undefined ? null : flawOfReference(before.get(key), asker)
      return code === null ? [] : [{ path, code, params: { question: key ?? '' } }]
    }),
  )
}

const comparisonsIn = (condition: Condition): readonly Comparison[] =>
  'all' in condition
    ? condition.all.flatMap(comparisonsIn)
    : 'any' in condition
      ? condition.any.flatMap(comparisonsIn)
      : [condition]

// Where somebody is registered decides nothing in a form either. And a sheet that leaves a question out must not
// hang another one on it.
function flawOfReference(asked: Item | undefined, asker: Item): FlawCode | null {
  if (!asked || asked.type === 'repeat') return 'noSuchQuestion'
  if (asked.originField && asked !== asker) return 'asksOrigin'
  const here = asker.audience ?? ['self', 'door', 'paper']
  return asked.audience && !here.every((one) => asked.audience?.includes(one)) ? 'otherAudience' : null
}

const flawsOfLists = (form: Form): Flaw[] =>
  Object.entries(form.lists).flatMap(([list, choices]) =>
    new Set(choices).size === choices.length ? [] : [{ path: `lists/${list}`, code: 'choiceTwice', params: {} }],
  )

function flawsOfWords(form: Form, keys: ReadonlySet<string>): Flaw[] {
  return Object.entries(form.words ?? {}).flatMap(([language, words]) => {
    const lost = [...keys].filter((key) => !Object.hasOwn(words.labels, key))
    for (const [list, choices] of Object.entries(form.lists))
      lost.push(...choices.filter((choice) => !words.choices[list]?.[choice]).map((choice) => `${list}.${choice}`))
    return lost.map((key): Flaw => ({ path: `words/${language}/${key}`, code: 'noLabel', params: { key } }))
  })
}

const flawsOfChecks = (form: Form, keys: ReadonlySet<string>): Flaw[] =>
  Object.entries(form.checks ?? {}).flatMap(([check, points]) =>
    points.flatMap((point) =>
      point.questions
        .filter((question) => !keys.has(question))
        .map((question): Flaw => ({
          path: `checks/${check}/${point.key}`,
          code: 'noSuchQuestion',
          params: { question },
        })),
    ),
  )
