import type { Item } from './item.ts'

/** Where the queue lies. Each call is one transaction of its own. */
export type Store = {
  /** Puts an item at the end; the same id twice keeps the first. */
  add(item: Omit<Item, 'seq'>): Promise<void>
  /** In the order in which they were added. */
  all(): Promise<Item[]>
  /** Changes an item that is still there; an item that has been removed stays removed. */
  change(id: string, to: Partial<Pick<Item, 'state' | 'tries' | 'lastError' | 'heldUntil'>>): Promise<void>
  remove(ids: readonly string[]): Promise<void>
}

/** A queue in memory: for tests, and for a browser that forbids storage (the page says so). */
export function memoryStore(items: Item[] = []): Store {
  let next = items.length + 1
  return {
    async add(item) {
      if (!items.some((other) => other.id === item.id)) items.push({ ...item, seq: next++ })
    },
    all: async () => items.map((item) => ({ ...item })),
    async change(id, to) {
      const found = items.find((item) => item.id === id)
      if (found) Object.assign(found, to)
    },
    async remove(ids) {
      for (const id of ids) {
        const at = items.findIndex((item) => item.id === id)
        if (at >= 0) items.splice(at, 1)
      }
    },
  }
}
