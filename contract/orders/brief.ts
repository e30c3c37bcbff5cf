import Type, { type Static } from 'typebox'
import { AreaPath, Done, Id, InstantField, Line, Nullable, OneOf, Shape } from '../fields.ts'
import { route } from '../route.ts'
import { actBases, actKinds, holdBases } from '../rules/kinds.ts'

/** The slip that the person takes along: what happened and how to complain. */
export const Slip = Shape({ code: Type.String(), url: Type.String() })

export const doAct = route({
  method: 'POST',
  path: '/api/orders/acts',
  verb: 'orders.act',
  at: { in: 'body', key: 'area' },
  says: 'One person was turned back or kept for a second reading, now and here; answers the slip to hand over.',
  body: Shape({
    id: Id,
    area: AreaPath,
    place: Type.Optional(Line(80)),
    kind: OneOf(actKinds),
    basis: OneOf(actBases),
    reason: Line(200, 1),
  }),
  reply: Slip,
  problems: ['needsEmergency', 'refusedByRule', 'sameIdOtherContent'],
})

export const placeHold = route({
  method: 'POST',
  path: '/api/orders/holds',
  verb: 'orders.hold',
  at: { in: 'body', key: 'area' },
  says: 'A named official holds one person for hours, under a rule that allows it; it ends by itself.',
  body: Shape({
    id: Id,
    area: AreaPath,
    place: Type.Optional(Line(80)),
    person: Type.Optional(Id),
    name: Line(60, 1),
    basis: OneOf(holdBases),
    reason: Line(200, 1),
    hours: Type.Optional(Type.Integer({ minimum: 1, maximum: 24 })),
  }),
  reply: Shape({ ...Slip.properties, endsAt: InstantField }),
  problems: ['needsEmergency', 'refusedByRule', 'conflict', 'sameIdOtherContent'],
})

export const HoldView = Shape({
  id: Id,
  area: AreaPath,
  place: Type.String(),
  name: Type.String(),
  basis: OneOf(holdBases),
  reason: Type.String(),
  official: Type.String(),
  unit: Type.String(),
  startsAt: InstantField,
  endsAt: InstantField,
  endedAt: Nullable(InstantField),
})
export type HoldView = Static<typeof HoldView>

export const listHolds = route({
  method: 'GET',
  path: '/api/orders/holds',
  verb: 'orders.read',
  at: 'scope',
  purpose: 'restriction',
  says: 'Holds of now, those that end first at the top.',
  reply: Type.Array(HoldView),
})

export const releaseHold = route({
  method: 'POST',
  path: '/api/orders/holds/:id/release',
  verb: 'orders.hold',
  at: 'record',
  says: 'Lets somebody go before the hold ends by itself.',
  params: Shape({ id: Id }),
  reply: Done,
  problems: ['notFound'],
})

export const instruction = route({
  method: 'GET',
  path: '/api/orders/instruction',
  verb: 'orders.act',
  at: { in: 'query', key: 'area' },
  says: 'What a guard does and says to the bearer of a code; never why.',
  query: Shape({ area: AreaPath, code: Line(40, 1) }),
  reply: Shape({
    action: OneOf(['pass', 'askCommunity']),
    say: Type.String(),
    until: Nullable(InstantField),
  }),
})
