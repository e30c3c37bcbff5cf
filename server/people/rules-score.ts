import type { DocumentType, Sex } from '@gridward/contract/identity'
import { compareNames, nameBits, type NameAgreement } from './rules-same-name.ts'
import { compareNumbers, nearNumber, type NumberAgreement } from './rules-same-number.ts'
import type { SearchForms } from './rules-names.ts'

/** What of a record tells people apart. Nothing known is null. `told`: the submissions that spoke of this record. */
export type Traits = {
  name: SearchForms
  sex: Sex | null
  birthDate: string | null
  document: { type: DocumentType; number: string } | null
  phone: string | null
  /** Id of the household. */
  home: string | null
  told: readonly string[]
}

export type BirthAgreement = 'same' | 'near' | 'differs'
export type Agreement = {
  name: NameAgreement
  number: NumberAgreement | 'otherKind' | 'unknown'
  birth: BirthAgreement | 'unknown'
  phone: 'same' | 'near' | 'differs' | 'unknown'
  home: 'same' | 'differs' | 'unknown'
  sex: 'same' | 'differs' | 'unknown'
  /** One form named both, each as a person of its own. */
  form: 'same' | 'differs'
}
export type Evidence = { [F in keyof Agreement]: { field: F; how: Agreement[F]; bits: number } }[keyof Agreement]
export type Scored = { score: number; evidence: Evidence[] }

/** From here a pair waits for a person; and from here, with one number and one name, two records are one. In bits. */
export const queueFrom = 12
export const automaticFrom = 30

/**
 * How much more likely two records are as one person than as two, as log2 (Fellegi and Sunter, "A Theory for Record
 * Linkage", JASA 64, 1969). Weights are log2(m/u); `u` is taken among the pairs that are compared at all, which are full
 * of families: what a family shares (phone, home) counts little when the given names differ.
 */
export function score(a: Traits, b: Traits): Scored {
  const found = agreementOf(a, b)
  const named = namesOne(found.name)
  const bits: Record<keyof Agreement, number> = {
    number: numberBits[found.number],
    name: bitsOfName(found.name, a, b),
    birth: bitsOfBirth(found, a),
    phone: shared(
      found.phone === 'same' ? 7 : found.phone === 'near' ? 4 : found.phone === 'differs' ? -0.5 : 0,
      named,
    ),
    // who has the same phone mostly lives there: the second of the two adds little
    home: shared(found.home === 'same' ? (found.phone === 'same' ? 2 : 4) : found.home === 'differs' ? -0.5 : 0, named),
    sex: found.sex === 'same' ? 0.5 : found.sex === 'differs' ? -4 : 0,
    form: found.form === 'same' ? -25 : 0,
  }
  const evidence = order.map((field) => ({ field, how: found[field], bits: bits[field] }) as Evidence)
  return { score: Math.round(evidence.reduce((sum, one) => sum + one.bits, 0) * 10) / 10, evidence }
}

/** Two records that may be joined without anybody looking: one number, one name, nothing against it. */
export const isAutomatic = ({ score: bits, evidence }: Scored): boolean =>
  bits >= automaticFrom &&
  evidence.every(({ field, how }) =>
    field === 'number' || field === 'name' ? how === 'same' : field !== 'birth' || how === 'same' || how === 'unknown',
  )

const order = ['number', 'name', 'birth', 'phone', 'home', 'sex', 'form'] as const satisfies (keyof Agreement)[]

function agreementOf(a: Traits, b: Traits): Agreement {
  return {
    number: numbersOf(a, b),
    name: compareNames(a.name, b.name),
    birth: compareBirths(a.birthDate, b.birthDate),
    phone:
      !a.phone || !b.phone
        ? 'unknown'
        : a.phone === b.phone
          ? 'same'
          : nearNumber(a.phone, b.phone)
            ? 'near'
            : 'differs',
    home: !a.home || !b.home ? 'unknown' : a.home === b.home ? 'same' : 'differs',
    sex: !a.sex || !b.sex ? 'unknown' : a.sex === b.sex ? 'same' : 'differs',
    form: a.told.some((one) => b.told.includes(one)) ? 'same' : 'differs',
  }
}

function numbersOf({ document: a }: Traits, { document: b }: Traits): Agreement['number'] {
  if (!a || !b) return 'unknown'
  return a.type === b.type ? compareNumbers(a.number, b.number) : 'otherKind'
}

function compareBirths(a: string | null, b: string | null): Agreement['birth'] {
  if (!a || !b) return 'unknown'
  if (a === b) return 'same'
  const turned = `${a.slice(0, 4)}-${a.slice(8)}-${a.slice(5, 7)}`
  return turned === b || nearNumber(a, b) ? 'near' : 'differs'
}

// Two sound numbers that differ are two people: of 100 single slips the check sign lets none through (GB 11643).
const numberBits: Record<Agreement['number'], number> = {
  same: 20,
  check: 15,
  digit: 14,
  swapped: 14,
  serial: -8,
  differs: -20,
  other: -4,
  otherKind: -1,
  unknown: 0,
}

const oneName: ReadonlySet<NameAgreement> = new Set(['same', 'sound', 'latin', 'turned', 'initials'])
const namesOne = (how: NameAgreement): boolean => oneName.has(how)

function bitsOfName(how: NameAgreement, a: Traits, b: Traits): number {
  const whole = Math.min(nameBits(a.name.plain), nameBits(b.name.plain))
  switch (how) {
    case 'same':
      return whole
    case 'sound':
    case 'latin':
      return whole - 3
    case 'turned':
      return whole - 2
    case 'initials':
      return 4
    // brothers and sisters often share a character: one that is another is half a reason against
    case 'letter':
      return -1
    case 'given':
      return 1
    case 'surname':
      return -6
    case 'differs':
      return -10
    default:
      return 0
  }
}

// A card number says the birthday: the same thing is not counted twice. Lists are full of people born on 1 January.
function bitsOfBirth({ birth, number }: Agreement, { birthDate }: Traits): number {
  if (birth === 'unknown') return 0
  if (birth === 'differs') return -7
  if (number === 'same' || number === 'check' || number === 'digit' || number === 'swapped')
    return birth === 'same' ? 1 : 0
  if (birth === 'near') return 5
  return birthDate?.endsWith('-01-01') ? 9 : 13
}

const shared = (bits: number, named: boolean): number => (named ? bits : Math.min(bits, 1))
