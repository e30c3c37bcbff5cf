import Type, { type Static } from 'typebox'
import { AreaPath, Done, Id, InstantField, Line, Nullable, OneOf, Shape } from '../fields.ts'
import { route } from '../route.ts'
import { callKinds } from '../rules/kinds.ts'

/** Somebody to telephone, because a call waits for them. */
export const PhoneTask = Shape({
  id: Id,
  call: Id,
  area: AreaPath,
  kind: OneOf(callKinds),
  person: Type.String(),
  phone: Type.String(),
  why: OneOf(['routed', 'escalated']),
  since: InstantField,
})
export type PhoneTask = Static<typeof PhoneTask>

export const callList = route({
  method: 'GET',
  path: '/api/calls/phone-list',
  verb: 'calls.answer',
  at: 'scope',
  purpose: 'care',
  says: 'Whom to telephone about which call, oldest first.',
  reply: Type.Array(PhoneTask),
})

export const tickPhone = route({
  method: 'POST',
  path: '/api/calls/phone-list/:id',
  verb: 'calls.answer',
  at: 'record',
  says: 'Ticks off a telephone call: reached, or not.',
  params: Shape({ id: Id }),
  body: Shape({ reached: Type.Boolean(), note: Type.Optional(Line(200)) }),
  reply: Done,
  problems: ['notFound'],
})

export const Webhook = Shape({
  id: Id,
  area: AreaPath,
  name: Type.String(),
  url: Type.String(),
  lastAt: Nullable(InstantField),
  lastProblem: Type.String(),
})

export const listWebhooks = route({
  method: 'GET',
  path: '/api/calls/webhooks',
  verb: 'calls.route',
  at: 'district',
  says: 'Where events of calls are sent, and how the last sending went.',
  reply: Type.Array(Webhook),
})

export const addWebhook = route({
  method: 'POST',
  path: '/api/calls/webhooks',
  verb: 'calls.route',
  at: 'district',
  says: 'Sends events of an area to an address whose host the operator allowed; answers the secret of its signatures once.',
  body: Shape({ id: Id, area: AreaPath, name: Line(60, 1), url: Line(400, 1) }),
  reply: Shape({ secret: Type.String() }),
  problems: ['invalid', 'alreadyExists'],
})

export const dropWebhook = route({
  method: 'DELETE',
  path: '/api/calls/webhooks/:id',
  verb: 'calls.route',
  at: 'district',
  says: 'Sends nothing there any more.',
  params: Shape({ id: Id }),
  reply: Done,
  problems: ['notFound'],
})
