import { verbsOf } from '@gridward/contract/roles'
import { within } from '@gridward/contract/paths'
import type { Verb } from '@gridward/contract/verbs'

/** A grant as it stands: what may be done, where, from when to when. */
export type Grant = {
  role: string
  prefix: string
  until: string
  verbs?: readonly Verb[]
  /** An old path of the area: nothing is there any more but what was recorded then. */
  past?: boolean
}

export const allows = (grant: Grant, verb: Verb): boolean => (grant.verbs ?? verbsOf(grant.role)).includes(verb)

/** The prefixes where an account may do something; empty: nowhere. */
export const prefixesFor = (grants: readonly Grant[], verb: Verb): string[] =>
  grants.filter((grant) => allows(grant, verb)).map((grant) => grant.prefix)

export type Decision = { is: 'allowed'; prefixes: string[] } | { is: 'forbidden' } | { is: 'notFound' }

/**
 * May these grants do `verb`, and in which areas? Naming an area outside every grant answers "not found", so that
 * nobody learns what exists elsewhere; inside one, without the verb, "forbidden".
 */
export function decide(grants: readonly Grant[], verb: Verb, area: string | undefined): Decision {
  const prefixes = prefixesFor(grants, verb)
  if (area === undefined) return prefixes.length > 0 ? { is: 'allowed', prefixes } : { is: 'forbidden' }
  if (prefixes.some((prefix) => within(area, prefix))) return { is: 'allowed', prefixes: [area] }
  // that the own district exists is no secret: asking for all of it is forbidden, not unknown
  const known = area === '' ? grants.length > 0 : grants.some((grant) => within(area, grant.prefix))
  return known ? { is: 'forbidden' } : { is: 'notFound' }
}

/** Every verb that the grants hold somewhere; for menus, never for a decision. */
export const allVerbs = (grants: readonly Grant[]): Verb[] => [
  ...new Set(grants.flatMap((grant) => [...(grant.verbs ?? verbsOf(grant.role))])),
]

/** Idle and absolute life of a session, in seconds: a desk is left standing, a bound phone is carried (RELIABILITY §4). */
export const lifetimes = {
  desk: { idle: 30 * 60, whole: 24 * 3600 },
  device: { idle: 12 * 3600, whole: 7 * 24 * 3600 },
  token: { idle: 366 * 24 * 3600, whole: 366 * 24 * 3600 },
} as const

/** Five wrong tries per account in 15 minutes; after that each further try waits (no lock-out that others could abuse). */
export const tries = { window: 15 * 60, most: 5, mostPerPhone: 20, mostPerAddress: 50 } as const

/** A browser is recognised for this long after its last sign-in, in seconds. */
export const browserLife = 90 * 86_400

/** Begin of the quarter of an hour that an instant lies in. */
export const quarterOf = (now: string): string =>
  new Date(Math.floor(Date.parse(now) / (tries.window * 1000)) * tries.window * 1000).toISOString()
