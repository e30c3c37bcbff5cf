import Type from 'typebox'
import { Line, Shape } from '../fields.ts'
import { route } from '../route.ts'
import { Login, NewPassword, SessionView } from './parts.ts'

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
    administrator: Shape({ name: Line(40, 1), login: Login, password: NewPassword }),
  }),
  reply: SessionView,
  problems: ['gone', 'wrongLogin', 'tooManyTries'],
})
