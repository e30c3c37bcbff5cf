import { languages, type Language } from '@gridward/contract/language'
import type { ProblemCode } from '@gridward/contract/problems'
import { orderWords } from '@gridward/contract/words/orders'
import { Problem } from '../platform/problem.ts'

type Words = (typeof orderWords)['zh-CN']['problems']

/** One sentence of the room in every language, for `new Problem(code, { says })`. */
export const says = (pick: (words: Words) => string): Record<Language, string> =>
  Object.fromEntries(languages.map((language) => [language, pick(orderWords[language].problems)])) as Record<
    Language,
    string
  >

export const refuse = (code: ProblemCode, pick: (words: Words) => string): Problem =>
  new Problem(code, { says: says(pick) })
