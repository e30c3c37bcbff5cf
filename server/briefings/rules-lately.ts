import { cut, withinAny } from '@gridward/contract/paths'

/** Lines of one kind in one community and minute. */
export type Few = { district: number; kind: string; area: string; n: number; lastAt: string }
export type Happening = { kind: string; area: string; n: number; lastAt: string }

/** What people looked at and how they signed in is no news of a district. */
export const isNews = (kind: string): boolean =>
  !/^(access|people\.(opened|looked|listed|household|carried|pairsListed|alike))/.test(kind)

/** The community of an area, or the area itself above that: nobody's screen is cut finer (store.ts counts where one is). */
export const communityOf = (area: string): string => area.slice(0, 12)

/** The most that one screen lists. */
export const mostHappenings = 60

/** By kind and street, the most first, inside the prefixes. */
export function summed(all: Iterable<Few>, district: number, prefixes: readonly string[]): Happening[] {
  const sums = new Map<string, Happening>()
  for (const few of all) {
    if (few.district !== district || !withinAny(few.area, prefixes)) continue
    const area = cut(few.area, 'street') ?? few.area
    const key = `${few.kind} ${area}`
    const sum = sums.get(key)
    if (!sum) sums.set(key, { kind: few.kind, area, n: few.n, lastAt: few.lastAt })
    else {
      sum.n += few.n
      if (few.lastAt > sum.lastAt) sum.lastAt = few.lastAt
    }
  }
  return [...sums.values()].sort((a, b) => b.n - a.n || (a.kind < b.kind ? -1 : 1)).slice(0, mostHappenings)
}
