import Type from 'typebox'
import { Done, Line, Shape } from '../fields.ts'
import { route } from '../route.ts'
import { NewPassword, Pin, SessionView } from './parts.ts'

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

export const setPassword = route({
  method: 'PUT',
  path: '/api/session/password',
  verb: 'self',
  at: 'self',
  says: 'Sets the own password. Every session of the account ends; this one goes on under a new secret.',
  body: Shape({ current: Type.String({ minLength: 1, maxLength: 200 }), password: NewPassword }),
  reply: SessionView,
  problems: ['wrongLogin', 'tooManyTries', 'refusedByRule'],
})

export const useCode = route({
  method: 'POST',
  path: '/api/session/code',
  verb: 'open',
  at: 'open',
  says: 'Sets a new password with the one-time code of a grantor, and signs in.',
  body: Shape({ login: Line(64, 1), code: Line(40, 1), password: NewPassword }),
  reply: SessionView,
  problems: ['wrongLogin', 'tooManyTries', 'refusedByRule'],
})

export const setPin = route({
  method: 'PUT',
  path: '/api/session/pin',
  verb: 'self',
  at: 'self',
  says: 'Sets the own PIN for shared phones; `current` is the PIN so far, or the password where there is none.',
  body: Shape({ current: Type.String({ minLength: 1, maxLength: 200 }), pin: Pin }),
  reply: Done,
  problems: ['wrongPin', 'tooManyTries', 'refusedByRule'],
})

export const demoAccounts = route({
  method: 'GET',
  path: '/api/demo/accounts',
  verb: 'open',
  at: 'open',
  says: 'The accounts of a demo installation; none anywhere else.',
  reply: Type.Array(Shape({ login: Type.String(), name: Type.String(), role: Type.String(), password: Type.String() })),
})
