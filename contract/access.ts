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

/** Six digits a statistical district, nine a street: a district of ours may be several of either. */
const Root = Type.String({ pattern: '^(\\d{6}|\\d{9})$', title: 'root' })

export const setupState = route({
  method: 'GET',
  path: '/api/setup',
  verb: 'open',
  at: 'open',
  says: 'Whether this installation still waits for its first district.',
  reply: Shape({ needed: Type.Boolean() }),
})

export const setUp = route({
  method: 'POST',
  path: '/api/setup',
  verb: 'open',
  at: 'open',
  says: 'Makes the district and its first administrator, with the code that the terminal shows; answers their session.',
  body: Shape({
    code: Line(20, 1),
    district: Shape({
      name: Line(60, 1),
      roots: Type.Array(Root, { minItems: 1, maxItems: 40 }),
      zone: Type.Optional(Line(60)),
    }),
    administrator: Shape({
      name: Line(40, 1),
      login: Type.String({ pattern: '^[A-Za-z0-9._@-]{2,64}$' }),
      password: Type.String({ minLength: 10, maxLength: 200 }),
    }),
  }),
  reply: SessionView,
  problems: ['gone', 'wrongLogin', 'tooManyTries'],
})

export const accessRoutes = { signIn, whoAmI, signOut, demoAccounts, setupState, setUp }
