import { levelOf, levels, type Level } from '@gridward/contract/paths'
import { listAreas } from '../areas/index.ts'
import type { Tx } from '../platform/database.ts'
import type { Scope } from '../platform/scope.ts'

const named = { streets: 'street', communities: 'community', grids: 'grid' } as const

/** The area asked for and, below it, the next level or all areas of one. */
export async function figureAreas(
  tx: Tx,
  scope: Scope<'areas.read'>,
  area: string,
  below: 'children' | 'self' | keyof typeof named,
): Promise<string[]> {
  if (below === 'self') return [area]
  const level: Level | undefined = below === 'children' ? levels[levels.indexOf(levelOf(area)) + 1] : named[below]
  if (!level) return [area]
  return [area, ...(await listAreas(tx, scope, { level, under: area })).map((child) => child.path)]
}
