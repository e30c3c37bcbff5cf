import Type, { type Static } from 'typebox'
import { AreaPath, Id, InstantField, Line, Nullable, OneOf, Page, PageQuery, Shape } from '../fields.ts'
import { route } from '../route.ts'
import { Login, NewPassword, OneRecord, Pin, RoleField, SessionView } from './parts.ts'

export const invitationStates = ['open', 'used', 'withdrawn', 'ended'] as const

export const InvitationLine = Shape({
  id: Id,
  batch: Nullable(Id),
  name: Type.String(),
  unit: Type.String(),
  phone: Type.String(),
  role: Type.String(),
  prefix: AreaPath,
  state: OneOf(invitationStates),
  madeAt: InstantField,
  madeBy: Type.String(),
  endsAt: InstantField,
  usedAt: Nullable(InstantField),
  account: Nullable(Id),
})
export type InvitationLine = Static<typeof InvitationLine>

/** A row as it stands in the roster: whatever is wrong with one is told in the receipt and stops no other. */
const Cell = Type.Optional(Type.String({ maxLength: 200 }))
export const RosterRow = Shape({ name: Cell, phone: Cell, unit: Cell, role: Cell, area: Cell })
export type RosterRow = Static<typeof RosterRow>

/** `in` = stored + same + rejected. */
export const RosterReceipt = Shape({
  batch: Id,
  in: Type.Integer(),
  stored: Type.Integer(),
  same: Type.Integer(),
  rejected: Type.Array(
    Shape({
      row: Type.Integer(),
      ...RosterRow.properties,
      problems: Type.Array(Shape({ path: Type.String(), code: Type.String(), text: Type.String() })),
    }),
  ),
})
export type RosterReceipt = Static<typeof RosterReceipt>

const common = { verb: 'access.invite', purpose: 'administration' } as const
/** For rows that leave it empty. */
const defaults = {
  role: Type.Optional(RoleField),
  area: Type.Optional(AreaPath),
  /** When the grant ends that an invitation leads to. */
  until: Type.Optional(InstantField),
  /** Days within which the invitation may be used. */
  days: Type.Optional(Type.Integer({ minimum: 1, maximum: 60 })),
}

export const inviteByList = route({
  ...common,
  method: 'POST',
  path: '/api/invitations',
  at: { in: 'body', key: 'area' },
  says: 'Invites the people of a roster. The receipt accounts for every row; the same roster again invites nobody twice.',
  body: Shape({ batch: Id, ...defaults, rows: Type.Array(RosterRow, { minItems: 1, maxItems: 20_000 }) }),
  reply: RosterReceipt,
  problems: ['invalid'],
})

export const inviteByFile = route({
  ...common,
  method: 'POST',
  path: '/api/invitations/file',
  at: { in: 'query', key: 'area' },
  says: 'The same from a workbook or CSV file; headings are found by name.',
  query: Shape(defaults),
  upload: true,
  reply: RosterReceipt,
  problems: ['wrongFile', 'tooLarge'],
})

export const rosterTemplate = route({
  ...common,
  method: 'GET',
  path: '/api/invitations/template',
  at: 'scope',
  says: 'An empty roster to fill in.',
  reply: { file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
})

export const listInvitations = route({
  ...common,
  method: 'GET',
  path: '/api/invitations',
  at: { in: 'query', key: 'area' },
  says: 'Invitations of the own areas, the newest first.',
  query: Shape({
    area: Type.Optional(AreaPath),
    batch: Type.Optional(Id),
    state: Type.Optional(OneOf(invitationStates)),
    q: Type.Optional(Line(60)),
    ...PageQuery,
  }),
  reply: Page(InvitationLine),
})

export const InvitationBatch = Shape({
  batch: Id,
  madeAt: InstantField,
  madeBy: Type.String(),
  all: Type.Integer(),
  open: Type.Integer(),
  used: Type.Integer(),
})
export type InvitationBatch = Static<typeof InvitationBatch>

export const listBatches = route({
  ...common,
  method: 'GET',
  path: '/api/invitations/batches',
  at: 'scope',
  says: 'The last 100 rosters, with how many of each have come in.',
  reply: Type.Array(InvitationBatch),
})

export const invitationCards = route({
  ...common,
  method: 'GET',
  path: '/api/invitations/cards',
  at: 'scope',
  says: 'A page to print and cut: eight cards with QR codes on A4, for the open invitations of a roster or one person.',
  query: Shape({ batch: Type.Optional(Id), id: Type.Optional(Id) }),
  reply: { file: 'text/html; charset=utf-8' },
  problems: ['notFound', 'invalid'],
})

export const withdrawInvitations = route({
  ...common,
  method: 'POST',
  path: '/api/invitations/withdraw',
  at: 'scope',
  says: 'Withdraws open invitations: some, or all of a roster.',
  body: Shape({ ids: Type.Optional(Type.Array(Id, { maxItems: 1000 })), batch: Type.Optional(Id) }),
  reply: Shape({ withdrawn: Type.Integer() }),
  problems: ['invalid'],
})

export const renewInvitation = route({
  ...common,
  method: 'POST',
  path: '/api/invitations/:id/renew',
  at: 'record',
  says: 'A new code and a new end for an invitation that was not used; the old card stops working.',
  params: OneRecord,
  reply: InvitationLine,
  problems: ['notFound', 'gone'],
})

/** 80 bits in 16 signs without those that look alike; groups and letter case do not matter. */
export const JoinCode = Type.String({ minLength: 16, maxLength: 24, pattern: '^[0-9A-Za-z -]*$' })
const join = { verb: 'open', at: 'open' } as const

export const lookAtInvitation = route({
  ...join,
  method: 'POST',
  path: '/api/join/look',
  says: 'Whom a code invites, to what and where.',
  body: Shape({ code: JoinCode }),
  reply: Shape({
    name: Type.String(),
    unit: Type.String(),
    role: Type.String(),
    area: Type.String(),
    district: Type.String(),
    /** Where this role works: on a phone with a PIN, at a desk with a password. */
    where: OneOf(['field', 'desk']),
    endsAt: InstantField,
  }),
  problems: ['notFound', 'gone', 'expired', 'tooManyTries'],
})

export const acceptInvitation = route({
  ...join,
  method: 'POST',
  path: '/api/join',
  says: 'Takes up an invitation with a PIN of one’s own (field) or login and password (desk): account, grant, and a session on this device.',
  body: Shape({
    code: JoinCode,
    pin: Type.Optional(Pin),
    login: Type.Optional(Login),
    password: Type.Optional(NewPassword),
    /** The secret of this phone, when it is already bound; else it becomes bound as one's own. */
    device: Type.Optional(Line(100)),
  }),
  reply: Shape({
    session: SessionView,
    device: Nullable(Shape({ id: Id, secret: Type.String() })),
  }),
  problems: ['notFound', 'gone', 'expired', 'wrongPin', 'alreadyExists', 'refusedByRule', 'tooManyTries', 'invalid'],
})
