import { parentOf } from '@gridward/contract/paths'
import type { Tx } from '../platform/database.ts'
import { wholeInside } from './rules-aliases.ts'
import { aliasesInto, successorsOf } from './store-aliases.ts'
import { findArea } from './store-tree.ts'

export { areaNames, readDistrict } from './store-tree.ts'
export { addResponsible as appointAll, type NewResponsible } from './store-responsible.ts'
export { leadsOf } from './store-leads.ts'
export { listAreas, listLeaves } from './store-list.ts'
export { areaNamer, type NamedPath } from './naming.ts'
export { registerMover, tableMover, type Mover, type Moves } from './movers.ts'

/** Where something recorded at a path belongs today. `others`: the path was split, and these took parts of it. */
export type Translated = { path: string; others: string[]; moved: boolean }

/**
 * Today's path for one that a phone or a paper still carries. A path that was never known answers undefined; one below
 * a known area (a building nobody entered) is led by the nearest area above it.
 */
export async function translate(tx: Tx, district: number, path: string): Promise<Translated | undefined> {
  if (path === '') return { path, others: [], moved: false }
  const area = await findArea(tx, district, path)
  if (area && !area.closed) return { path, others: [], moved: false }
  const [main, ...rest] = await successorsOf(tx, district, path)
  if (main) return { path: main.to, others: rest.map((s) => s.to), moved: true }
  const above = area ? null : parentOf(path)
  return above ? translate(tx, district, above) : undefined
}

/**
 * Old paths whose events belong to `prefixes` today: a scope of a new street also reads what was recorded under the
 * old one. Not the prefixes themselves. Empty where nothing was ever redivided.
 */
export async function pathsOf(tx: Tx, district: number, prefixes: readonly string[]): Promise<string[]> {
  if (prefixes.includes('')) return []
  return wholeInside(await aliasesInto(tx, district, prefixes), prefixes)
}

/** The same for each prefix by itself, in one question. */
export async function pathsOfEach(
  tx: Tx,
  district: number,
  prefixes: readonly string[],
): Promise<Map<string, string[]>> {
  const asked = [...new Set(prefixes)].filter((prefix) => prefix !== '')
  const ways = asked.length ? await aliasesInto(tx, district, asked) : []
  return new Map(asked.map((prefix) => [prefix, ways.length ? wholeInside(ways, [prefix]) : []]))
}
export { foundAreas, readDivisions, type Founding } from './founding.ts'
export { whoAnswers, type Answering } from './answering.ts'
