import { languages, type Language } from '@gridward/contract/language'
import type { ProblemCode } from '@gridward/contract/problems'
import { accessWords } from '@gridward/contract/words/access'
import { field, Problem } from '../platform/problem.ts'
import type { Refusal } from './rules-grants.ts'

/** A sentence of the room in every language. */
export const says = (which: Refusal): Record<Language, string> =>
  Object.fromEntries(languages.map((language) => [language, accessWords[language].refusals[which]])) as Record<
    Language,
    string
  >

export const refused = (which: Refusal, code: ProblemCode = 'refusedByRule'): Problem =>
  new Problem(code, { says: says(which) })

export const wrongField = (path: string, which: Refusal, language: Language): Problem =>
  new Problem('invalid', { fields: [field(path, which, accessWords[language].refusals[which])] })
