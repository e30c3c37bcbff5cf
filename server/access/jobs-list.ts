import type { Purpose } from '@gridward/contract/route'
import type { Verb } from '@gridward/contract/verbs'
import { makeScope, type Scope } from '../platform/scope.ts'

/** Every job that acts without a person, and the one permission that it holds. */
const jobs = {
  'demo.tell': ['declarations.visit', 'screening'],
  'demo.found': ['declarations.baseline', 'administration'],
  'people.project': ['people.write', 'screening'],
  'people.match': ['people.write', 'screening'],
  'imports.run': ['imports.run', 'screening'],
  'briefings.snapshot': ['briefings.freeze', 'coverage'],
  'house.recount': ['journal.verify', 'administration'],
  'access.wrongTries': ['access.read', 'administration'],
  'access.console': ['access.tokens', 'administration'],
  'coverage.recount': ['declarations.read', 'coverage'],
  'orders.expire': ['orders.read', 'restriction'],
  'calls.escalate': ['calls.route', 'care'],
  'rules.seed': ['rules.draft', 'administration'],
  'orders.notice': ['orders.read', 'restriction'],
  'retention.sweep': ['people.write', 'administration'],
} as const satisfies Record<string, readonly [Verb, Purpose]>

export type JobName = keyof typeof jobs

export function asJob<N extends JobName>(name: N, district: number): Scope<(typeof jobs)[N][0]> {
  const [verb, purpose] = jobs[name]
  return makeScope(verb, district, [''], { account: null, session: null, device: null, job: name }, purpose)
}

/** A resident without an account, at the one area that the page's code names: may leave a claim there, read nothing. */
export const asResident = (district: number, area: string): Scope<'declarations.visit'> =>
  makeScope(
    'declarations.visit',
    district,
    [area],
    { account: null, session: null, device: null, job: 'resident' },
    'screening',
  )

/** The same resident who asks for help, and later says whether it came; sees calls by their receipt alone. */
export const asCaller = (district: number, area: string): Scope<'calls.raise'> =>
  makeScope('calls.raise', district, [area], { account: null, session: null, device: null, job: 'resident' }, 'care')

/** An import goes on after its request, and after a restart, with the areas of the person who confirmed it. */
export const asImporter = (district: number, prefixes: readonly string[], account: string): Scope<'imports.run'> =>
  makeScope(
    'imports.run',
    district,
    prefixes,
    { account, session: null, device: null, job: 'imports.run' },
    'screening',
  )
