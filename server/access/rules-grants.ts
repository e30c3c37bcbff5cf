import { addSeconds } from '@gridward/contract/days'
import { grantDays } from '@gridward/contract/access'
import { within } from '@gridward/contract/paths'
import { exclusiveRoles, handsOn, type Role } from '@gridward/contract/roles'
import type { Verb } from '@gridward/contract/verbs'
import type { words } from '@gridward/contract/words/access/zh-CN'
import { allows, type Grant } from './rules.ts'

export type Refusal = keyof typeof words.refusals
export type Held = { role: string; prefix: string }

/** The permissions by which somebody brings others in: by appointing, by inviting, by minding the phones. */
export type HandingVerb = Extract<Verb, 'access.grant' | 'access.invite' | 'access.devices'>

/** May the holder of these grants hand on a role in an area? A right for an old path of an area hands on nothing. */
export const mayHandOn = (own: readonly Grant[], verb: HandingVerb, { role, prefix }: Held): boolean =>
  own.some(
    (grant) =>
      !grant.past &&
      allows(grant, verb) &&
      within(prefix, grant.prefix) &&
      (handsOn[grant.role as Role] ?? []).includes(role as Role),
  )

/** Roles that may be handed on somewhere. */
export const rolesToHandOn = (own: readonly Grant[], verb: HandingVerb): Role[] => [
  ...new Set(own.filter((g) => !g.past && allows(g, verb)).flatMap((g) => handsOn[g.role as Role] ?? [])),
]

/**
 * Whoever resets or closes an account must be able to hand on everything that it holds: else a street could take over
 * headquarters by a new password. An account that holds nothing any more is judged by what it held.
 */
export function mayManage(
  own: readonly Grant[],
  verb: HandingVerb,
  held: readonly (Held & { living: boolean })[],
): boolean {
  const living = held.filter((one) => one.living)
  const judged = living.length > 0 ? living : held
  return judged.length > 0 && judged.every((one) => mayHandOn(own, verb, one))
}

/** When a new grant ends, or why it may not. */
export function grantEnd(now: string, until: string | undefined): { until: string } | { refused: Refusal } {
  const end = until ?? addSeconds(now, grantDays.usual * 86_400)
  const instant = Date.parse(end)
  if (instant <= Date.parse(now)) return { refused: 'past' }
  // a day of grace: "a year from today" may be counted from this evening
  if (instant > Date.parse(now) + (grantDays.most + 1) * 86_400_000) return { refused: 'tooLong' }
  return { until: new Date(instant).toISOString() }
}

/** System, security and audit administration exclude each other. */
export const breaksSeparation = (living: readonly Held[], role: Role): boolean =>
  exclusiveRoles.includes(role) &&
  living.some((held) => held.role !== role && exclusiveRoles.includes(held.role as Role))

/** Why one account may not give another a role; undefined when it may. */
export function refuseGrant(
  giver: { account: string; grants: readonly Grant[] },
  taker: { account: string; closed: boolean; program: boolean; living: readonly Held[] },
  wanted: Held & { role: Role },
): Refusal | undefined {
  if (giver.account === taker.account) return 'self'
  if (taker.program) return 'program'
  if (taker.closed) return 'closed'
  if (!mayHandOn(giver.grants, 'access.grant', wanted)) return 'role'
  return breaksSeparation(taker.living, wanted.role) ? 'oneOfThree' : undefined
}
