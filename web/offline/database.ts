import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import type { Item } from './item.ts'
import type { Store } from './store.ts'

interface Schema extends DBSchema {
  outbox: { key: number; value: Item; indexes: { id: string } }
  /** What was read for work without a network, by account and name. */
  shelf: { key: string; value: { savedAt: string; value: unknown } }
}
type Database = IDBPDatabase<Schema>

let opened: Promise<Database> | undefined
export function openDatabase(): Promise<Database> {
  opened ??= openDB<Schema>('gridward-field', 1, {
    upgrade(db) {
      db.createObjectStore('outbox', { keyPath: 'seq', autoIncrement: true }).createIndex('id', 'id', { unique: true })
      db.createObjectStore('shelf')
    },
    terminated() {
      opened = undefined
    },
  })
  opened.catch(() => (opened = undefined))
  return opened
}

/** The queue in IndexedDB. `strict` waits for the disk: what the person saw saved survives a dead battery. */
export const databaseStore: Store = {
  async add(item) {
    const tx = (await openDatabase()).transaction('outbox', 'readwrite', { durability: 'strict' })
    if ((await tx.store.index('id').getKey(item.id)) === undefined) await tx.store.add(item as Item)
    await tx.done
  },
  async all() {
    return (await openDatabase()).getAll('outbox')
  },
  async change(id, to) {
    const tx = (await openDatabase()).transaction('outbox', 'readwrite')
    const found = await tx.store.index('id').get(id)
    if (found) await tx.store.put({ ...found, ...to })
    await tx.done
  },
  async remove(ids) {
    const tx = (await openDatabase()).transaction('outbox', 'readwrite')
    for (const id of ids) {
      const key = await tx.store.index('id').getKey(id)
      if (key !== undefined) await tx.store.delete(key)
    }
    await tx.done
  },
}
