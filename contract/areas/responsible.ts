import Type, { type Static } from 'typebox'
import { AreaPath, DayField, Done, Id, Line, Nullable, OneOf, Shape } from '../fields.ts'
import { levels } from '../paths.ts'
import { route } from '../route.ts'
import { duties } from './kinds.ts'

export const Responsible = Shape({
  id: Id,
  area: AreaPath,
  duty: OneOf(duties),
  account: Nullable(Id),
  person: Type.String(),
  unit: Type.String(),
  phone: Type.String(),
  startsOn: DayField,
  endsOn: Nullable(DayField),
  standsInFor: Nullable(Id),
  reason: Type.String(),
})
export type Responsible = Static<typeof Responsible>

export const listResponsible = route({
  method: 'GET',
  path: '/api/areas/responsible',
  verb: 'areas.read',
  at: { in: 'query', key: 'area' },
  purpose: 'administration',
  says: 'Who answers for an area and those below it; with `history` also who did, newest first.',
  query: Shape({ area: AreaPath, history: Type.Optional(Type.Boolean()), only: Type.Optional(Type.Boolean()) }),
  reply: Type.Array(Responsible),
})

export const appoint = route({
  method: 'POST',
  path: '/api/areas/responsible',
  verb: 'areas.write',
  at: { in: 'body', key: 'area' },
  says: 'Makes somebody responsible from a day on. A lead ends the lead before; a stand-in has an end and leaves that one in place.',
  body: Shape({
    id: Id,
    area: AreaPath,
    duty: OneOf(duties),
    account: Type.Optional(Id),
    person: Line(40, 1),
    unit: Type.Optional(Line(80)),
    phone: Type.Optional(Line(30)),
    startsOn: DayField,
    endsOn: Type.Optional(DayField),
    standsInFor: Type.Optional(Id),
    reason: Type.Optional(Line(200)),
  }),
  reply: Responsible,
  problems: ['invalid', 'notFound', 'sameIdOtherContent'],
})

export const endDuty = route({
  method: 'POST',
  path: '/api/areas/responsible/:id/end',
  verb: 'areas.write',
  at: 'record',
  says: 'Ends a duty on a day.',
  params: Shape({ id: Id }),
  body: Shape({ on: DayField, reason: Type.Optional(Line(200)) }),
  reply: Done,
  problems: ['notFound', 'invalid'],
})

export const appointByList = route({
  method: 'POST',
  path: '/api/areas/responsible/list',
  verb: 'areas.write',
  at: { in: 'body', key: 'area' },
  says: 'Makes a list of people responsible for areas of one level: by path or name, or in order where the list names none.',
  body: Shape({
    area: AreaPath,
    level: OneOf(levels),
    duty: OneOf(duties),
    startsOn: DayField,
    lines: Type.Array(
      Shape({
        area: Type.Optional(Line(60)),
        person: Line(40),
        unit: Type.Optional(Line(80)),
        phone: Type.Optional(Line(30)),
      }),
      { minItems: 1, maxItems: 5000 },
    ),
  }),
  reply: Shape({
    given: Type.Integer(),
    /** Lines (from 1) that name no area, an area of several, or nobody. */
    unknown: Type.Array(Shape({ row: Type.Integer(), area: Type.String(), person: Type.String() })),
    without: Type.Integer(),
  }),
  problems: ['invalid'],
})

export const listUnassigned = route({
  method: 'GET',
  path: '/api/areas/unassigned',
  verb: 'areas.read',
  at: { in: 'query', key: 'area' },
  says: 'Areas at the bottom of the tree for which nobody answers today.',
  query: Shape({ area: AreaPath, level: Type.Optional(OneOf(levels)) }),
  reply: Shape({ total: Type.Integer(), areas: Type.Array(Shape({ path: AreaPath, name: Type.String() })) }),
})
