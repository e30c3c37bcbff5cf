import Type, { type Static } from 'typebox'
import { AreaPath, Id, InstantField, Line, Nullable, OneOf, PageQuery, Shape } from '../fields.ts'
import { route } from '../route.ts'

export const JournalLine = Shape({
  seq: Type.Integer(),
  id: Id,
  at: InstantField,
  kind: Type.String(),
  area: Type.String(),
  /** Id of the account, or the name of the job. */
  actor: Nullable(Type.String()),
  actorName: Nullable(Type.String()),
  device: Nullable(Type.String()),
  subject: Nullable(Type.String()),
  /** What the line says, as JSON; null once it was erased. */
  content: Nullable(Type.String()),
  retention: Type.String(),
  erasedAt: Nullable(InstantField),
  erasedUnder: Nullable(Type.String()),
})
export type JournalLine = Static<typeof JournalLine>

export const readJournal = route({
  method: 'GET',
  path: '/api/journal',
  verb: 'journal.read',
  at: { in: 'query', key: 'area' },
  purpose: 'audit',
  says: 'Numbered lines of the own areas, the newest first: who did what, or looked at whom.',
  query: Shape({
    area: Type.Optional(AreaPath),
    /** A whole kind `people.opened`, or the beginning of several, `people.` */
    kind: Type.Optional(Line(60)),
    actor: Type.Optional(Line(60)),
    subject: Type.Optional(Id),
    from: Type.Optional(InstantField),
    to: Type.Optional(InstantField),
    ...PageQuery,
  }),
  reply: Shape({ items: Type.Array(JournalLine), next: Nullable(Type.String()) }),
})

export const openQuery = route({
  method: 'POST',
  path: '/api/journal/queries/:id/open',
  verb: 'journal.unseal',
  at: 'record',
  purpose: 'audit',
  says: 'What somebody typed into the search box of people; the line of the journal names it by id. Opening it is a line of its own.',
  params: Shape({ id: Id }),
  body: Shape({ reason: Line(200, 2) }),
  reply: Shape({ query: Type.String(), at: InstantField }),
  problems: ['notFound'],
})

export const faults = [
  'lineChanged',
  'lineMissing',
  'contentChanged',
  'erasedEarly',
  'figuresChanged',
  'blockChanged',
  'chainBroken',
  'tailCut',
] as const

export const CheckView = Shape({
  state: OneOf(['none', 'running', 'done', 'failed']),
  startedAt: Nullable(InstantField),
  endedAt: Nullable(InstantField),
  lines: Type.Integer(),
  blocks: Type.Integer(),
  erased: Type.Integer(),
  lastHash: Nullable(Type.String()),
  /** The printed hash that was looked for. */
  anchor: Nullable(Type.String()),
  /** The first bad line; null: nothing was changed. */
  fault: Nullable(Shape({ seq: Type.Integer(), what: OneOf(faults), about: Type.Optional(Type.String()) })),
})
export type CheckView = Static<typeof CheckView>

const Anchor = Type.String({ pattern: '^[0-9a-f]{64}$' })

export const verifyJournal = route({
  method: 'POST',
  path: '/api/journal/verify',
  verb: 'journal.verify',
  at: 'district',
  purpose: 'audit',
  says: 'Reads the whole chain and names the first bad line; a long one goes on after the reply. `anchor` is a printed block hash.',
  body: Shape({ anchor: Type.Optional(Anchor) }),
  reply: CheckView,
})

export const journalCheck = route({
  method: 'GET',
  path: '/api/journal/verify',
  verb: 'journal.verify',
  at: 'district',
  purpose: 'audit',
  says: 'How the last reading of the chain, or the last one for this hash, ended or stands.',
  query: Shape({ anchor: Type.Optional(Anchor) }),
  reply: CheckView,
})
