import type { Day } from '@gridward/contract/days'
import type { ReturnOptions } from './returnees.ts'
import { stream } from './random.ts'
import { apportion } from './weighted.ts'

/** A street (9 digits) or a community (12 digits) of the division file. */
export type Division = { readonly path: string; readonly name: string }
export type Setting = 'estate' | 'village' | 'virtual'

export type DistrictOptions = {
  /** Any whole number from 0 to 2^53; everything follows from it. */
  readonly seed: number
  /** Records of residents, 1 to 3,000,000; the communities add up to exactly this number. */
  readonly people: number
  /** The first day, in China's zone. */
  readonly day: Day
  readonly divisions: readonly Division[]
  /** Grids of the whole district; without it each community has what `gridsFor` says. */
  readonly grids?: number
  readonly returns?: Partial<ReturnOptions>
}

export type CommunityPlan = {
  readonly path: string
  readonly street: string
  readonly name: string
  readonly index: number
  readonly setting: Setting
  readonly people: number
  readonly grids: number
  /** Number of the first grid in the district; the worker of a grid carries the same number. */
  readonly firstGrid: number
  /** Number of the first person in the district. */
  readonly firstOrdinal: number
}

export type Plan = {
  readonly options: DistrictOptions
  readonly streets: readonly Division[]
  readonly communities: readonly CommunityPlan[]
  readonly grids: number
}

/** Third segment of the statistical code: 001-199 residents' committee, 200-399 villagers' committee, 400 and more virtual. */
export function settingOf(path: string): Setting {
  const segment = Number(path.slice(9, 12))
  return segment < 200 ? 'estate' : segment < 400 ? 'village' : 'virtual'
}

/** Grids of one community when the district names no total: one for about 300 people, at least one, at most 999. */
export const gridsFor = (people: number, peoplePerGrid = 300): number =>
  Math.min(999, Math.max(1, Math.round(people / peoplePerGrid)))

// Residents' committees are larger than villages; the spread is that of a district with old towns and new estates.
const usual: Record<Setting, readonly [number, number]> = {
  estate: [3400, 0.45],
  village: [1100, 0.5],
  virtual: [150, 0.3],
}

const mostPeople = 3_000_000
const mostCommunities = 5000

function refuseImpossible({ people, grids, seed }: DistrictOptions, communities: number): void {
  if (!Number.isSafeInteger(seed)) throw new RangeError(`a seed is a whole number, not ${seed}`)
  if (!Number.isInteger(people) || people < 1 || people > mostPeople)
    throw new RangeError(`a district has 1 to ${mostPeople} people, not ${people}`)
  if (communities < 1 || communities > mostCommunities)
    throw new RangeError(`a district has 1 to ${mostCommunities} communities (12 digits), not ${communities}`)
  if (grids !== undefined && !(grids >= communities))
    throw new RangeError(`${grids} grids are fewer than ${communities} communities, which need one each`)
}

/**
 * Divides people and grids among the communities of the division file. Errors: RangeError for a number that cannot
 * be met; more than three million people or 5,000 communities would make numbers of documents meet.
 */
export function makePlan(options: DistrictOptions): Plan {
  const streets = options.divisions.filter(({ path }) => path.length === 9)
  const found = options.divisions
    .filter(({ path }) => path.length === 12)
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
  refuseImpossible(options, found.length)
  const weights = found.map(({ path }) => {
    const [median, sigma] = usual[settingOf(path)]
    return stream(options.seed, 'weight', path).logNormal(median, sigma)
  })
  const people = apportion(options.people, weights)
  const grids = options.grids
    ? apportion(options.grids, people, 1).map((n) => Math.min(n, 999))
    : people.map((n) => gridsFor(n))
  let [firstGrid, firstOrdinal] = [0, 0]
  const communities = found.map(({ path, name }, index) => {
    const [n, g] = [people[index] as number, grids[index] as number]
    const plan = {
      path,
      street: path.slice(0, 9),
      name,
      index,
      setting: settingOf(path),
      people: n,
      grids: g,
      firstGrid,
      firstOrdinal,
    }
    firstGrid += g
    firstOrdinal += n
    return plan
  })
  return { options, streets, communities, grids: firstGrid }
}
