import { addSeconds, type Instant } from '@gridward/contract/days'
import type { Tx } from '../platform/database.ts'
import type { Live } from '../platform/live.ts'
import type { Sealed } from '../platform/sealer.ts'
import { countedSince } from './store.ts'
import { communityOf, isNews, type Few } from './rules-lately.ts'

const hour = 3600

/** What happened in the last hour, kept as lines are numbered; a look counts nothing. */
export type Lately = {
  /** The last hour, at most: a minute's counts by district, kind and community. */
  since(now: Instant): Iterable<Few>
}

type Counted = { rows: Few[]; through: number }

const kept = new WeakMap<Live, Promise<Lately>>()

/** The one of this process; made at the first look. */
export function latelyOf(live: Live, tx: Tx, now: Instant): Promise<Lately> {
  const known = kept.get(live)
  if (known) return known
  const made = followLately(live, now, (since) => countedSince(tx, since))
  kept.set(live, made)
  // a database that was away must not be remembered
  made.catch(() => kept.delete(live))
  return made
}

/** At most this many counts: a minute of a large district has some hundreds. What is beyond is not told. */
const mostCounts = 200_000

/**
 * Follows from now on, and reads once what was before: `read` answers the last hour and the number of the last line in it,
 * so that nothing is counted twice or left out.
 */
export async function followLately(
  live: Live,
  now: Instant,
  read: (since: Instant) => Promise<Counted>,
): Promise<Lately> {
  const counts = new Map<string, Few>()
  const early: Sealed[] = []
  let through = Infinity
  const take = (sealed: Sealed): void => {
    for (const line of sealed.lines)
      if (line.seq > through && isNews(line.kind))
        add(counts, { ...line, area: communityOf(line.area), n: 1, lastAt: line.happened_at })
  }
  const leave = live.follow((sealed) => (through === Infinity ? early.push(sealed) : take(sealed)))
  try {
    const before = await read(addSeconds(now, -hour))
    for (const few of before.rows) if (isNews(few.kind)) add(counts, few)
    through = before.through
  } catch (error) {
    leave()
    throw error
  }
  early.forEach(take)
  return {
    *since(at) {
      const begin = addSeconds(at, -hour)
      for (const [key, few] of counts)
        if (few.lastAt <= begin) counts.delete(key)
        else yield few
    },
  }
}

function add(counts: Map<string, Few>, { district, kind, area, n, lastAt }: Few): void {
  const key = `${district} ${lastAt.slice(0, 16)} ${kind} ${area}`
  const known = counts.get(key)
  if (!known) {
    if (counts.size >= mostCounts) counts.delete(counts.keys().next().value!)
    counts.set(key, { district, kind, area, n, lastAt })
    return
  }
  known.n += n
  if (lastAt > known.lastAt) known.lastAt = lastAt
}
