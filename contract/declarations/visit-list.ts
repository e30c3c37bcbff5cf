import Type, { type Static } from 'typebox'
import { visitResults } from '../coverage.ts'
import { AreaPath, DayField, Id, InstantField, Line, Nullable, OneOf, Page, PageQuery, Shape } from '../fields.ts'
import { workbook } from '../people/exports.ts'
import { route } from '../route.ts'

export const visitSources = ['door', 'paper', 'import'] as const
/** first: an ordinary visit; second: one drawn to be seen by somebody else; disagrees: a second one that found something else. */
export const visitKinds = ['first', 'second', 'disagrees'] as const
/** Beside the freeze of its day: came in time, or afterwards. */
export const arrivals = ['inTime', 'late'] as const

/** One knock: where, when, by whom, with what result. Nobody behind the door is named but in a note. */
export const VisitLine = Shape({
  id: Id,
  area: AreaPath,
  household: Id,
  address: Type.String(),
  result: OneOf(visitResults),
  source: OneOf(visitSources),
  /** Who knocked: the account's name, or the collector on the paper. */
  by: Type.String(),
  observedAt: InstantField,
  receivedAt: InstantField,
  kind: OneOf(visitKinds),
  /** The door waits for its second visit. */
  sampled: Type.Boolean(),
  /** After the figures of its day were frozen. */
  late: Type.Boolean(),
  note: Type.String(),
  round: Nullable(Id),
})
export type VisitLine = Static<typeof VisitLine>

const filters = {
  area: AreaPath,
  /** Left out: today. */
  day: Type.Optional(DayField),
  result: Type.Optional(OneOf(visitResults)),
  kind: Type.Optional(OneOf(visitKinds)),
  arrival: Type.Optional(OneOf(arrivals)),
  /** Part of the name of whoever knocked. */
  who: Type.Optional(Line(40)),
}

export const listVisits = route({
  method: 'GET',
  path: '/api/declarations/visits',
  verb: 'declarations.read',
  at: { in: 'query', key: 'area' },
  purpose: 'coverage',
  says: 'The door visits of a day, the newest first.',
  query: Shape({ ...filters, ...PageQuery }),
  reply: Page(VisitLine),
})

export const exportVisits = route({
  method: 'GET',
  path: '/api/declarations/visits/export',
  verb: 'exports.run',
  at: { in: 'query', key: 'area' },
  purpose: 'coverage',
  says: 'The door visits of a day as a workbook, without a limit of rows.',
  query: Shape(filters),
  reply: workbook,
})

export const visitListRoutes = { listVisits, exportVisits }
