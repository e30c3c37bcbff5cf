import { languages, type Language } from '@gridward/contract/language'
import { ruleWords } from '@gridward/contract/words/rules'

type Words = (typeof ruleWords)['zh-CN']['problems']

/** One sentence of the room in every language, for `new Problem(code, { says })`. */
export const says = (pick: (words: Words) => string): Record<Language, string> =>
  Object.fromEntries(languages.map((language) => [language, pick(ruleWords[language].problems)])) as Record<
    Language,
    string
  >
