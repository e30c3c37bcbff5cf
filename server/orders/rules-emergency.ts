import { within } from '@gridward/contract/paths'

export type Declared = { area: string; startsAt: string; endsAt: string; endedAt: string | null }

export type EmergencyState = 'coming' | 'inForce' | 'ended'

export function emergencyState(e: Declared, now: string): EmergencyState {
  if (e.endedAt !== null || now >= e.endsAt) return 'ended'
  return now < e.startsAt ? 'coming' : 'inForce'
}

/** The declared emergency that covers an area at an instant; of several the one that ends last. */
export function covering<E extends Declared>(declared: readonly E[], area: string, now: string): E | undefined {
  return declared
    .filter((e) => within(area, e.area) && emergencyState(e, now) === 'inForce')
    .reduce<E | undefined>((best, e) => (best === undefined || e.endsAt > best.endsAt ? e : best), undefined)
}

/** Ninety days at most, then it is declared anew (DESIGN, "Limits on people"). */
export const longest = 90 * 86_400_000

export type DeclareRefusal = 'emergencyPast' | 'emergencyOther'

/** May an emergency be proposed with this end, and does it renew one that holds in the same area? */
export function mayDeclare(
  wish: { area: string; endsAt: string; renews: string | null },
  declared: readonly (Declared & { id: string })[],
  now: string,
): DeclareRefusal | null {
  if (wish.endsAt <= now || Date.parse(wish.endsAt) - Date.parse(now) > longest) return 'emergencyPast'
  if (wish.renews === null) return null
  const old = declared.find((e) => e.id === wish.renews)
  return old && old.area === wish.area && emergencyState(old, now) === 'inForce' ? null : 'emergencyOther'
}
