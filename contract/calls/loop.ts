import Type, { type Static } from 'typebox'
import { AreaPath, Done, Id, InstantField, Line, Nullable, OneOf, Page, PageQuery, Shape } from '../fields.ts'
import { route } from '../route.ts'
import { callKinds } from '../rules/kinds.ts'

/** One loop: raised, routed to who answers for the area, accepted, answered, verified by somebody else, closed. */
export const callStates = ['raised', 'routed', 'accepted', 'answered', 'verified', 'closed'] as const
export type CallState = (typeof callStates)[number]
export const callSources = ['resident', 'worker', 'officer'] as const
export type CallSource = (typeof callSources)[number]

/** 呼: from below. 令 (`order`) is issued by its own route. */
export const raisedKinds = ['help', 'care', 'complaint'] as const

export const CallLine = Shape({
  id: Id,
  area: AreaPath,
  kind: OneOf(callKinds),
  state: OneOf(callStates),
  /** The first words of what is asked. */
  summary: Type.String(),
  raisedAt: InstantField,
  /** When the next step is due; null when none is. */
  dueAt: Nullable(InstantField),
  late: Type.Boolean(),
  /** Whose turn it is: the area whose people answer for it now; shorter after each escalation. */
  atArea: AreaPath,
  escalations: Type.Integer(),
  acceptedBy: Nullable(Type.String()),
  /** What this reader may do next. */
  may: Type.Array(OneOf(['accept', 'answer', 'verify', 'close'])),
})
export type CallLine = Static<typeof CallLine>

export const listCalls = route({
  method: 'GET',
  path: '/api/calls',
  verb: 'calls.read',
  at: 'scope',
  purpose: 'care',
  says: 'Open calls, worst first: what is late longest at the top; `done` shows the verified and closed, newest first.',
  query: Shape({
    ...PageQuery,
    area: Type.Optional(AreaPath),
    kind: Type.Optional(OneOf(callKinds)),
    done: Type.Optional(Type.Boolean()),
    /** Only those past their clock. */
    late: Type.Optional(Type.Boolean()),
  }),
  reply: Page(CallLine),
})

export const raiseCall = route({
  method: 'POST',
  path: '/api/calls',
  verb: 'calls.raise',
  at: { in: 'body', key: 'area' },
  says: 'Raises a call for an area; it is routed to who answers there, with a clock.',
  body: Shape({
    id: Id,
    area: AreaPath,
    kind: OneOf(raisedKinds),
    text: Type.String({ minLength: 1, maxLength: 2000 }),
    name: Type.Optional(Line(60)),
    phone: Type.Optional(Line(30)),
    person: Type.Optional(Id),
    /** A resident telephoned; nobody of ours saw the need. */
    byResident: Type.Optional(Type.Boolean()),
  }),
  reply: CallLine,
  problems: ['sameIdOtherContent', 'notFound', 'invalid'],
})

export const CallView = Shape({
  ...CallLine.properties,
  source: OneOf(callSources),
  text: Type.String(),
  name: Type.String(),
  phone: Type.String(),
  answer: Type.String(),
  rating: Nullable(Type.Integer()),
  closedWhy: Nullable(Type.String()),
  steps: Type.Array(Shape({ at: InstantField, what: Type.String(), by: Type.String(), note: Type.String() })),
  deliveries: Type.Array(
    Shape({
      at: InstantField,
      channel: Type.String(),
      to: Type.String(),
      state: Type.String(),
      tries: Type.Integer(),
      problem: Type.String(),
    }),
  ),
})
export type CallView = Static<typeof CallView>

export const openCall = route({
  method: 'GET',
  path: '/api/calls/:id',
  verb: 'calls.read',
  at: 'record',
  purpose: 'care',
  says: 'One call with its words, its caller, every step and every delivery; opening it is noted.',
  params: Shape({ id: Id }),
  reply: CallView,
  problems: ['notFound'],
})

export const acceptCall = route({
  method: 'POST',
  path: '/api/calls/:id/accept',
  verb: 'calls.answer',
  at: 'record',
  says: 'Takes a call: from here its answer is due. For an order of work this is the receipt.',
  params: Shape({ id: Id }),
  reply: CallLine,
  problems: ['notFound', 'refusedByRule'],
})

export const answerCall = route({
  method: 'POST',
  path: '/api/calls/:id/answer',
  verb: 'calls.answer',
  at: 'record',
  says: 'Says what was done.',
  params: Shape({ id: Id }),
  body: Shape({ text: Type.String({ minLength: 1, maxLength: 2000 }) }),
  reply: CallLine,
  problems: ['notFound', 'refusedByRule'],
})

export const verifyCall = route({
  method: 'POST',
  path: '/api/calls/:id/verify',
  verb: 'calls.read',
  at: 'record',
  says: 'Somebody else than who answered asked whether it was done; if not, the call goes on, one level up.',
  params: Shape({ id: Id }),
  body: Shape({
    done: Type.Boolean(),
    note: Type.Optional(Line(500)),
    rating: Type.Optional(Type.Integer({ minimum: 1, maximum: 5 })),
  }),
  reply: CallLine,
  problems: ['notFound', 'refusedByRule', 'needsSecondPerson'],
})

export const closeCall = route({
  method: 'POST',
  path: '/api/calls/:id/close',
  verb: 'calls.route',
  at: 'record',
  says: 'Closes a verified call, or one that was raised in error, with the reason.',
  params: Shape({ id: Id }),
  body: Shape({ why: OneOf(['done', 'mistake', 'duplicate', 'elsewhere']), note: Type.Optional(Line(500)) }),
  reply: Done,
  problems: ['notFound', 'refusedByRule'],
})
