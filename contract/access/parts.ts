import Type, { type Static } from 'typebox'
import { AreaPath, Id, InstantField, Line, Nullable, OneOf, Shape } from '../fields.ts'
import { roleNames } from '../roles.ts'
import { verbs } from '../verbs.ts'

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

export const Login = Type.String({ pattern: '^[A-Za-z0-9._@-]{2,64}$', title: 'login' })
export const NewPassword = Type.String({ minLength: 10, maxLength: 200 })
/** Six digits, one's own, for a phone that several people share. */
export const Pin = Type.String({ pattern: '^\\d{6}$', title: 'pin' })
export const RoleField = OneOf(roleNames)
export const Reason = Line(200)
export const OneRecord = Shape({ id: Id })

/** A code that is shown once and handed over by hand or by word. */
export const OneTimeCode = Shape({ code: Type.String(), until: InstantField })

export const grantStates = ['living', 'coming', 'ended', 'revoked'] as const
export type GrantState = (typeof grantStates)[number]

export const GrantView = Shape({
  id: Id,
  account: Id,
  name: Type.String(),
  role: Type.String(),
  prefix: AreaPath,
  from: InstantField,
  until: InstantField,
  state: OneOf(grantStates),
  givenBy: Nullable(Type.String()),
  reason: Type.String(),
  revokedAt: Nullable(InstantField),
  revokedBy: Nullable(Type.String()),
  revokedWhy: Type.String(),
})
export type GrantView = Static<typeof GrantView>

/** Days that a grant holds when nobody says otherwise, and at most. */
export const grantDays = { usual: 90, most: 365 } as const
/** Days within which an invitation may be used. */
export const invitationDays = { usual: 14, most: 60 } as const
