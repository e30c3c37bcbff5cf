import type { Sex } from '@gridward/contract/identity'
import type { Random } from './random.ts'
import { fashions, foreign, rareLetters, tibetan, uyghur } from './tables/given-names.ts'
import { doubleSurnames, rareSurnames, surnames } from './tables/surnames.ts'
import { weighted } from './weighted.ts'

/** How a name is built: almost everybody is `han`; the others are few and test that the product takes them. */
export type NameKind = 'han' | 'uyghur' | 'tibetan' | 'foreign'

const frequent = weighted(surnames)
const kinds = weighted<NameKind>([
  ['han', 99.55],
  ['uyghur', 0.25],
  ['tibetan', 0.15],
  ['foreign', 0.05],
])

export const nameKind = (random: Random): NameKind => kinds(random)

export function surname(random: Random): string {
  const draw = random.unit()
  if (draw < 0.0012) return random.pick(doubleSurnames)
  if (draw < 0.0018) return random.pick(rareSurnames)
  return frequent(random)
}

const letterLists = fashions.map(({ letters }) => ({ male: [...letters.male], female: [...letters.female] }))

/** A given name in the fashion of the year of birth. One in four is among the twenty most used, so names repeat. */
export function givenName(random: Random, sex: Sex, birthYear: number): string {
  const at = fashions.findIndex((fashion) => birthYear < fashion.before)
  const letters = letterLists[at]?.[sex] as string[]
  const draw = random.unit()
  if (draw < 0.25) return random.pick(fashions[at]?.whole[sex] as readonly string[])
  if (draw < 0.254) return random.pick(rareLetters) + random.pick(letters)
  // One-character names were in fashion for the births of 1970 to 1999.
  if (draw < (birthYear >= 1970 && birthYear < 2000 ? 0.45 : 0.3)) return random.pick(letters)
  return random.pick(letters) + random.pick(letters)
}

/**
 * A whole name. `family` is the surname to carry (children carry their father's); without it one is drawn.
 * Uyghur children carry the father's given name behind a dot: `family` is then that name.
 */
export function fullName(random: Random, kind: NameKind, sex: Sex, birthYear: number, family?: string): string {
  if (kind === 'uyghur') return `${random.pick(uyghur[sex])}·${family ?? random.pick(uyghur.male)}`
  if (kind === 'tibetan') return random.pick(tibetan[sex])
  if (kind === 'foreign') return random.pick(foreign[sex])
  return (family ?? surname(random)) + givenName(random, sex, birthYear)
}
