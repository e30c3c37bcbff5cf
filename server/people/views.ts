import { ageOn, maskIdentity, maskName, maskPhone, showPhone } from '@gridward/contract/identity'
import type { FieldName } from '@gridward/contract/questionnaire/fields'
import type { Fact, HouseholdLine, PersonLine, PersonView, TagView } from '@gridward/contract/people'
import type { Keys } from '../platform/keys.ts'
import { about, openSealed } from './apply-record.ts'
import { decodeFacts, sensitiveFields, type Secrets } from './facts.ts'
import { pendingClaim, type FieldState } from './rules-precedence.ts'
import type { Evidence } from './rules-score.ts'
import type { LineRow } from './store-lists.ts'
import type { DoorLineRow, HomeRow } from './store-detail.ts'

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Shown to the eye of somebody who works with a list: enough to recognise, not enough to use elsewhere. */
export function personLine(keys: Keys, row: LineRow, today: string, open = false): PersonLine {
  const { number, phone } = secretsOf(keys, row.sealed)
  return {
    id: row.id,
    area: row.area,
    household: row.household,
    address: row.address ?? text(row.facts.f['address.text']?.[1]),
    name: open ? row.name : maskName(row.name),
    sex: row.sex,
    age: row.birth_date ? ageOn(row.birth_date, today) : null,
    idKind: row.id_kind as PersonLine['idKind'],
    idNumber: open ? number : maskIdentity(number),
    phone: phone === '' ? '' : open ? showPhone(phone) : maskPhone(phone),
    tags: row.tags.map(({ kind, basis, purpose, since, until }): TagView => ({
      kind,
      basis: { code: basis.code, params: { ...basis.params } },
      purpose,
      since,
      until,
    })),
    maybeSame: row.suspected,
    deadOn: row.dead_on,
    updatedAt: row.updated_at,
  }
}

export type Detail = {
  homes: readonly HomeRow[]
  suspicions: readonly {
    person: string
    reason: string
    name: string | null
    score: number | null
    evidence: readonly Evidence[]
  }[]
  merged: readonly { id: string }[]
  names: ReadonlyMap<string, string>
}

export function personView(keys: Keys, row: LineRow, detail: Detail, today: string, open: boolean): PersonView {
  const secrets = openSealed(keys, row.sealed, about.person)
  return {
    ...personLine(keys, row, today, open),
    open,
    birthDate: open ? row.birth_date : null,
    version: row.version,
    facts: factsOf(row, open ? secrets : null, open, detail.names),
    homes: detail.homes.map((home) => ({
      household: home.household,
      address: home.address,
      relation: home.relation,
      from: home.starts_on,
      to: home.ends_on,
    })),
    suspicions: detail.suspicions.map(({ person, reason, name, score, evidence }) => ({
      person,
      reason,
      name: name === null ? '' : open ? name : maskName(name),
      score: score === null ? null : score / 10,
      evidence: [...evidence],
    })),
    mergedFrom: detail.merged.map((one) => one.id),
  }
}

// Shown in the line itself, or machinery: not facts to read one by one.
const apart: ReadonlySet<string> = new Set<FieldName>(['household.room'])
const masked: ReadonlySet<string> = new Set<FieldName>(['person.name', 'person.birthDate'])

function factsOf(row: LineRow, secrets: Secrets | null, open: boolean, names: Detail['names']): Fact[] {
  const register = decodeFacts(row.facts, secrets)
  return (Object.entries(register) as [FieldName, FieldState][])
    .filter(([field]) => !apart.has(field) && (open || !(masked.has(field) || sensitiveFields.has(field))))
    .map(([field, state]) => ({
      field,
      value: state.kept.value as Fact['value'],
      source: state.kept.source,
      verified: state.kept.verified || state.kept.source === 'officer',
      observedAt: state.kept.observedAt,
      by: state.kept.by ? (names.get(state.kept.by) ?? null) : null,
      waiting: (pendingClaim(state)?.value as Fact['value'] | undefined) ?? null,
    }))
}

export const householdLine = (row: DoorLineRow, now: string): HouseholdLine => ({
  id: row.id,
  area: row.area,
  address: row.address,
  estate: row.estate,
  building: row.building,
  unit: row.unit,
  room: row.room,
  use: row.use,
  expected: row.expected,
  reach: row.reach,
  beside: row.beside_list === '' ? null : row.beside_list,
  tries: row.tries,
  reachedAt: row.reached_at,
  dueAt: row.due_at,
  overdue: row.due_at !== null && row.due_at <= now,
  secondDue: row.second_due,
})

/** Number and phone of a person, opened. */
export function secretsOf(keys: Keys, sealed: Buffer | null): { number: string; phone: string } {
  const secrets = openSealed(keys, sealed, about.person)
  return { number: text(secrets?.f['person.documentNumber']), phone: text(secrets?.f['person.phone']) }
}
