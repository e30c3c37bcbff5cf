import { makeLayout } from './addresses.ts'
import type { Layout } from './addresses.ts'
import { commuterOrdinal, commutersOf } from './commuters.ts'
import type { Ring } from './commuters.ts'
import type { Place } from './families.ts'
import { makeHousehold } from './households.ts'
import type { Household } from './households.ts'
import { fullName } from './names.ts'
import { birthDateFor, makeHuman } from './people.ts'
import type { Human } from './people.ts'
import type { CommunityPlan, Plan } from './plan.ts'
import { stream } from './random.ts'
import { defaultReturns, tripOf } from './returnees.ts'
import type { ReturnOptions, Trip } from './returnees.ts'
import { Dwelling, isSharing, makeSkeleton } from './skeleton.ts'
import type { DwellingKind, Skeleton } from './skeleton.ts'

/** One community ready to be asked for any of its doors, in any order. Holds its doors, not its people. */
export type Community = {
  readonly plan: CommunityPlan
  readonly skeleton: Skeleton
  readonly layout: Layout
  /** Who came back behind this door, without making its people. */
  readonly trip: (door: number) => Trip | null
  readonly household: (door: number) => Household
}

/** The worker `k` of `home` who is registered in two communities, the same from either side. */
function commuter(whole: Plan, home: CommunityPlan, k: number): Human {
  const random = stream(whole.options.seed, 'commuter', home.path).part(k)
  const place: Place = { relation: 'head', sex: random.chance(0.65) ? 'male' : 'female', age: random.whole(22, 50) }
  const birthDate = birthDateFor(random, place.age, whole.options.day)
  const name = fullName(random, 'han', place.sex, Number(birthDate.slice(0, 4)))
  return makeHuman(random, commuterOrdinal(home, k), place, { name, foreign: false }, birthDate)
}

/** Doors of couples, spread over the community, whose head also sleeps in a dormitory elsewhere. */
function hostDoors({ doors, kind, size }: Skeleton, wanted: number): Map<number, number> {
  const pairs: number[] = []
  if (wanted === 0) return new Map()
  for (let door = 0; door < doors; door++) if (kind[door] === Dwelling.family && size[door] === 2) pairs.push(door)
  const hosts = Math.min(wanted, pairs.length)
  return new Map(
    Array.from({ length: hosts }, (_, k) => [pairs[Math.floor(((k + 0.5) * pairs.length) / hosts)] as number, k]),
  )
}

export function makeCommunity(whole: Plan, ring: Ring, plan: CommunityPlan): Community {
  const { seed, day } = whole.options
  const sender = whole.communities[ring.before[plan.index] as number] as CommunityPlan
  const skeleton = makeSkeleton(seed, plan, commutersOf(whole, ring, sender))
  const layout = makeLayout(seed, plan, skeleton)
  const hosts = hostDoors(skeleton, commutersOf(whole, ring, plan))
  const returns: ReturnOptions = { ...defaultReturns, ...whole.options.returns }
  const base = stream(seed, 'household', plan.path)
  const known = (door: number): ReadonlyMap<number, Human> | null => {
    const host = hosts.get(door)
    if (host !== undefined) return new Map([[0, commuter(whole, plan, host)]])
    if (door * 6 >= skeleton.arrivals) return null
    const guests = Math.min(6, skeleton.arrivals - door * 6)
    return new Map(Array.from({ length: guests }, (_, i) => [i, commuter(whole, sender, door * 6 + i)]))
  }
  const trips = stream(seed, 'trip', plan.path)
  const trip = (door: number): Trip | null => {
    const kind = skeleton.kind[door] as DwellingKind
    return tripOf(trips.part(door), returns, day, skeleton.size[door] as number, isSharing(kind))
  }
  const household = (door: number): Household =>
    makeHousehold(base.part(door), {
      day,
      community: plan.path,
      door,
      kind: skeleton.kind[door] as DwellingKind,
      size: skeleton.size[door] as number,
      firstOrdinal: plan.firstOrdinal + (skeleton.first[door] as number),
      address: layout.address(door),
      trip: trip(door),
      known: known(door),
    })
  return { plan, skeleton, layout, trip, household }
}
