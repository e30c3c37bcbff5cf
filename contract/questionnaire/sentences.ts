import type { words as identity } from '../words/identity/zh-CN.ts'
import type { words as questionnaire } from '../words/questionnaire/zh-CN.ts'
import type { Flaw } from './check.ts'
import type { FormWords } from './schema.ts'
import type { Problem, Warning } from './values.ts'

/** The dictionaries of one language; a page loads only its own. */
export type Dictionaries = {
  questionnaire: Said<typeof questionnaire>
  identity: Said<typeof identity>
  form?: FormWords | undefined
}
type Said<T> = { [K in keyof T]: { [C in keyof T[K]]: unknown } }

/** What is wrong with an answer, in the reader's language. The form's own sentence for a constraint comes first. */
export function problemSentence({ path, code, params }: Problem, words: Dictionaries): string {
  if (code === 'constraint') {
    const own = words.form?.constraints[path.slice(path.lastIndexOf('/') + 1)]
    if (own) return own
  }
  const dictionary: Readonly<Record<string, unknown>> = code.startsWith('identity.')
    ? words.identity.problems
    : words.questionnaire.problems
  return say(dictionary[code.replace('identity.', '')], params)
}

export const warningSentence = ({ code, params }: Warning, words: Dictionaries): string =>
  say(words.questionnaire.warnings[code], params)

/** What keeps a definition from being published, or a row of a spreadsheet from being taken over. */
export const flawSentence = ({ code, params }: Pick<Flaw, 'code' | 'params'>, words: Dictionaries): string =>
  say(words.questionnaire.flaws[code], params)

const say = (text: unknown, params: unknown): string =>
  typeof text === 'function'
    ? String((text as (params: unknown) => string)(params))
    : typeof text === 'string'
      ? text
      : ''
