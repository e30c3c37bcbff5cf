import Type, { type Static } from 'typebox'
import { AreaPath, Done, InstantField, Line, OneOf, Shape } from './fields.ts'
import { route } from './route.ts'
import { verbs } from './verbs.ts'

export const SessionView = Shape({
  account: Shape({ id: Type.String(), name: Type.String(), login: Type.String() }),
  district: Shape({ id: Type.Integer(), name: Type.String(), zone: Type.String(), demo: Type.Boolean() }),
  kind: OneOf(['desk', 'device', 'token']),
  verbs: Type.Array(OneOf(verbs)),
  grants: Type.Array(Shape({ role: Type.String(), prefix: AreaPath, until: InstantField })),
  mustChange: Type.Boolean(),
  endsAt: InstantField,
})
export type SessionView = Static<typeof SessionView>

export const signIn = route({
  method: 'POST',
  path: '/api/session',
  verb: 'open',
  at: 'open',
  says: 'Signs in with account and password; answers the session and sets its cookie.',
  body: Shape({ login: Line(64, 1), password: Type.String({ minLength: 1, maxLength: 200 }) }),
  reply: SessionView,
  problems: ['wrongLogin', 'tooManyTries'],
})

export const whoAmI = route({
  method: 'GET',
  path: '/api/session',
  verb: 'self',
  at: 'self',
  says: 'The signed-in account, what it may do and where.',
  reply: SessionView,
})

export const signOut = route({
  method: 'DELETE',
  path: '/api/session',
  verb: 'self',
  at: 'self',
  says: 'Ends the session.',
  reply: Done,
})

export const demoAccounts = route({
  method: 'GET',
  path: '/api/demo/accounts',
  verb: 'open',
  at: 'open',
  says: 'The accounts of a demo installation; none anywhere else.',
  reply: Type.Array(Shape({ login: Type.String(), name: Type.String(), role: Type.String(), password: Type.String() })),
})

export const accessRoutes = { signIn, whoAmI, signOut, demoAccounts }
