import Type, { type Static } from 'typebox'
import { AreaPath, Done, Id, InstantField, Line, Nullable, OneOf, Shape } from '../fields.ts'
import { tokenVerbs } from '../roles.ts'
import { route } from '../route.ts'
import { OneRecord } from './parts.ts'

export const TokenLine = Shape({
  id: Id,
  name: Type.String(),
  verbs: Type.Array(Type.String()),
  prefix: AreaPath,
  createdAt: InstantField,
  createdBy: Nullable(Type.String()),
  lastSeenAt: Nullable(InstantField),
  endsAt: InstantField,
  endedAt: Nullable(InstantField),
})
export type TokenLine = Static<typeof TokenLine>

export const listTokens = route({
  method: 'GET',
  path: '/api/tokens',
  verb: 'access.tokens',
  at: 'scope',
  purpose: 'administration',
  says: 'Tokens of other programs in the own areas, past ones too.',
  reply: Type.Array(TokenLine),
})

export const createToken = route({
  method: 'POST',
  path: '/api/tokens',
  verb: 'access.tokens',
  at: { in: 'body', key: 'prefix' },
  purpose: 'administration',
  says: 'Makes a token with some of the maker’s own permissions in an area, until a day; its secret is answered once.',
  body: Shape({
    id: Id,
    name: Line(60, 1),
    verbs: Type.Array(OneOf(tokenVerbs), { minItems: 1, maxItems: 40 }),
    prefix: AreaPath,
    until: Type.Optional(InstantField),
  }),
  reply: Shape({ id: Id, secret: Type.String(), until: InstantField }),
  problems: ['refusedByRule', 'alreadyExists', 'invalid'],
})

export const revokeToken = route({
  method: 'DELETE',
  path: '/api/tokens/:id',
  verb: 'access.tokens',
  at: 'record',
  purpose: 'administration',
  says: 'Ends a token at once.',
  params: OneRecord,
  reply: Done,
  problems: ['notFound'],
})
