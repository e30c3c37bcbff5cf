import type { DocumentType } from '@gridward/contract/identity'
import { namesAgree } from './rules-names.ts'

/** What a declaration says of one person, as far as it tells people apart. */
export type Described = {
  name: string
  document?: { type: DocumentType; number: string } | undefined
  phone?: string | undefined
  birthDate?: string | undefined
  /** Id of the household, or another text that is equal for one address only. */
  address?: string | undefined
}

/** A record that might be the one: found by number, by phone, or by household. */
export type KnownPerson = Described & { id: string; diedOn?: string | undefined }

/** Why two records are taken for one, or may be. Sentences: contract/words/matching. */
export type MatchReason =
  | 'sameNumberAndName'
  | 'chosen'
  | 'sameNumberOtherName'
  | 'sameNumberOtherBirth'
  | 'samePhoneAndName'
  | 'sameNameBirthAddress'
  | 'dead'
  | 'chosenOtherNumber'
  /** Found by the score of everything together (rules-score.ts). */
  | 'alike'

export type Suspicion = { person: string; reason: MatchReason }

export type Match =
  /** One person: fields merge by precedence. */
  | { is: 'same'; person: string; reason: MatchReason }
  /** A new record. `maybeSame` goes to somebody who looks at both. */
  | { is: 'new'; maybeSame: Suspicion[] }
  /** Nothing is written to the register before a person has decided: the record says that this person has died. */
  | { is: 'forPerson'; person: string; reason: MatchReason; maybeSame: Suspicion[] }

/**
 * Decides whose declaration this is. `known` are all candidates, in any order. Only an exact document number with an
 * agreeing name merges, or the choice of somebody who stood at the door (`chosen`, an id from their list).
 */
export function match(incoming: Described, known: readonly KnownPerson[], chosen?: string): Match {
  const candidates = [...known].sort((a, b) => (a.id < b.id ? -1 : 1))
  const picked = candidates.find((person) => person.id === chosen)
  const slipped = picked !== undefined && otherNumber(incoming, picked)
  const same = picked && !slipped ? picked : candidates.find((person) => isSame(incoming, person))
  const slip: Suspicion[] = slipped ? [{ person: picked.id, reason: 'chosenOtherNumber' }] : []
  const others = [...slip, ...suspicions(incoming, candidates, [same?.id, ...slip.map((one) => one.person)])]
  if (!same) return { is: 'new', maybeSame: others }
  if (same.diedOn) return { is: 'forPerson', person: same.id, reason: 'dead', maybeSame: others }
  return { is: 'same', person: same.id, reason: same === picked ? 'chosen' : 'sameNumberAndName' }
}

const sameNumber = (a: Described, b: Described): boolean =>
  a.document !== undefined &&
  b.document !== undefined &&
  a.document.number !== '' &&
  a.document.type === b.document.type &&
  a.document.number === b.document.number

const birthsDiffer = (a: Described, b: Described): boolean =>
  a.birthDate !== undefined && b.birthDate !== undefined && a.birthDate !== b.birthDate

const isSame = (a: Described, b: Described): boolean =>
  sameNumber(a, b) && namesAgree(a.name, b.name) && !birthsDiffer(a, b)

// Somebody's choice stands unless the documents speak against it: then a finger slipped in the list.
const otherNumber = (a: Described, b: Described): boolean =>
  Boolean(a.document?.number && b.document?.number) && a.document?.type === b.document?.type && !sameNumber(a, b)

function suspicions(
  incoming: Described,
  known: readonly KnownPerson[],
  except: readonly (string | undefined)[],
): Suspicion[] {
  return known.flatMap((person) => {
    const reason = except.includes(person.id) ? null : suspicion(incoming, person)
    return reason ? [{ person: person.id, reason }] : []
  })
}

/**
 * Twins share birth date, address and surname; a family shares a phone: neither says anything without the same name.
 */
function suspicion(a: Described, b: KnownPerson): MatchReason | null {
  const named = namesAgree(a.name, b.name)
  if (sameNumber(a, b)) return named ? 'sameNumberOtherBirth' : 'sameNumberOtherName'
  if (!named) return null
  if (a.phone !== undefined && a.phone === b.phone) return 'samePhoneAndName'
  const sameBirth = a.birthDate !== undefined && a.birthDate === b.birthDate
  return sameBirth && a.address !== undefined && a.address === b.address ? 'sameNameBirthAddress' : null
}

/** A dead person's record takes no stay or order that begins after the day of death; what was before it stays useful. */
export const takesStay = (person: { diedOn?: string | undefined }, from: string): boolean =>
  person.diedOn === undefined || from <= person.diedOn
