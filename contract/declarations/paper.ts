import Type, { type Static } from 'typebox'
import { AreaPath, DayField, Id, Line, Nullable, OneOf, Shape } from '../fields.ts'
import { reaches } from '../coverage.ts'
import { houseUses } from '../people/parts.ts'
import { route } from '../route.ts'
import { PlaceField, SentDeclaration } from './visits.ts'

/** The letters that a sheet asks for, by what they say: 在家 Z, 空户 K, 没人应 W, 不配合 J. */
export const resultLetters = { home: 'Z', empty: 'K', noAnswer: 'W', refused: 'J' } as const
export const paperResults = ['home', 'empty', 'noAnswer', 'refused'] as const satisfies (keyof typeof resultLetters)[]

const sheet = { file: 'text/html' } as const
const Typed = Type.String({ maxLength: 24 })

export const roundSheet = route({
  method: 'GET',
  path: '/api/declarations/paper/round-sheet',
  verb: 'declarations.visit',
  at: { in: 'query', key: 'area' },
  purpose: 'screening',
  says: 'A sheet to carry from door to door: A4, one line per household with a code of its own, and empty lines for doors that nobody knew. Of a community or less.',
  query: Shape({ area: AreaPath, empty: Type.Optional(Type.Integer({ minimum: 0, maximum: 60 })) }),
  reply: sheet,
  problems: ['refusedByRule'],
})

export const paperForm = route({
  method: 'GET',
  path: '/api/declarations/paper/declaration',
  verb: 'areas.read',
  at: 'scope',
  says: 'A form to print and fill in by hand.',
  query: Shape({
    form: Type.Optional(Line(40)),
    people: Type.Optional(Type.Integer({ minimum: 1, maximum: 8 })),
  }),
  reply: sheet,
})

export const systemDown = route({
  method: 'GET',
  path: '/api/declarations/paper/system-down',
  verb: 'areas.read',
  at: 'scope',
  says: 'One page to print now and keep: what to do when the system is down, and how to come back.',
  reply: sheet,
})

/** What a line code stands for, so that whoever keys sees that it is the right door. */
export const PaperLine = Shape({
  code: Type.String(),
  household: Id,
  area: AreaPath,
  address: Type.String(),
  head: Type.String(),
  people: Type.Integer(),
  use: OneOf(houseUses),
  reach: OneOf(reaches),
})
export type PaperLine = Static<typeof PaperLine>

export const readLine = route({
  method: 'GET',
  path: '/api/declarations/paper/lines/:code',
  verb: 'declarations.key',
  at: 'scope',
  purpose: 'screening',
  says: 'The door behind the code of a printed line; empty when nobody printed it, more than one when two doors share a code.',
  params: Shape({ code: Typed }),
  reply: Type.Array(PaperLine),
})

/** One line as it was written by hand. Its door is named by `code`, by `household`, or by area and address when it is new. */
export const KeyedLine = Shape({
  id: Id,
  code: Type.Optional(Typed),
  household: Type.Optional(Id),
  area: Type.Optional(AreaPath),
  place: Type.Optional(PlaceField),
  result: OneOf(paperResults),
  people: Type.Optional(Type.Integer({ minimum: 0, maximum: 200 })),
  /** In °C, in the order in which they stand on the paper. */
  temperatures: Type.Optional(Type.Array(Type.Number({ minimum: 34, maximum: 43 }), { maxItems: 30 })),
  /** The box "was away or met somebody" was ticked. */
  key: Type.Optional(Type.Boolean()),
  note: Type.Optional(Line(200)),
  /** Somebody knocked there once more on that day. */
  again: Type.Optional(Type.Boolean()),
})
export type KeyedLine = Static<typeof KeyedLine>

export const keyedOutcomes = ['stored', 'same', 'unknownLine', 'whichDoor', 'otherContent', 'noAddress'] as const
export const KeyedOutcome = Shape({
  id: Id,
  outcome: OneOf(keyedOutcomes),
  household: Nullable(Id),
  address: Type.String(),
  /** What to do when it was not stored; and when it was, that somebody will look at the fever or the journey. */
  says: Type.String(),
})
export type KeyedOutcome = Static<typeof KeyedOutcome>

export const keyLines = route({
  method: 'POST',
  path: '/api/declarations/paper/lines',
  verb: 'declarations.key',
  at: 'scope',
  purpose: 'screening',
  says: 'Keys lines of one sheet: the day and the collector are those of the paper. Sent again it changes nothing; each line has its own outcome.',
  body: Shape({
    day: DayField,
    collector: Line(40, 1),
    lines: Type.Array(KeyedLine, { minItems: 1, maxItems: 200 }),
  }),
  reply: Shape({ results: Type.Array(KeyedOutcome) }),
  problems: ['invalid'],
})

export const keyForm = route({
  method: 'POST',
  path: '/api/declarations/paper/forms',
  verb: 'declarations.key',
  at: { in: 'body', key: 'area' },
  purpose: 'screening',
  says: 'Keys a form that was filled in by hand; what cannot be read is stored as written and named.',
  body: Shape({
    area: AreaPath,
    household: Type.Optional(Id),
    day: DayField,
    collector: Line(40),
    declaration: SentDeclaration,
  }),
  reply: Shape({
    household: Nullable(Id),
    persons: Type.Array(Nullable(Id)),
    problems: Type.Array(Shape({ path: Type.String(), code: Type.String(), text: Type.String() })),
  }),
  problems: ['invalid', 'sameIdOtherContent', 'notFound'],
})

export const paperRoutes = { roundSheet, paperForm, systemDown, readLine, keyLines, keyForm }
