import { cut } from '@gridward/contract/paths'
import type { Tx } from '../platform/database.ts'
import { areaNames } from './store-tree.ts'

export type NamedPath = { street: string; community: string; grid: string }
const levels = ['street', 'community', 'grid'] as const

/** Names for the columns of a long list: ask for the paths of each portion, every path is looked up once. */
export function areaNamer(
  district: number,
): (tx: Tx, paths: readonly string[]) => Promise<(path: string) => NamedPath> {
  const known = new Map<string, string>()
  const nameAt = (path: string, level: (typeof levels)[number]): string => known.get(cut(path, level) ?? '') ?? ''
  return async (tx, paths) => {
    const parts = new Set(paths.flatMap((path) => levels.flatMap((level) => cut(path, level) ?? [])))
    const fresh = [...parts].filter((path) => !known.has(path))
    if (fresh.length > 0) {
      // a path that nobody entered stays without a name, and is not asked for again
      for (const path of fresh) known.set(path, '')
      for (const { path, name } of await areaNames(tx, district, fresh)) known.set(path, name)
    }
    return (path) => ({
      street: nameAt(path, 'street'),
      community: nameAt(path, 'community'),
      grid: nameAt(path, 'grid'),
    })
  }
}
