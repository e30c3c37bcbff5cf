import Type, { type Static } from 'typebox'
import { AreaPath, Id, InstantField, Line, OneOf, Shape } from '../fields.ts'
import { levels } from '../paths.ts'
import { route } from '../route.ts'

/** 令: one order of work to every area of a level below; each area takes it (the receipt) and says what it did. */
export const WorkOrderLine = Shape({
  id: Id,
  from: AreaPath,
  title: Type.String(),
  issuedAt: InstantField,
  areas: Type.Integer(),
  accepted: Type.Integer(),
  answered: Type.Integer(),
  late: Type.Integer(),
})
export type WorkOrderLine = Static<typeof WorkOrderLine>

export const issueWorkOrder = route({
  method: 'POST',
  path: '/api/calls/orders',
  verb: 'calls.route',
  at: { in: 'body', key: 'from' },
  says: 'Sends an order of work to every street, community or grid below an area.',
  body: Shape({
    id: Id,
    from: AreaPath,
    level: OneOf(levels.filter((level) => level !== 'district')),
    title: Line(80, 1),
    text: Type.String({ minLength: 1, maxLength: 2000 }),
  }),
  reply: Shape({ areas: Type.Integer() }),
  problems: ['sameIdOtherContent', 'notFound'],
})

export const listWorkOrders = route({
  method: 'GET',
  path: '/api/calls/orders',
  verb: 'calls.read',
  at: 'scope',
  says: 'Orders of work with their receipts and answers, newest first.',
  reply: Type.Array(WorkOrderLine),
})
