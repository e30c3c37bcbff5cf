import { openDatabase } from './database.ts'

export type Shelved<T> = { savedAt: string; value: T }

/**
 * What one person needs without a network: the households of a grid, the tree, a form. Kept by account, so that the next
 * person on a shared phone does not see it.
 */
export function shelfOf(account: string) {
  const key = (name: string): string => `${account}/${name}`
  return {
    async get<T>(name: string): Promise<Shelved<T> | undefined> {
      return (await (await openDatabase()).get('shelf', key(name))) as Shelved<T> | undefined
    },
    async put(name: string, value: unknown, savedAt: string): Promise<void> {
      await (await openDatabase()).put('shelf', { savedAt, value }, key(name))
    },
    /** What is kept under names that begin with `prefix`. */
    async list<T>(prefix: string): Promise<Shelved<T>[]> {
      const range = IDBKeyRange.bound(key(prefix), key(`${prefix}\uffff`))
      return (await (await openDatabase()).getAll('shelf', range)) as Shelved<T>[]
    },
    async remove(name: string): Promise<void> {
      await (await openDatabase()).delete('shelf', key(name))
    },
    /** Everything of this account. */
    async clear(): Promise<void> {
      await (await openDatabase()).delete('shelf', IDBKeyRange.bound(key(''), key('\uffff')))
    },
  }
}
/** Everything of everybody: for a phone that was cut off. */
export const clearShelves = async (): Promise<void> => (await openDatabase()).clear('shelf')

export type Shelf = ReturnType<typeof shelfOf>
