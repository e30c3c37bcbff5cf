import { addSeconds } from '@gridward/contract/days'
import type { SunsetView } from '@gridward/contract/orders'
import { within } from '@gridward/contract/paths'

/** Days between the second signature and the deletion (DESIGN, Retention). */
export const noticeDays = 30
const day = 86_400

/** Days after the end of the emergency when the last of what has a time of its own is gone (the comments of the tables). */
export const ownTimes = [
  { what: 'acts', table: 'act', days: 90 },
  { what: 'calls', table: 'call', days: 180 },
  { what: 'looks', table: 'journal_detail', days: 180 },
  { what: 'holds', table: 'hold', days: 366 },
  { what: 'orders', table: 'person_order', days: 1096 },
] as const

/** Every step with its date. `nights`: how many nightly backups the server keeps. */
export function stepsOf(overAt: string | null, dueAt: string | null, nights: number): SunsetView['steps'] {
  const after = (from: string | null, days: number): string | null => from && addSeconds(from, days * day)
  return [
    { what: 'register', on: dueAt },
    { what: 'backups', on: after(dueAt, nights) },
    ...ownTimes.map(({ what, days }) => ({ what, on: after(overAt, days) })),
  ]
}

export type Ending = {
  id: string
  /** The path that was declared, and what became of it in redivisions. */
  areas: readonly string[]
  endsAt: string
  endedAt: string | null
  renews: string | null
  /** Its data are gone. */
  done: boolean
}

const over = (e: Ending): string => (e.endedAt !== null && e.endedAt < e.endsAt ? e.endedAt : e.endsAt)

/** One that was renewed has no end of its own. */
export const isRenewed = (one: Ending, all: readonly Ending[]): boolean => all.some((e) => e.renews === one.id)

/**
 * Areas inside an ended emergency whose data another one still needs: it holds, or it ended later and its own end is not
 * carried out. Of two that ended at once, the one with the higher id decides.
 */
export function heldByOthers(one: Ending, all: readonly Ending[]): string[] {
  const others = all.filter(
    (e) =>
      e.id !== one.id &&
      !e.done &&
      !isRenewed(e, all) &&
      (over(e) > over(one) || (over(e) === over(one) && e.id > one.id)),
  )
  const touches = (area: string): boolean => one.areas.some((mine) => within(area, mine) || within(mine, area))
  return [...new Set(others.filter((e) => e.areas.some(touches)).flatMap((e) => e.areas))].sort()
}
