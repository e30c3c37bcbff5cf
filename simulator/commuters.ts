import type { CommunityPlan, Plan } from './plan.ts'
import { stream } from './random.ts'

// Some workers are registered twice: at home, and in the dormitory of another community. Communities stand in one
// ring in a seeded order and each sends to the next, so that either side can be generated without the other.

export type Ring = { readonly next: Int32Array; readonly before: Int32Array }

export function makeRing(plan: Plan): Ring {
  const n = plan.communities.length
  const order = Int32Array.from({ length: n }, (_, i) => i)
  const random = stream(plan.options.seed, 'ring')
  for (let i = n - 1; i > 0; i--) {
    const j = random.whole(0, i)
    const swapped = order[i] as number
    order[i] = order[j] as number
    order[j] = swapped
  }
  const next = new Int32Array(n)
  const before = new Int32Array(n)
  order.forEach((from, at) => {
    const to = order[(at + 1) % n] as number
    next[from] = to
    before[to] = from
  })
  return { next, before }
}

/** How many workers of a community are also registered elsewhere: about 1.5 in a thousand people. */
export function commutersOf(plan: Plan, ring: Ring, community: CommunityPlan): number {
  const target = plan.communities[ring.next[community.index] as number] as CommunityPlan
  if (target === community || target.people < 40 || community.people < 40) return 0
  const wanted = Math.floor(community.people * 0.0015 + stream(plan.options.seed, 'commuters', community.path).unit())
  return Math.min(wanted, Math.floor(target.people / 20), 99)
}

// Ordinals of commuters lie above those of the largest district, a hundred for each community.
export const commuterOrdinal = (community: CommunityPlan, k: number): number => 4_000_000 + community.index * 100 + k
/** People who live in no household of the district: those who claim to, and landlords. */
export const outsiderOrdinal = (n: number): number => 4_500_000 + (n % 350_000)
