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

export const faults = [
  'lineChanged',
  'lineMissing',
  'contentChanged',
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
  /** The first bad line; null: nothing was changed. */
  fault: Nullable(Shape({ seq: Type.Integer(), what: OneOf(faults) })),
})
export type CheckView = Static<typeof CheckView>

export const verifyJournal = route({
  method: 'POST',
  path: '/api/journal/verify',
  verb: 'journal.verify',
  at: 'district',
  purpose: 'audit',
  says: 'Reads the whole chain and names the first bad line; a long one goes on after the reply. `anchor` is a printed block hash.',
  body: Shape({ anchor: Type.Optional(Type.String({ pattern: '^[0-9a-f]{64}$' })) }),
  reply: CheckView,
})

export const journalCheck = route({
  method: 'GET',
  path: '/api/journal/verify',
  verb: 'journal.verify',
  at: 'district',
  purpose: 'audit',
  says: 'How the last reading of the chain ended, or how it stands.',
  reply: CheckView,
})
