import Type, { type Static } from 'typebox'
import { AreaPath, DayField, Done, Id, InstantField, Line, Nullable, OneOf, PageQuery, Page, Shape } from '../fields.ts'
import { reaches } from '../coverage.ts'
import { HouseholdLine, besides, lates } from '../people/parts.ts'
import { route } from '../route.ts'

export const RoundView = Shape({
  id: Id,
  area: AreaPath,
  name: Type.String(),
  startsOn: DayField,
  dueOn: DayField,
  freshDays: Type.Integer(),
  secondShare: Type.Number(),
})
export type RoundView = Static<typeof RoundView>

/** Somebody behind a door, as a phone may carry it: the name to ask for, the rest masked. */
export const Resident = Shape({
  id: Id,
  name: Type.String(),
  relation: Type.String(),
  sex: Nullable(OneOf(['male', 'female'])),
  birthYear: Nullable(Type.Integer()),
  idNumber: Type.String(),
  phone: Type.String(),
  tags: Type.Array(Type.String()),
})

export const DoorForWorker = Shape({
  ...HouseholdLine.properties,
  residents: Type.Array(Resident),
  /** What there is to do here: knock, knock again, look a second time, judge a claim. */
  todo: Type.Array(OneOf(['knock', 'again', 'second', 'claim', 'fresh'])),
})
export type DoorForWorker = Static<typeof DoorForWorker>

/** Doors in one package at most: a grid has a few hundred, and nobody walks more than this. */
export const mostDoors = 5_000

export const workersPackage = route({
  method: 'GET',
  path: '/api/declarations/rounds/current/households',
  verb: 'declarations.visit',
  at: { in: 'query', key: 'grid' },
  purpose: 'screening',
  says: 'Everything that a phone needs for a grid without a network: doors, who lives there, what is to do, the forms. `known` is the tag of the last answer; the same tag answers same.',
  query: Shape({ grid: AreaPath, known: Type.Optional(Type.String({ maxLength: 60 })) }),
  reply: Shape({
    tag: Type.String(),
    same: Type.Boolean(),
    now: InstantField,
    round: Nullable(RoundView),
    /** The grid has more doors than fit into a package: these are not all. */
    cut: Type.Boolean(),
    households: Type.Array(DoorForWorker),
    questionnaires: Type.Array(
      Shape({ key: Type.String(), version: Type.Integer(), definition: Type.Record(Type.String(), Type.Unknown()) }),
    ),
  }),
})

export const listRounds = route({
  method: 'GET',
  path: '/api/declarations/rounds',
  verb: 'declarations.read',
  at: 'scope',
  says: 'Rounds that are going on.',
  reply: Type.Array(RoundView),
})

export const openRound = route({
  method: 'POST',
  path: '/api/declarations/rounds',
  verb: 'declarations.baseline',
  at: { in: 'body', key: 'area' },
  says: 'Opens a round of door visits; every door below the area that was not reached gets its due day.',
  body: Shape({
    id: Id,
    area: AreaPath,
    name: Line(80, 1),
    startsOn: DayField,
    dueOn: DayField,
    freshDays: Type.Optional(Type.Integer({ minimum: 1, maximum: 90 })),
    secondShare: Type.Optional(Type.Number({ minimum: 0, maximum: 1 })),
  }),
  reply: RoundView,
  problems: ['invalid', 'sameIdOtherContent'],
})

export const closeRound = route({
  method: 'POST',
  path: '/api/declarations/rounds/:id/close',
  verb: 'declarations.baseline',
  at: 'scope',
  says: 'Ends a round; its visits stay.',
  params: Shape({ id: Id }),
  reply: Done,
  problems: ['notFound'],
})

export const findHouseholds = route({
  method: 'GET',
  path: '/api/declarations/households/find',
  verb: 'declarations.read',
  at: 'scope',
  purpose: 'coverage',
  says: 'The first doors whose address begins as typed: 3栋5, 3-502, or an estate. Names of people are not in it.',
  query: Shape({ q: Line(60, 1), limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50 })) }),
  reply: Type.Array(HouseholdLine),
})

export const listHouseholds = route({
  method: 'GET',
  path: '/api/declarations/households',
  verb: 'declarations.read',
  at: { in: 'query', key: 'area' },
  purpose: 'coverage',
  says: 'The doors behind a number of the coverage, in the order of walking. Names of people are not in it.',
  query: Shape({
    area: AreaPath,
    reach: Type.Optional(OneOf(reaches)),
    beside: Type.Optional(OneOf(besides)),
    late: Type.Optional(OneOf(lates)),
    ...PageQuery,
  }),
  reply: Page(HouseholdLine),
})
