import type { Item } from './item.ts'

/** How urgent the unsent items are, by the age of the oldest: work goes on, but the person must be told. */
export const lateAfter = { soon: 60 * 60_000, now: 4 * 60 * 60_000 }

export type QueueStatus = {
  waiting: number
  /** Refused or disputed: a person has to look. */
  needsPerson: number
  quarantined: number
  /** Waiting items of other people on this phone. */
  others: number
  oldestAt: string | null
  alarm: 'none' | 'soon' | 'now'
}

export function statusOf(items: readonly Item[], account: string, now: Date): QueueStatus {
  const own = items.filter((item) => item.account === account)
  const waiting = own.filter((item) => item.state === 'waiting')
  const oldestAt = waiting.reduce<string | null>(
    (oldest, item) => (oldest === null || item.recordedAt < oldest ? item.recordedAt : oldest),
    null,
  )
  const age = oldestAt === null ? 0 : now.getTime() - Date.parse(oldestAt)
  return {
    waiting: waiting.length,
    needsPerson: own.filter((item) => item.state === 'rejected' || item.state === 'disputed').length,
    quarantined: own.filter((item) => item.state === 'quarantined').length,
    others: items.filter((item) => item.account !== account && item.state === 'waiting').length,
    oldestAt,
    alarm: age >= lateAfter.now ? 'now' : age >= lateAfter.soon ? 'soon' : 'none',
  }
}

/** A clock that is off by more than this, ms, is told to its owner; days and windows would be wrong otherwise. */
export const clockAlarm = 120_000
