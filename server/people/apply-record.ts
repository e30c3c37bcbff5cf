import type { FieldName } from '@gridward/contract/questionnaire/fields'
import type { DocumentType } from '@gridward/contract/identity'
import type { Keys } from '../platform/keys.ts'
import { decodeFacts, encodeFacts, type Secrets } from './facts.ts'
import { nameForms } from './rules-names.ts'
import { recentDays } from './rules-facts.ts'
import type { Described, KnownPerson } from './rules-matching.ts'
import { absorb, type Observation, type Register } from './rules-precedence.ts'
import type { KnownRow } from './store-persons.ts'
import type { Fields, Told, ToldPerson } from './told.ts'

/** What sealed values are bound to. */
export const about = {
  person: 'person.sealed',
  household: 'household.sealed',
  number: 'person.number',
  phone: 'person.phone',
} as const

/** Where somebody lives is a fact like any other: the word that counts names the household. */
export const livesAt: FieldName = 'household.room'

/** Words about days that long ago say nothing to any rule: the longest window is 14 days (DOMAIN 2.1), twice that is kept. */
const keptDays = 45

export const openSealed = (keys: Keys, sealed: Buffer | null, what: string): Secrets | null =>
  sealed ? (JSON.parse(keys.open(sealed, what)) as Secrets) : null

export const registerOf = (keys: Keys, row: Pick<KnownRow, 'facts' | 'sealed'>): Register =>
  decodeFacts(row.facts, openSealed(keys, row.sealed, about.person))

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const hex = (blind: Buffer | null): string | undefined => blind?.toString('hex')

/** Blind indexes of a number and a phone, computed once per person. */
export type Blinds = { number: Buffer | null; phone: Buffer | null }
export function blindsOf(keys: Keys, fields: Fields): Blinds {
  const number = text(fields['person.documentNumber'])
  const phone = text(fields['person.phone'])
  return {
    number: number === '' ? null : keys.blind(number, about.number),
    phone: phone === '' ? null : keys.blind(phone, about.phone),
  }
}

/** Numbers and phones are compared by their blind indexes: equal values have equal ones. */
export const describe = (fields: Fields, blinds: Blinds, household: string | null): Described => ({
  name: text(fields['person.name']),
  document: blinds.number
    ? { type: (fields['person.documentType'] ?? 'identityCard') as DocumentType, number: hex(blinds.number)! }
    : undefined,
  phone: hex(blinds.phone),
  birthDate: text(fields['person.birthDate']) || undefined,
  address: household ?? undefined,
})

export const asKnown = (row: KnownRow): KnownPerson => ({
  id: row.id,
  name: row.name,
  document: row.id_blind ? { type: row.id_kind as DocumentType, number: hex(row.id_blind)! } : undefined,
  phone: hex(row.phone_blind),
  birthDate: row.birth_date ?? undefined,
  address: row.household ?? undefined,
  diedOn: row.dead_on ?? undefined,
})

export const newRecord = (id: string, area: string): KnownRow => ({
  ...{ id, area, household: null, name: '', name_plain: '', name_pinyin: '', name_initials: '', sex: null },
  ...{ birth_date: null, id_kind: 'none', id_blind: null, phone_blind: null, facts: { w: [], f: {} }, sealed: null },
  ...{ days: [], maybe_same: [], dead_on: null, left_on: null, version: 0, homes: [], tags: [] },
})

export const observationOf = (told: Told, fields: Fields): Observation => ({
  ...{ source: told.source, verified: told.verified, observedAt: told.observedAt, submission: told.submission },
  by: told.by,
  fields,
})

/** Adds what was told to a record: facts by precedence, columns from facts, and the days that the ledgers look at. */
export function tell(keys: Keys, row: KnownRow, told: Told, person: ToldPerson, household: string | null): void {
  const fields = household ? { ...person.fields, [livesAt]: household } : person.fields
  const register = absorb(row.version === 0 && row.facts.w.length === 0 ? {} : registerOf(keys, row), [
    observationOf(told, fields),
  ])
  writeRegister(keys, row, register)
  const days = recentDays(person.fields as Parameters<typeof recentDays>[0], told.submission, told.day)
  if (saysSomething(days)) {
    const since = new Date(Date.parse(told.day) - keptDays * 86_400_000).toISOString().slice(0, 10)
    row.days = [...row.days.filter((d) => d.submission !== told.submission && d.observedOn >= since), days]
  }
}

const saysSomething = (days: ReturnType<typeof recentDays>): boolean =>
  days.stay !== null ||
  days.exposure !== null ||
  days.temperature !== null ||
  days.symptoms.length + days.careMarks.length + days.careNeeds.length > 0 ||
  days.inCentralObservation ||
  days.roomAlone !== null

/** Columns are copies of facts, for lists and indexes. */
export function writeRegister(keys: Keys, row: KnownRow, register: Register): void {
  const { facts, secrets } = encodeFacts(register)
  row.facts = facts
  row.sealed = secrets ? keys.seal(JSON.stringify(secrets), about.person) : null
  const value = (field: FieldName): unknown => register[field]?.kept.value
  const name = text(value('person.name'))
  if (name !== row.name) {
    const forms = nameForms(name)
    row.name = name
    row.name_plain = forms.plain
    row.name_pinyin = forms.pinyin
    row.name_initials = forms.initials
  }
  row.sex = (value('person.sex') as KnownRow['sex']) ?? null
  row.birth_date = text(value('person.birthDate')) || null
  const number = text(value('person.documentNumber'))
  row.id_kind = text(value('person.documentType')) || (number ? 'identityCard' : 'none')
  row.id_blind = number === '' ? null : keys.blind(number, about.number)
  const phone = text(value('person.phone'))
  row.phone_blind = phone === '' ? null : keys.blind(phone, about.phone)
}
