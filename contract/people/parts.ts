import Type, { type Static } from 'typebox'
import { reaches } from '../coverage.ts'
import { documentTypes } from '../identity.ts'
import { AreaPath, DayField, Id, InstantField, Nullable, OneOf, Shape } from '../fields.ts'

export const ledgers = ['key', 'fever', 'observation', 'care', 'maybeSame'] as const
/** What time alone makes of a door: past its day, reached lately enough, waiting for its second visit. */
export const lates = ['overdue', 'fresh', 'second'] as const
export const besides = ['found', 'missing'] as const
export const houseUses = ['own', 'rent', 'vacant', 'unknown'] as const
export const tagKinds = ['key', 'fever', 'observation', 'care'] as const

/** Why somebody stands in a ledger: a code and its values, put into a sentence by contract/words/tags. */
export const TagView = Shape({
  kind: OneOf(tagKinds),
  basis: Shape({
    code: Type.String(),
    params: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
  }),
  purpose: Type.String(),
  since: DayField,
  until: Nullable(DayField),
})
export type TagView = Static<typeof TagView>

/** A line of a list. Name, number and phone are masked: 张*, 4401**********1234, 138****1234. */
export const PersonLine = Shape({
  id: Id,
  area: AreaPath,
  household: Nullable(Id),
  address: Type.String(),
  name: Type.String(),
  sex: Nullable(OneOf(['male', 'female'])),
  age: Nullable(Type.Integer()),
  idKind: OneOf(documentTypes),
  idNumber: Type.String(),
  phone: Type.String(),
  tags: Type.Array(TagView),
  maybeSame: Type.Boolean(),
  deadOn: Nullable(DayField),
  updatedAt: InstantField,
})
export type PersonLine = Static<typeof PersonLine>

/** One fact with its source. `waiting`: a later word that nobody has verified says something else. */
export const Fact = Shape({
  field: Type.String(),
  value: Type.Union([Type.String(), Type.Number(), Type.Array(Type.String())]),
  source: OneOf(['self', 'import', 'paper', 'door', 'officer']),
  verified: Type.Boolean(),
  observedAt: InstantField,
  by: Nullable(Type.String()),
  waiting: Nullable(Type.Union([Type.String(), Type.Number(), Type.Array(Type.String())])),
})
export type Fact = Static<typeof Fact>

export const Home = Shape({
  household: Id,
  address: Type.String(),
  relation: Type.String(),
  from: DayField,
  to: Nullable(DayField),
})

export const pairFields = ['number', 'name', 'birth', 'phone', 'home', 'sex', 'form'] as const

/** What agreed and what did not, with its weight in bits; put into words by contract/words/matching. */
export const PairEvidence = Shape({ field: OneOf(pairFields), how: Type.String(), bits: Type.Number() })
export type PairEvidence = Static<typeof PairEvidence>

export const PersonView = Shape({
  ...PersonLine.properties,
  /** False: masked, sensitive facts left out. */
  open: Type.Boolean(),
  birthDate: Nullable(DayField),
  version: Type.Integer(),
  facts: Type.Array(Fact),
  homes: Type.Array(Home),
  suspicions: Type.Array(
    Shape({
      person: Id,
      reason: Type.String(),
      name: Type.String(),
      /** Bits of the comparison (contract/people/pairs); null: not compared yet. */
      score: Nullable(Type.Number()),
      evidence: Type.Array(PairEvidence),
    }),
  ),
  mergedFrom: Type.Array(Id),
})
export type PersonView = Static<typeof PersonView>

export const HouseholdLine = Shape({
  id: Id,
  area: AreaPath,
  address: Type.String(),
  estate: Type.String(),
  building: Type.String(),
  unit: Type.String(),
  room: Type.String(),
  use: OneOf(houseUses),
  expected: Type.Boolean(),
  reach: OneOf(reaches),
  beside: Nullable(OneOf(besides)),
  tries: Type.Integer(),
  reachedAt: Nullable(InstantField),
  dueAt: Nullable(InstantField),
  overdue: Type.Boolean(),
  secondDue: Type.Boolean(),
})
export type HouseholdLine = Static<typeof HouseholdLine>
