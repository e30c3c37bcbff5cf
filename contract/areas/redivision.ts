import Type, { type Static } from 'typebox'
import { AreaPath, DayField, Done, Id, InstantField, Line, Nullable, OneOf, Shape, Text } from '../fields.ts'
import { route } from '../route.ts'
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
  /** Doors of one address that would lie in one area, as when two grids are joined that both have a 3-501. Both are kept. */
  sameDoors: Type.Array(Shape({ path: AreaPath, name: Type.String(), n: Type.Integer() })),
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

export const draftRedivision = route({
  method: 'POST',
  path: '/api/redivisions',
  verb: 'areas.redivide',
  at: 'district',
  says: 'Drafts a redivision and shows what would move; sent again with the same id it replaces a draft that nobody signed.',
  body: RedivisionDraft,
  reply: RedivisionPreview,
  problems: ['invalid', 'conflict'],
})
export const listRedivisions = route({
  method: 'GET',
  path: '/api/redivisions',
  verb: 'areas.redivide',
  at: 'district',
  says: 'Every redivision with its signatures, newest first.',
  reply: Type.Array(Redivision),
})
export const readRedivision = route({
  method: 'GET',
  path: '/api/redivisions/:id',
  verb: 'areas.redivide',
  at: 'district',
  says: 'One redivision; for a draft also what it would do as the register stands now.',
  params: Shape({ id: Id }),
  reply: Shape({ redivision: Redivision, draft: RedivisionDraft, preview: Nullable(RedivisionPreview) }),
  problems: ['notFound'],
})
export const signRedivision = route({
  method: 'POST',
  path: '/api/redivisions/:id/sign',
  verb: 'areas.redivide',
  at: 'district',
  says: 'Signs what the preview with this digest showed. The second signature, by another account, carries it out.',
  params: Shape({ id: Id }),
  body: Shape({ digest: Type.String({ maxLength: 100 }) }),
  reply: Redivision,
  problems: ['notFound', 'needsSecondPerson', 'changedMeanwhile', 'conflict', 'refusedByRule'],
})
export const undoRedivision = route({
  method: 'POST',
  path: '/api/redivisions/:id/undo',
  verb: 'areas.redivide',
  at: 'district',
  says: 'Asks for the undo of a redivision; a second account confirms it and everything goes back.',
  params: Shape({ id: Id }),
  reply: Redivision,
  problems: ['notFound', 'needsSecondPerson', 'conflict'],
})
export const withdrawRedivision = route({
  method: 'DELETE',
  path: '/api/redivisions/:id',
  verb: 'areas.redivide',
  at: 'district',
  says: 'Withdraws a redivision that was not carried out.',
  params: Shape({ id: Id }),
  reply: Done,
  problems: ['notFound', 'conflict'],
})
