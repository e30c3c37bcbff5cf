import { languages, type Language } from '@gridward/contract/language'
import { areaWords } from '@gridward/contract/words/areas'

type Words = (typeof areaWords)['zh-CN']['problems']

/** One sentence of the room in every language, for `new Problem(code, { says })`. */
export const says = (pick: (words: Words) => string): Record<Language, string> =>
  Object.fromEntries(languages.map((language) => [language, pick(areaWords[language].problems)])) as Record<
    Language,
    string
  >
