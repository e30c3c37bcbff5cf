import Type, { type Static } from 'typebox'
import { visitResults } from '../coverage.ts'
import { AreaPath, Id, InstantField, Line, Nullable, OneOf, Shape } from '../fields.ts'
import { route } from '../route.ts'

/** A door as it is written on the wall; empty parts are normal. */
export const PlaceField = Shape({
  estate: Type.Optional(Line(80)),
  building: Type.Optional(Line(40)),
  unit: Type.Optional(Line(20)),
  room: Type.Optional(Line(40)),
})

/** Answers to one form; `persons[i]` is the id from the sender's list that row i is about, null for somebody new. */
export const SentDeclaration = Shape({
  id: Id,
  questionnaire: Type.String({ pattern: '^[a-z][a-z0-9-]{1,39}$' }),
  version: Type.Integer({ minimum: 1 }),
  answers: Type.Record(Type.String(), Type.Unknown()),
  persons: Type.Optional(Type.Array(Nullable(Id), { maxItems: 200 })),
})

/** One knock. Both clocks are the phone's; ids are made on the phone, so that sending again changes nothing. */
export const SentVisit = Shape({
  id: Id,
  household: Id,
  area: AreaPath,
  place: Type.Optional(PlaceField),
  result: OneOf(visitResults),
  note: Type.Optional(Line(200)),
  observedAt: InstantField,
  recordedAt: InstantField,
  declaration: Type.Optional(SentDeclaration),
})
export type SentVisit = Static<typeof SentVisit>

export const outcomes = ['stored', 'same', 'needsPerson', 'quarantined'] as const

/** `household`: the id by which the door is known from now on. `problems`: answers to put right at the next visit. */
export const VisitOutcome = Shape({
  id: Type.String(),
  outcome: OneOf(outcomes),
  household: Nullable(Id),
  persons: Type.Array(Nullable(Id)),
  problems: Type.Array(Shape({ path: Type.String(), code: Type.String(), text: Type.String() })),
})
export type VisitOutcome = Static<typeof VisitOutcome>

export const sendVisits = route({
  method: 'POST',
  path: '/api/declarations/visits',
  verb: 'declarations.visit',
  at: 'scope',
  purpose: 'screening',
  says: 'Takes what a phone recorded at doors. Every item has its own outcome: one bad item fails alone and is kept for somebody to look at.',
  body: Shape({
    /** Items of type SentVisit; each is checked by itself. */
    items: Type.Array(Type.Unknown(), { minItems: 1, maxItems: 200 }),
    /** Milliseconds by which the phone's clock is ahead of the server's, as the phone measured it. */
    clockError: Type.Optional(Type.Integer({ minimum: -4e12, maximum: 4e12 })),
  }),
  reply: Shape({ results: Type.Array(VisitOutcome), now: InstantField }),
  problems: ['tooLarge', 'busy'],
})
