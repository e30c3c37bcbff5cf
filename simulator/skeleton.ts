import type { CommunityPlan, Setting } from './plan.ts'
import { stream } from './random.ts'
import type { Random } from './random.ts'
import { weighted } from './weighted.ts'

/** What stands behind a door. Numbers, because a district holds half a million of them. */
export const Dwelling = { vacant: 0, family: 1, rentedFamily: 2, tenants: 3, dormitory: 4 } as const
export type DwellingKind = (typeof Dwelling)[keyof typeof Dwelling]
export const isSharing = (kind: DwellingKind): boolean => kind === Dwelling.tenants || kind === Dwelling.dormitory

/** All doors of a community in walking order, without a single person: 9 bytes a door. */
export type Skeleton = {
  readonly doors: number
  readonly kind: Uint8Array
  readonly size: Uint8Array
  /** Number of the first person behind the door, counted in the community. */
  readonly first: Uint32Array
  /** Records that come from the community before in the ring; they fill the first dormitory places. */
  readonly arrivals: number
}

// Family households by size, Population Census 2020 (1: 25.4 %, 2: 29.7 %, 3: 21.0 %, 4: 13.2 %, 5: 6.2 %, 6 and more 4.6 %).
const familySize = weighted([
  [1, 25.4],
  [2, 29.7],
  [3, 21.0],
  [4, 13.2],
  [5, 6.2],
  [6, 3.1],
  [7, 1.4],
])
const tenantSize = weighted([
  [1, 40],
  [2, 32],
  [3, 15],
  [4, 9],
  [6, 4],
])

type Mixture = { readonly vacant: number; readonly rented: number; readonly dormitory: number }

function mixtureOf(setting: Setting, random: Random): Mixture {
  if (setting === 'virtual') return { vacant: 0.03, rented: 0.2, dormitory: 0.75 }
  if (setting === 'estate')
    return { vacant: 0.05 + random.unit() * 0.1, rented: 0.08 + random.unit() * 0.2, dormitory: 0.006 }
  // One village in seven is an urban village that lives from letting rooms.
  const urban = random.chance(1 / 7)
  return { vacant: 0.08 + random.unit() * 0.12, rented: urban ? 0.6 : 0.02 + random.unit() * 0.05, dormitory: 0.004 }
}

function draw(random: Random, mixture: Mixture): readonly [DwellingKind, number] {
  const at = random.unit()
  if (at < mixture.vacant) return [Dwelling.vacant, 0]
  if (at < mixture.vacant + mixture.dormitory) return [Dwelling.dormitory, random.whole(4, 8)]
  if (random.chance(mixture.rented)) {
    return random.chance(0.45) ? [Dwelling.rentedFamily, familySize(random)] : [Dwelling.tenants, tenantSize(random)]
  }
  return [Dwelling.family, familySize(random)]
}

/** The doors of a community; its people are exactly those of the plan, `arrivals` of them from elsewhere. */
export function makeSkeleton(seed: number, community: CommunityPlan, arrivals: number): Skeleton {
  const random = stream(seed, 'doors', community.path)
  const mixture = mixtureOf(community.setting, random)
  const kinds: number[] = []
  const sizes: number[] = []
  let left = community.people
  for (let places = arrivals; places > 0; places -= 6) {
    kinds.push(Dwelling.dormitory)
    sizes.push(Math.min(6, left))
    left -= Math.min(6, left)
  }
  while (left > 0) {
    const [kind, wanted] = draw(random, mixture)
    const size = Math.min(wanted, left)
    kinds.push(kind)
    sizes.push(size)
    left -= size
  }
  const first = new Uint32Array(kinds.length)
  for (let i = 1; i < kinds.length; i++) first[i] = (first[i - 1] as number) + (sizes[i - 1] as number)
  return { doors: kinds.length, kind: Uint8Array.from(kinds), size: Uint8Array.from(sizes), first, arrivals }
}
