import type { Language } from '@gridward/contract/language'
import { identityWords } from '@gridward/contract/words/identity'
import { questionnaireWords } from '@gridward/contract/words/questionnaire'

type Says = Record<string, string | ((params: never) => string)>

/** What is wrong with an answer, in the reader's words. */
export function sentence(code: string, params: Readonly<Record<string, string | number>>, language: Language): string {
  const identity = code.startsWith('identity.')
  const words: Says = identity ? identityWords[language].problems : questionnaireWords[language].problems
  const says = words[identity ? code.slice('identity.'.length) : code]
  return typeof says === 'function' ? says(params as never) : (says ?? code)
}
