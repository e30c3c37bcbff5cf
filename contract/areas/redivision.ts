import Type, { type Static } from 'typebox'
import { AreaPath, DayField, Id, InstantField, Line, Nullable, OneOf, Shape, Text } from '../fields.ts'
import { areaKinds } from './kinds.ts'

/**
 * One of the areas that others are redrawn into: an open one by `path`, or a new one by `name`. Households come by
 * list or by a piece of their address; exactly one part takes the rest and names neither.
 */
export const Part = Shape({
  path: Type.Optional(AreaPath),
  name: Type.Optional(Line(60, 1)),
  households: Type.Optional(Type.Array(Id, { maxItems: 20_000 })),
  addresses: Type.Optional(Type.Array(Line(60, 1), { maxItems: 200 })),
})
export type Part = Static<typeof Part>

const Create = Shape({
  do: Type.Literal('create'),
  path: AreaPath,
  name: Line(60, 1),
  kind: OneOf(areaKinds),
  code: Type.Optional(Type.String({ pattern: '^(\\d{9}|\\d{12})$' })),
})
const Move = Shape({ do: Type.Literal('move'), from: AreaPath, under: AreaPath })
const Redraw = Shape({
  do: Type.Literal('redraw'),
  from: Type.Array(AreaPath, { minItems: 1, maxItems: 200 }),
  into: Type.Array(Part, { minItems: 1, maxItems: 200 }),
})

/** `redraw` splits and joins areas of one parent; `move` hangs an area with all below it under another parent. */
export const Step = Type.Union([Create, Move, Redraw])
export type Step = Static<typeof Step>

export const redivisionFaults = [
  'unknownArea',
  'usedPath',
  'wrongLevel',
  'nameMissing',
  'needsOneRest',
  'touchedTwice',
  'householdElsewhere',
  'householdTwice',
] as const
export type RedivisionFault = { step: number; fault: (typeof redivisionFaults)[number]; about: string }

export const RedivisionDraft = Shape({
  id: Id,
  title: Line(120, 1),
  documentNumber: Type.Optional(Line(80)),
  reason: Text(1000),
  day: DayField,
  steps: Type.Array(Step, { minItems: 1, maxItems: 500 }),
})
export type RedivisionDraft = Static<typeof RedivisionDraft>

const Count = Shape({ area: AreaPath, mover: Type.String(), n: Type.Integer() })
const NamedArea = Shape({ path: AreaPath, name: Type.String() })

/** What would happen, before anybody signs; `digest` ties a signature to exactly this. */
export const RedivisionPreview = Shape({
  digest: Type.String(),
  faults: Type.Array(Shape({ step: Type.Integer(), fault: OneOf(redivisionFaults), about: Type.String() })),
  opened: Type.Array(NamedArea),
  closed: Type.Array(NamedArea),
  moves: Type.Array(
    Shape({ from: AreaPath, to: AreaPath, main: Type.Boolean(), households: Nullable(Type.Integer()) }),
  ),
  counts: Type.Array(Count),
  withoutResponsible: Type.Array(NamedArea),
  severalResponsible: Type.Array(NamedArea),
})
export type RedivisionPreview = Static<typeof RedivisionPreview>

export const redivisionStates = ['draft', 'signed', 'done', 'undoAsked', 'undone', 'withdrawn'] as const
const Signature = Nullable(Shape({ by: Type.String(), at: InstantField }))

export const Redivision = Shape({
  id: Id,
  title: Type.String(),
  documentNumber: Type.String(),
  reason: Type.String(),
  day: DayField,
  state: OneOf(redivisionStates),
  draftedBy: Type.String(),
  draftedAt: InstantField,
  first: Signature,
  second: Signature,
  undoAsked: Signature,
  undone: Signature,
  counts: Type.Array(Shape({ mover: Type.String(), n: Type.Integer() })),
})
export type Redivision = Static<typeof Redivision>
