import { maskIdentity, maskName, maskPhone } from '@gridward/contract/identity'
import type { PairFact } from '@gridward/contract/people'
import type { FieldName } from '@gridward/contract/questionnaire/fields'
import type { Keys } from '../platform/keys.ts'
import { registerOf } from './apply-record.ts'
import { sensitiveFields } from './facts.ts'
import type { Register } from './rules-precedence.ts'
import type { LineRow } from './store-lists.ts'

type Value = PairFact['person']

// The year is enough to tell generations apart; whether the days agree is said in the evidence.
const masks: Partial<Record<FieldName, (value: string) => string>> = {
  'person.name': maskName,
  'person.birthDate': (day) => `${day.slice(0, 4)}-**-**`,
  'person.documentNumber': maskIdentity,
  'person.phone': maskPhone,
}
const first: readonly string[] = [
  ...['person.name', 'person.documentType', 'person.documentNumber', 'person.birthDate', 'person.sex', 'person.phone'],
]
const rank = (field: string): number => (first.indexOf(field) + first.length + 1) % (first.length + 1)

/** The facts of two records, one beside the other. Sensitive ones without a mask of their own are kept from sight. */
export function pairFacts(keys: Keys, person: LineRow, other: LineRow): PairFact[] {
  const [a, b] = [registerOf(keys, person), registerOf(keys, other)]
  return ([...new Set([...Object.keys(a), ...Object.keys(b)])] as FieldName[])
    .filter((field) => field !== 'household.room')
    .sort((one, two) => rank(one) - rank(two) || (one < two ? -1 : 1))
    .map((field) => ({
      field,
      person: shown(field, a),
      other: shown(field, b),
      same: JSON.stringify(a[field]?.kept.value) === JSON.stringify(b[field]?.kept.value),
    }))
}

function shown(field: FieldName, register: Register): Value {
  const value = register[field]?.kept.value
  if (value === undefined || value === null) return null
  const mask = masks[field]
  if (mask) return typeof value === 'string' ? mask(value) : null
  return sensitiveFields.has(field) ? '***' : (value as Value)
}
