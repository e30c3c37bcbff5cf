import { residentSurvey } from './resident-survey/definition.ts'
import { residentSurveyWords } from './resident-survey/words.ts'
import { returnee } from './returnee/definition.ts'
import { returneeWords } from './returnee/words.ts'
import type { Definition } from './schema.ts'

/**
 * The forms that come with the product, with their words. A version that was published stays as it is for ever: a phone
 * may bring answers to it weeks later, and they are read by the version they were given under.
 */
export const shipped: readonly Definition[] = [
  { ...residentSurvey, words: residentSurveyWords },
  { ...returnee, words: returneeWords },
]

/** The definition of exactly this version, or undefined. */
export const definitionOf = (
  key: string,
  version: number,
  known: readonly Definition[] = shipped,
): Definition | undefined => known.find((definition) => definition.key === key && definition.version === version)

/** The version that new answers are given under. */
export const newestOf = (key: string, known: readonly Definition[] = shipped): Definition | undefined =>
  known.filter((definition) => definition.key === key).toSorted((a, b) => b.version - a.version)[0]
