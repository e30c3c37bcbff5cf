import Type, { type Static } from 'typebox'
import { AreaPath, Done, Id, InstantField, Line, Nullable, OneOf, Page, PageQuery, Shape, Text } from '../fields.ts'
import { languages } from '../language.ts'
import { route } from '../route.ts'
import { orderBases, orderKinds } from '../rules/kinds.ts'
import { Signed } from './emergency.ts'

export const serveWays = ['inPerson', 'door', 'phone', 'message'] as const
export const orderStates = ['unserved', 'served', 'appealed', 'ended'] as const

export const OrderLine = Shape({
  id: Id,
  area: AreaPath,
  name: Type.String(),
  kind: OneOf(orderKinds),
  basis: OneOf(orderBases),
  state: OneOf(orderStates),
  startsAt: InstantField,
  endsAt: InstantField,
  servedAt: Nullable(InstantField),
  endedAt: Nullable(InstantField),
  endedWhy: Nullable(Type.String()),
  appealDueAt: Nullable(InstantField),
  /** The check of all limits found nobody's signatures behind this row. */
  unbacked: Type.Boolean(),
})
export type OrderLine = Static<typeof OrderLine>

export const listOrders = route({
  method: 'GET',
  path: '/api/orders',
  verb: 'orders.read',
  at: 'scope',
  purpose: 'restriction',
  says: 'Orders of now: not yet served first, then those that end first; `ended` shows the others, newest first.',
  query: Shape({ ...PageQuery, area: Type.Optional(AreaPath), ended: Type.Optional(Type.Boolean()) }),
  reply: Page(OrderLine),
})

export const OrderView = Shape({
  ...OrderLine.properties,
  reason: Type.String(),
  document: Type.String(),
  packVersion: Type.Integer(),
  signers: Type.Array(Signed),
  servedHow: Nullable(OneOf(serveWays)),
  endedReason: Nullable(Type.String()),
  appeals: Type.Array(
    Shape({
      id: Id,
      raisedAt: InstantField,
      dueAt: InstantField,
      text: Type.String(),
      answeredAt: Nullable(InstantField),
      outcome: Nullable(OneOf(['stands', 'lifted'])),
      answer: Type.String(),
    }),
  ),
})
export type OrderView = Static<typeof OrderView>

export const openOrder = route({
  method: 'GET',
  path: '/api/orders/:id',
  verb: 'orders.read',
  at: 'record',
  purpose: 'restriction',
  says: 'One order with its ground, its signers and its appeals; opening it is noted.',
  params: Shape({ id: Id }),
  reply: OrderView,
  problems: ['notFound'],
})

export const serveOrder = route({
  method: 'POST',
  path: '/api/orders/:id/served',
  verb: 'orders.propose',
  at: 'record',
  says: 'The notice was handed over.',
  params: Shape({ id: Id }),
  body: Shape({ how: OneOf(serveWays) }),
  reply: Done,
  problems: ['notFound', 'gone'],
})

export const liftOrder = route({
  method: 'POST',
  path: '/api/orders/:id/lift',
  verb: 'orders.propose',
  at: 'record',
  says: 'Ends an order before its time. Freeing somebody needs one person and a reason.',
  params: Shape({ id: Id }),
  body: Shape({ reason: Line(500, 1) }),
  reply: Done,
  problems: ['notFound', 'gone'],
})

export const printNotice = route({
  method: 'GET',
  path: '/api/orders/:id/notice.html',
  verb: 'orders.read',
  at: 'record',
  purpose: 'restriction',
  says: "The notice for paper, in the reader's language, with the code to object.",
  params: Shape({ id: Id }),
  query: Shape({ language: Type.Optional(OneOf(languages)) }),
  reply: { file: 'text/html' },
})

/** Pages for the bearer of a paper: they work without JavaScript, so the reply is a page and the form an ordinary one. */
export const noticePage = route({
  method: 'GET',
  path: '/n/:code',
  verb: 'open',
  at: 'open',
  says: 'The page behind the code on a notice or a slip: what was decided, until when, and how to object.',
  params: Shape({ code: Line(40, 1) }),
  query: Shape({ language: Type.Optional(OneOf(languages)) }),
  reply: { file: 'text/html' },
})

export const appealByForm = route({
  method: 'POST',
  path: '/n/:code',
  verb: 'open',
  at: 'open',
  says: 'The person objects to an order; a clock starts. Answers the page again.',
  params: Shape({ code: Line(40, 1) }),
  query: Shape({ language: Type.Optional(OneOf(languages)) }),
  body: Shape({ id: Id, text: Type.String({ maxLength: 2000 }) }),
  reply: { file: 'text/html' },
})

export const appealFor = route({
  method: 'POST',
  path: '/api/orders/:id/appeals',
  verb: 'orders.propose',
  at: 'record',
  says: 'An officer writes down an objection for a person who cannot.',
  params: Shape({ id: Id }),
  body: Shape({ id: Id, text: Type.String({ minLength: 1, maxLength: 2000 }) }),
  reply: Shape({ dueAt: InstantField }),
  problems: ['notFound', 'gone', 'alreadyExists', 'sameIdOtherContent'],
})

export const AppealLine = Shape({
  id: Id,
  order: Id,
  area: AreaPath,
  name: Type.String(),
  kind: OneOf(orderKinds),
  text: Type.String(),
  raisedAt: InstantField,
  dueAt: InstantField,
  late: Type.Boolean(),
  /** False for those who signed the order. */
  mayAnswer: Type.Boolean(),
})
export type AppealLine = Static<typeof AppealLine>

export const listAppeals = route({
  method: 'GET',
  path: '/api/orders/appeals',
  verb: 'orders.read',
  at: 'scope',
  purpose: 'restriction',
  says: 'Objections that wait for an answer, the one due first at the top.',
  reply: Type.Array(AppealLine),
})

export const answerAppeal = route({
  method: 'POST',
  path: '/api/orders/appeals/:id/answer',
  verb: 'orders.appeal',
  at: 'record',
  purpose: 'restriction',
  says: 'Answers an objection; who signed the order may not.',
  params: Shape({ id: Id }),
  body: Shape({ outcome: OneOf(['stands', 'lifted']), answer: Text(2000) }),
  reply: Done,
  problems: ['notFound', 'needsSecondPerson', 'gone', 'invalid'],
})
