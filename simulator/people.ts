import type { Day } from '@gridward/contract/days'
import type { DocumentType, Sex } from '@gridward/contract/identity'
import { dayText, lastBirthday } from './calendar.ts'
import type { Place, Relation } from './families.ts'
import { documentNumber } from './identity.ts'
import type { CareMark, Contact, Health, Wants } from './needs.ts'
import type { Stay } from './returnees.ts'
import { phoneOf } from './phones.ts'
import type { Random } from './random.ts'
import { workBacks, workFronts } from './tables/places.ts'

/** `parent`: the number of a mother or father, under whom a child without own document is entered. */
export type PersonDocument = {
  readonly type: DocumentType
  readonly number: string | null
  readonly holder: 'self' | 'parent'
}

/** What belongs to the human and is the same in every household where the human is registered. */
export type Human = {
  /** Two records with one number are one human: the answer that matching has to find. */
  readonly human: number
  readonly name: string
  readonly sex: Sex
  readonly birthDate: Day
  readonly age: number
  readonly document: PersonDocument
  /** Own phone; null for children, for some of the old, and where the family has one phone. */
  readonly phone: string | null
}

/** One record: a human behind a door. */
export type Person = Human &
  Wants & {
    readonly id: string
    readonly relation: Relation
    readonly residence: 'permanent' | 'temporary' | 'visiting'
    /** What is told at the door: the own phone, the family's, or none. */
    readonly toldPhone: string | null
    readonly workplace: string
    readonly marks: readonly CareMark[]
    readonly stay: Stay | null
    readonly contact: Contact
    readonly health: Health
    readonly twin: boolean
    /** Day of death: still on old lists, and nobody opens under that name. */
    readonly died: Day | null
    readonly synthetic: true
  }

/** A birthday for an age in whole years on `today`. */
export const birthDateFor = (random: Random, age: number, today: Day): Day =>
  dayText(lastBirthday(today, age) - random.whole(0, 364))

function documentType(random: Random, age: number): DocumentType {
  const draw = random.unit()
  if (draw < 0.0015) return 'none'
  if (draw < 0.0022) return 'hmtResidence'
  if (draw < 0.0027) return 'hkMacaoPermit'
  if (draw < 0.0032) return 'passport'
  // A birth is entered in the register within a month; a few small children have no number later either.
  return age < 1 && random.chance(0.3) ? 'none' : age < 6 && random.chance(0.02) ? 'none' : 'identityCard'
}

function hasPhone(random: Random, age: number): boolean {
  if (age < 14) return age >= 8 && random.chance(0.2)
  return random.chance(age >= 75 ? 0.72 : age >= 65 ? 0.9 : 0.992)
}

export type Naming = { readonly name: string; readonly foreign: boolean }

/** A human of this age: everything that a document says, and a phone. */
export function makeHuman(random: Random, human: number, place: Place, naming: Naming, birthDate: Day): Human {
  const drawn = documentType(random, place.age)
  const type = naming.foreign ? (random.chance(0.5) ? 'passport' : 'foreignResidence') : drawn
  return {
    human,
    name: naming.name,
    sex: place.sex,
    birthDate,
    age: place.age,
    document: { type, number: documentNumber(type, human, birthDate, place.sex), holder: 'self' },
    phone: hasPhone(random, place.age) ? phoneOf(human) : null,
  }
}

/** Small children are entered under a parent's number (about one in 25 below 12) where the parent has one. */
export function underParent(random: Random, child: Human, parent: Human | undefined): Human {
  if (child.age >= 12 || !parent?.document.number || !random.chance(0.04)) return child
  return { ...child, document: { ...parent.document, holder: 'parent' } }
}

export const workplace = (random: Random, age: number): string =>
  age >= 18 && age < 60 && random.chance(0.6) ? random.pick(workFronts) + random.pick(workBacks) : ''
