import Type, { type Static } from 'typebox'
import { AreaPath, Done, Id, InstantField, Line, Nullable, OneOf, Shape, Text } from '../fields.ts'
import { route } from '../route.ts'

export const Signed = Shape({ name: Type.String(), unit: Type.String(), at: InstantField })

export const EmergencyView = Shape({
  id: Id,
  area: AreaPath,
  disease: Type.String(),
  legalBasis: Type.String(),
  startsAt: InstantField,
  endsAt: InstantField,
  renews: Nullable(Id),
  /** proposed: waits for the second signature; coming, inForce, ended as time goes. */
  state: OneOf(['proposed', 'coming', 'inForce', 'ended']),
  content: Type.String(),
  signers: Type.Array(Signed),
  mine: Type.Boolean(),
  endedAt: Nullable(InstantField),
  endedWhy: Nullable(Type.String()),
  sunsetAt: Nullable(InstantField),
})
export type EmergencyView = Static<typeof EmergencyView>

export const listEmergencies = route({
  method: 'GET',
  path: '/api/orders/emergencies',
  verb: 'orders.read',
  at: 'scope',
  says: 'What is declared, was declared, or waits for its second signature; a declaration is public, so no area is cut.',
  reply: Type.Array(EmergencyView),
})

export const proposeEmergency = route({
  method: 'POST',
  path: '/api/orders/emergencies',
  verb: 'orders.emergency',
  at: { in: 'body', key: 'area' },
  says: 'Proposes to declare an emergency, or to renew one, for 90 days at most.',
  body: Shape({
    id: Id,
    area: AreaPath,
    disease: Line(80, 1),
    legalBasis: Line(200, 1),
    endsAt: InstantField,
    renews: Type.Optional(Id),
  }),
  reply: EmergencyView,
  problems: ['invalid', 'sameIdOtherContent', 'refusedByRule'],
})

export const signEmergency = route({
  method: 'POST',
  path: '/api/orders/emergencies/:id/sign',
  verb: 'orders.emergency',
  at: 'record',
  says: 'The second signature, of another unit, declares the emergency.',
  params: Shape({ id: Id }),
  body: Shape({ content: Line(64, 64) }),
  reply: EmergencyView,
  problems: ['notFound', 'needsSecondPerson', 'refusedByRule', 'changedMeanwhile'],
})

export const endEmergency = route({
  method: 'POST',
  path: '/api/orders/emergencies/:id/end',
  verb: 'orders.emergency',
  at: 'record',
  says: 'Ends a declared emergency before its time, with every limit under it, or withdraws a proposed one.',
  params: Shape({ id: Id }),
  body: Shape({ why: Text(500) }),
  reply: Done,
  problems: ['notFound', 'gone'],
})
