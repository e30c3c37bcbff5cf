import type { Item } from './item.ts'

/**
 * What may be sent now, in order: an item waits for the one it depends on, and for nobody else. An item that the
 * server no longer owes us (sent, or in quarantine there) is no obstacle; one that was refused is, until it is settled.
 * One that is held for its author's second thoughts stays until `now` has passed that moment.
 */
export function readyItems(items: readonly Item[], account: string, skipped: ReadonlySet<string>, now: Date): Item[] {
  const obstacles = new Set(items.filter((item) => item.state !== 'quarantined').map((item) => item.id))
  return items.filter(
    (item) =>
      item.state === 'waiting' &&
      item.account === account &&
      !skipped.has(item.id) &&
      !isHeld(item, now) &&
      !(item.dependsOn !== null && obstacles.has(item.dependsOn)),
  )
}

export const isHeld = (item: Pick<Item, 'heldUntil'>, now: Date): boolean =>
  Boolean(item.heldUntil) && Date.parse(item.heldUntil!) > now.getTime()

/** The first run of items of one kind, so that the order among kinds stays as it was recorded. */
export function nextBatch(ready: readonly Item[], most: (kind: string) => number): Item[] {
  const [first] = ready
  if (!first) return []
  const end = ready.findIndex((item) => item.kind !== first.kind)
  return ready.slice(0, Math.min(end === -1 ? ready.length : end, most(first.kind)))
}

/** First and longest wait before the next try, ms; between half and all of it, so that phones do not return at once. */
const wait = { first: 2_000, most: 300_000 }
export const backOff = (failures: number, chance: number): number => {
  const longest = Math.min(wait.most, wait.first * 2 ** Math.max(0, failures - 1))
  return longest / 2 + (longest / 2) * chance
}
