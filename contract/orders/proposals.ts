import Type, { type Static } from 'typebox'
import { AreaPath, DayField, Done, Id, Line, Nullable, OneOf, Shape, Text } from '../fields.ts'
import { route } from '../route.ts'
import { orderBases, orderKinds } from '../rules/kinds.ts'
import { Signed } from './emergency.ts'

export const proposalStates = ['proposed', 'waitsForThird', 'decided', 'refused', 'withdrawn'] as const

export const ProposalLine = Shape({
  id: Id,
  area: AreaPath,
  kind: OneOf(orderKinds),
  basis: OneOf(orderBases),
  people: Type.Integer(),
  /** More than 50 people, those of the last 24 hours counted in. */
  needsThird: Type.Boolean(),
  state: OneOf(proposalStates),
  signers: Type.Array(Signed),
  closedWhy: Nullable(Type.String()),
  /** What this reader may do next: open the evidence, sign, or nothing, and why not. */
  next: OneOf(['open', 'sign', 'own', 'sameUnit', 'noUnit', 'signed', 'closed', 'mayNot']),
})
export type ProposalLine = Static<typeof ProposalLine>

export const proposeOrders = route({
  method: 'POST',
  path: '/api/orders/proposals',
  verb: 'orders.propose',
  at: 'scope',
  purpose: 'restriction',
  says: 'Proposes orders of one kind on one basis, with evidence; the rule pack says how long they last.',
  body: Shape({
    id: Id,
    kind: OneOf(orderKinds),
    basis: OneOf(orderBases),
    reason: Line(500, 1),
    evidence: Type.String({ minLength: 1, maxLength: 4000 }),
    people: Type.Array(Shape({ person: Id, dayZero: DayField, evidence: Type.Optional(Text(1000)) }), {
      minItems: 1,
      maxItems: 2000,
    }),
  }),
  reply: ProposalLine,
  problems: ['needsEmergency', 'refusedByRule', 'notFound', 'invalid', 'sameIdOtherContent'],
})

export const listProposals = route({
  method: 'GET',
  path: '/api/orders/proposals',
  verb: 'orders.read',
  at: 'scope',
  says: 'Proposals that wait, oldest first, then those that were closed in the last days.',
  reply: Type.Array(ProposalLine),
})

export const Evidence = Shape({
  ...ProposalLine.properties,
  content: Type.String(),
  reason: Type.String(),
  evidence: Type.String(),
  document: Type.String(),
  packTitle: Type.String(),
  packVersion: Type.Integer(),
  persons: Type.Array(
    Shape({
      ordinal: Type.Integer(),
      name: Type.String(),
      area: AreaPath,
      dayZero: DayField,
      lastDay: DayField,
      evidence: Type.String(),
    }),
  ),
})
export type Evidence = Static<typeof Evidence>

export const openEvidence = route({
  method: 'POST',
  path: '/api/orders/proposals/:id/evidence',
  verb: 'orders.read',
  at: 'record',
  purpose: 'restriction',
  says: 'Opens the evidence of a proposal, and notes who opened it: a signature needs that.',
  params: Shape({ id: Id }),
  reply: Evidence,
  problems: ['notFound'],
})

export const signProposal = route({
  method: 'POST',
  path: '/api/orders/proposals/:id/sign',
  verb: 'orders.sign',
  at: 'record',
  purpose: 'restriction',
  says: 'Signs what was opened. The second signature issues the orders; for more than 50 people the third does.',
  params: Shape({ id: Id }),
  body: Shape({ content: Line(64, 64) }),
  reply: Shape({ state: OneOf(proposalStates), issued: Type.Integer() }),
  problems: ['notFound', 'needsSecondPerson', 'needsEmergency', 'refusedByRule', 'changedMeanwhile', 'conflict'],
})

export const closeProposal = route({
  method: 'POST',
  path: '/api/orders/proposals/:id/close',
  verb: 'orders.read',
  at: 'record',
  says: 'The proposer withdraws a proposal, or a signer refuses it, with the reason.',
  params: Shape({ id: Id }),
  body: Shape({ why: Line(500, 1) }),
  reply: Done,
  problems: ['notFound', 'forbidden', 'gone'],
})
