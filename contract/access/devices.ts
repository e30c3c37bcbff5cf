import Type, { type Static } from 'typebox'
import { AreaPath, Done, Id, InstantField, Line, Nullable, OneOf, Page, PageQuery, Shape } from '../fields.ts'
import { route } from '../route.ts'
import { OneRecord, Pin, Reason, SessionView } from './parts.ts'

export const DeviceLine = Shape({
  id: Id,
  name: Type.String(),
  area: AreaPath,
  createdAt: InstantField,
  createdBy: Nullable(Type.String()),
  lastSeenAt: Nullable(InstantField),
  cutOffAt: Nullable(InstantField),
  cutOffBy: Nullable(Type.String()),
  cutOffWhy: Type.String(),
  /** Who signs in on it, the last one first. */
  people: Type.Array(Type.String()),
  openSessions: Type.Integer(),
})
export type DeviceLine = Static<typeof DeviceLine>

export const deviceStates = ['open', 'cutOff'] as const

export const listDevices = route({
  method: 'GET',
  path: '/api/devices',
  verb: 'access.devices',
  at: { in: 'query', key: 'area' },
  purpose: 'administration',
  says: 'Phones of the own areas, with who uses them and when they were last seen.',
  query: Shape({
    area: Type.Optional(AreaPath),
    state: Type.Optional(OneOf(deviceStates)),
    q: Type.Optional(Line(60)),
    ...PageQuery,
  }),
  reply: Page(DeviceLine),
})

export const bindDevice = route({
  method: 'POST',
  path: '/api/devices',
  verb: 'access.devices',
  at: { in: 'body', key: 'area' },
  purpose: 'administration',
  says: 'Binds a phone to an area, so that several people can sign in on it with their PIN; its secret is answered once.',
  body: Shape({ id: Id, name: Line(60, 1), area: AreaPath }),
  /** `link` opens the field page and binds the phone that opens it; `qr` is the same as an SVG. */
  reply: Shape({ id: Id, secret: Type.String(), link: Type.String(), qr: Type.String() }),
  problems: ['alreadyExists'],
})

export const cutOffDevice = route({
  method: 'POST',
  path: '/api/devices/:id/cut-off',
  verb: 'access.devices',
  at: 'record',
  purpose: 'administration',
  says: 'Cuts off a lost phone: all its sessions end at once, and nobody signs in on it any more.',
  params: OneRecord,
  body: Shape({ reason: Type.Optional(Reason) }),
  reply: Done,
  problems: ['notFound'],
})

const Secret = Line(100, 20)
const open = { verb: 'open', at: 'open', method: 'POST' } as const

export const deviceHere = route({
  ...open,
  path: '/api/session/device',
  says: 'What this phone is called, and who has signed in on it in the last 30 days.',
  body: Shape({ device: Secret }),
  reply: Shape({
    id: Id,
    name: Type.String(),
    area: Type.String(),
    district: Type.String(),
    people: Type.Array(Shape({ account: Id, name: Type.String(), login: Type.String() })),
  }),
  problems: ['notFound', 'gone', 'tooManyTries'],
})

/** One of `account` (chosen from the list) and `login` (typed). */
const who = { device: Secret, account: Type.Optional(Id), login: Type.Optional(Line(64)) }

export const signInWithPin = route({
  ...open,
  path: '/api/session/pin',
  says: 'Signs in on a bound phone with the own PIN, so that what is done belongs to a person.',
  body: Shape({ ...who, pin: Pin }),
  reply: SessionView,
  problems: ['wrongPin', 'gone', 'tooManyTries', 'invalid'],
})

export const newPinWithCode = route({
  ...open,
  path: '/api/session/pin/code',
  says: 'Sets a new PIN with the one-time code of the leader, and signs in on this phone.',
  body: Shape({ ...who, code: Line(40, 1), pin: Pin }),
  reply: SessionView,
  problems: ['wrongPin', 'gone', 'tooManyTries', 'refusedByRule', 'invalid'],
})
