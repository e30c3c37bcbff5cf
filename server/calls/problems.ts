import { languages, type Language } from '@gridward/contract/language'
import type { ProblemCode } from '@gridward/contract/problems'
import { callWords } from '@gridward/contract/words/calls'
import { Problem } from '../platform/problem.ts'

type Words = (typeof callWords)['zh-CN']['problems']

/** A problem with one sentence of the room in every language. */
export const refuse = (code: ProblemCode, pick: (words: Words) => string): Problem =>
  new Problem(code, {
    says: Object.fromEntries(languages.map((l) => [l, pick(callWords[l].problems)])) as Record<Language, string>,
  })
