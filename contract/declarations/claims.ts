import Type, { type Static } from 'typebox'
import { AreaPath, Done, Id, InstantField, Line, Nullable, OneOf, Page, PageQuery, Shape } from '../fields.ts'
import { route } from '../route.ts'

export const ClaimLine = Shape({
  id: Id,
  area: AreaPath,
  questionnaire: Type.String(),
  address: Type.String(),
  /** The door it seems to be about, when its address is known. */
  household: Nullable(Id),
  observedAt: InstantField,
  needsVisit: Type.Boolean(),
})

const Answers = Type.Record(Type.String(), Type.Unknown())

/** A claim opened to be judged: what was said, and beside each row who it may be about. */
export const ClaimView = Shape({
  ...ClaimLine.properties,
  version: Type.Integer(),
  answers: Answers,
  problems: Type.Array(Shape({ path: Type.String(), code: Type.String(), text: Type.String() })),
  /** People behind that door, to choose from; masked. */
  residents: Type.Array(Shape({ id: Id, name: Type.String(), relation: Type.String(), idNumber: Type.String() })),
})
export type ClaimView = Static<typeof ClaimView>

export const listClaims = route({
  method: 'GET',
  path: '/api/declarations/claims',
  verb: 'declarations.read',
  at: { in: 'query', key: 'area' },
  purpose: 'screening',
  says: 'Declarations that residents made themselves and that nobody has looked at yet, those that wait longest first.',
  query: Shape({ area: Type.Optional(AreaPath), ...PageQuery }),
  reply: Page(ClaimLine),
})

export const readClaim = route({
  method: 'GET',
  path: '/api/declarations/claims/:id',
  verb: 'declarations.judge',
  at: 'record',
  purpose: 'screening',
  says: 'One waiting claim with its answers; the look stands in the journal.',
  params: Shape({ id: Id }),
  reply: ClaimView,
  problems: ['notFound', 'gone'],
})

export const verdicts = ['asIs', 'corrected', 'rejected', 'needsVisit'] as const

export const judgeClaim = route({
  method: 'POST',
  path: '/api/declarations/claims/:id/judge',
  verb: 'declarations.judge',
  at: 'record',
  purpose: 'screening',
  says: 'Takes a claim into the register as it is or with corrections, rejects it with a reason, or asks for a visit. `household` and `persons` say what it is about.',
  params: Shape({ id: Id }),
  body: Shape({
    verdict: OneOf(verdicts),
    reason: Type.Optional(Line(200)),
    answers: Type.Optional(Answers),
    household: Type.Optional(Id),
    persons: Type.Optional(Type.Array(Nullable(Id), { maxItems: 200 })),
  }),
  reply: Shape({
    done: Type.Boolean(),
    household: Nullable(Id),
    persons: Type.Array(Nullable(Id)),
    /** Rows that stay open: the record says that this person has died. */
    needs: Type.Array(Shape({ row: Type.Integer(), person: Id, reason: Type.String() })),
  }),
  problems: ['notFound', 'gone', 'changedMeanwhile', 'invalid'],
})

/** The last two were entered all the same: a door that has to be put right by hand. */
export const trayKinds = ['sameIdOtherContent', 'outsideGrants', 'unreadable', 'dead', 'moved', 'wrongAddress'] as const
export const TrayLine = Shape({
  id: Id,
  area: AreaPath,
  kind: OneOf(trayKinds),
  about: Nullable(Id),
  by: Nullable(Type.String()),
  receivedAt: InstantField,
})

export const listTray = route({
  method: 'GET',
  path: '/api/declarations/tray',
  verb: 'declarations.judge',
  at: { in: 'query', key: 'area' },
  purpose: 'screening',
  says: 'What was sent and could not be stored without somebody looking at it, what waits longest first.',
  query: Shape({ area: Type.Optional(AreaPath), ...PageQuery }),
  reply: Page(TrayLine),
})

export const readTray = route({
  method: 'GET',
  path: '/api/declarations/tray/:id',
  verb: 'declarations.judge',
  at: 'record',
  purpose: 'screening',
  says: 'One thing of the tray as it was sent; the look stands in the journal.',
  params: Shape({ id: Id }),
  reply: Shape({ ...TrayLine.properties, content: Type.Unknown() }),
  problems: ['notFound'],
})

export const settleTray = route({
  method: 'POST',
  path: '/api/declarations/tray/:id/settle',
  verb: 'declarations.judge',
  at: 'record',
  purpose: 'screening',
  says: 'Closes a thing of the tray with a sentence on what was done.',
  params: Shape({ id: Id }),
  body: Shape({ how: Line(200, 1) }),
  reply: Done,
  problems: ['notFound', 'gone'],
})
