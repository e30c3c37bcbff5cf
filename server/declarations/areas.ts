import type { Tx } from '../platform/database.ts'
import { translate } from '../areas/index.ts'

/**
 * Today's path for one that a phone or a paper carries. A path that the tree does not know stays as it is: the
 * permission decides about it, and a door under a path that is entered later is not lost meanwhile.
 */
export async function todaysPath(tx: Tx, district: number, path: string): Promise<string | undefined> {
  if (path === '') return undefined
  const today = await translate(tx, district, path)
  return today && today.path !== '' ? (today.moved ? today.path : path) : path
}

/** The same for a set: each path is looked up once. */
export function todaysPaths(tx: Tx, district: number): (path: string) => Promise<string | undefined> {
  const known = new Map<string, Promise<string | undefined>>()
  return (path) => {
    const found = known.get(path) ?? todaysPath(tx, district, path)
    known.set(path, found)
    return found
  }
}
