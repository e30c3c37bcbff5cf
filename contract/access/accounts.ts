import Type, { type Static } from 'typebox'
import { AreaPath, Done, Id, InstantField, Line, Nullable, OneOf, Page, PageQuery, Shape } from '../fields.ts'
import { route } from '../route.ts'
import { GrantView, Login, OneRecord, OneTimeCode, Reason, RoleField } from './parts.ts'

export const accountStates = ['open', 'ending', 'none', 'closed'] as const

export const AccountLine = Shape({
  id: Id,
  login: Type.String(),
  name: Type.String(),
  unit: Type.String(),
  phone: Type.String(),
  /** What holds now, in the reader's areas. */
  grants: Type.Array(Shape({ role: Type.String(), prefix: AreaPath, until: InstantField })),
  endsAt: Nullable(InstantField),
  closedAt: Nullable(InstantField),
  lastSeenAt: Nullable(InstantField),
})
export type AccountLine = Static<typeof AccountLine>

export const AccountView = Shape({
  ...AccountLine.properties,
  createdAt: InstantField,
  madeBy: Nullable(Type.String()),
  closedWhy: Type.String(),
  hasPassword: Type.Boolean(),
  hasPin: Type.Boolean(),
  /** Every grant in the reader's areas, the newest first. */
  history: Type.Array(GrantView),
  sessions: Type.Array(
    Shape({ kind: Type.String(), device: Type.String(), startedAt: InstantField, seenAt: InstantField }),
  ),
  /** May the reader reset and close this account: only who could have given everything that it holds. */
  manageable: Type.Boolean(),
})
export type AccountView = Static<typeof AccountView>

export const listAccounts = route({
  method: 'GET',
  path: '/api/accounts',
  verb: 'access.read',
  at: { in: 'query', key: 'area' },
  purpose: 'administration',
  says: 'Accounts that hold or held something in the own areas; `state` ending: a grant ends within 14 days, none: nothing holds any more.',
  query: Shape({
    area: Type.Optional(AreaPath),
    q: Type.Optional(Line(60)),
    role: Type.Optional(RoleField),
    state: Type.Optional(OneOf(accountStates)),
    ...PageQuery,
  }),
  reply: Page(AccountLine),
})

export const readAccount = route({
  method: 'GET',
  path: '/api/accounts/:id',
  verb: 'access.read',
  at: 'record',
  purpose: 'administration',
  says: 'One account with its grants, past ones too, and where it is signed in.',
  params: OneRecord,
  reply: AccountView,
  problems: ['notFound'],
})

export const createAccount = route({
  method: 'POST',
  path: '/api/accounts',
  verb: 'access.grant',
  at: { in: 'body', key: 'prefix' },
  purpose: 'administration',
  says: 'Makes an account with its first grant; answers a one-time code with which its owner sets a password.',
  body: Shape({
    id: Id,
    login: Login,
    name: Line(40, 1),
    unit: Type.Optional(Line(80)),
    phone: Type.Optional(Line(30)),
    role: RoleField,
    prefix: AreaPath,
    until: Type.Optional(InstantField),
    reason: Type.Optional(Reason),
  }),
  reply: Shape({ account: AccountView, code: Nullable(OneTimeCode) }),
  problems: ['alreadyExists', 'sameIdOtherContent', 'refusedByRule', 'invalid'],
})

const manage = { verb: 'access.grant', at: 'record', purpose: 'administration', params: OneRecord } as const

export const closeAccount = route({
  ...manage,
  method: 'POST',
  path: '/api/accounts/:id/close',
  says: 'Closes an account: its sessions end, its grants are revoked. Its history stays.',
  body: Shape({ reason: Line(200, 1) }),
  reply: Done,
  problems: ['notFound', 'refusedByRule'],
})

export const resetPassword = route({
  ...manage,
  method: 'POST',
  path: '/api/accounts/:id/password-code',
  says: 'Takes the password away and answers a one-time code for a new one, valid for a day.',
  reply: OneTimeCode,
  problems: ['notFound', 'refusedByRule'],
})

export const resetPin = route({
  ...manage,
  verb: 'access.devices',
  method: 'POST',
  path: '/api/accounts/:id/pin-code',
  says: 'Takes the PIN away and answers a one-time code for a new one, valid for a day.',
  reply: OneTimeCode,
  problems: ['notFound', 'refusedByRule'],
})

export const giveGrant = route({
  method: 'POST',
  path: '/api/grants',
  verb: 'access.grant',
  at: { in: 'body', key: 'prefix' },
  purpose: 'administration',
  says: 'Gives an account a role in an area until a day: 90 days when nobody says otherwise, a year at most. The same role and area again renews it.',
  body: Shape({
    id: Id,
    /** Or `login`, for somebody from another area. */
    account: Type.Optional(Id),
    login: Type.Optional(Login),
    role: RoleField,
    prefix: AreaPath,
    until: Type.Optional(InstantField),
    reason: Type.Optional(Reason),
  }),
  reply: GrantView,
  problems: ['notFound', 'refusedByRule', 'sameIdOtherContent', 'invalid'],
})

export const revokeGrant = route({
  ...manage,
  method: 'POST',
  path: '/api/grants/:id/revoke',
  says: 'Ends a grant now.',
  body: Shape({ reason: Line(200, 1) }),
  reply: Done,
  problems: ['notFound', 'refusedByRule', 'gone'],
})

export const listGrants = route({
  method: 'GET',
  path: '/api/grants',
  verb: 'access.read',
  at: { in: 'query', key: 'area' },
  purpose: 'administration',
  says: 'Who was given what in the own areas, by whom and until when, the newest first; ended and revoked ones too.',
  query: Shape({ area: Type.Optional(AreaPath), account: Type.Optional(Id), ...PageQuery }),
  reply: Page(GrantView),
})
