import Type, { type Static } from 'typebox'
import { AreaPath, Id, InstantField, Nullable, OneOf, Page, PageQuery, Shape } from '../fields.ts'
import { route } from '../route.ts'
import { PairEvidence, PersonLine } from './parts.ts'

export const pairStates = ['open', 'later', 'different', 'same'] as const

/** Two records that may be one person, the newer one first. Masked. */
export const PairLine = Shape({
  person: PersonLine,
  other: PersonLine,
  /** Bits: how much more likely they are one person than two, as log2. */
  score: Type.Number(),
  evidence: Type.Array(PairEvidence),
  state: OneOf(pairStates),
  foundAt: InstantField,
  decidedAt: Nullable(InstantField),
  decidedBy: Nullable(Type.String()),
})
export type PairLine = Static<typeof PairLine>

const Value = Nullable(Type.Union([Type.String(), Type.Number(), Type.Array(Type.String())]))
/** One fact on both sides, masked; null: not known, or kept from sight. */
export const PairFact = Shape({ field: Type.String(), person: Value, other: Value, same: Type.Boolean() })
export type PairFact = Static<typeof PairFact>

export const PairView = Shape({
  ...PairLine.properties,
  versions: Shape({ person: Type.Integer(), other: Type.Integer() }),
  facts: Type.Array(PairFact),
})
export type PairView = Static<typeof PairView>

export const listPairs = route({
  method: 'GET',
  path: '/api/people/pairs',
  verb: 'people.write',
  at: { in: 'query', key: 'area' },
  purpose: 'correction',
  says: 'Pairs of records that may be one person, the likeliest first: those that wait, or those put off or decided. Both must lie in the own areas. Masked.',
  query: Shape({ area: Type.Optional(AreaPath), state: Type.Optional(OneOf(pairStates)), ...PageQuery }),
  reply: Page(PairLine),
})

const params = Shape({ id: Id, other: Id })

export const comparePair = route({
  method: 'GET',
  path: '/api/people/pairs/:id/:other',
  verb: 'people.write',
  at: 'record',
  purpose: 'correction',
  says: 'Two records side by side, fact by fact, masked. Both looks stand in the journal.',
  params,
  reply: PairView,
  problems: ['notFound'],
})

export const putPair = route({
  method: 'POST',
  path: '/api/people/pairs/:id/:other',
  verb: 'people.write',
  at: 'record',
  purpose: 'correction',
  says: 'Puts a pair off, or back into the queue, also one of which somebody said that they are two people. Two records that were joined are taken apart first.',
  params,
  body: Shape({ state: OneOf(['later', 'open']) }),
  reply: Shape({ state: OneOf(pairStates) }),
  problems: ['notFound', 'conflict'],
})
