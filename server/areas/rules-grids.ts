import { freeCode } from './rules-codes.ts'

/** A community to be divided: what it holds and which grid paths it ever had (open or closed). */
export type Ground = { path: string; name: string; households: number; people: number; usedGrids: readonly string[] }
export type Division =
  | { by: 'households' | 'people' | 'even'; total: number }
  | { by: 'each'; each: number }
  | { by: 'size'; households: number }
export type NewGrid = { path: string; parent: string; name: string }
export type RosterLine = { row: number; area: string; person: string; phone: string }

/** 网格 code: community + 001 ..., so a community holds at most 999. */
const mostGrids = 999

/** 港湾北社区居民委员会 -> 港湾北 */
export const shortName = (name: string): string =>
  name.replace(/(社区)?(居民委员会|居委会|村民委员会|村委会|虚拟社区)$/, '').replace(/社区$/, '') || name

/**
 * Shares `total` whole things in proportion to the weights: largest remainders, ties to the first; each gets at least
 * one. Errors: RangeError when there are fewer things than takers.
 */
export function apportion(total: number, weights: readonly number[]): number[] {
  if (total < weights.length) throw new RangeError(`${total} cannot give one to each of ${weights.length}`)
  const sum = weights.reduce((a, b) => a + b, 0)
  const spare = total - weights.length
  const ideal = weights.map((w) => (sum > 0 ? (w / sum) * spare : spare / weights.length))
  const counts = ideal.map((x) => 1 + Math.floor(x))
  const left = total - counts.reduce((a, b) => a + b, 0)
  const order = ideal.map((x, i) => ({ i, rest: x - Math.floor(x) })).sort((a, b) => b.rest - a.rest || a.i - b.i)
  for (const { i } of order.slice(0, left)) counts[i] = (counts[i] ?? 0) + 1
  return counts
}

function countsFor(grounds: readonly Ground[], division: Division): number[] {
  if (division.by === 'each') return grounds.map(() => division.each)
  if (division.by === 'size') return grounds.map((g) => Math.max(1, Math.ceil(g.households / division.households)))
  const { by } = division
  const weights = grounds.map((g) => (by === 'even' ? 1 : g[by]))
  return apportion(division.total, weights)
}

/**
 * New grids for communities, in the order given. Codes go on after the highest ever used in the community, so a closed
 * grid's path never comes back. Errors: RangeError when a community would get more than 999.
 */
export function divide(grounds: readonly Ground[], division: Division): NewGrid[] {
  const counts = countsFor(grounds, division)
  return grounds.flatMap((ground, i) => {
    const used = new Set(ground.usedGrids)
    const wanted = counts[i] ?? 0
    if (used.size + wanted > mostGrids) throw new RangeError(`${ground.path} would have more than ${mostGrids} grids`)
    return Array.from({ length: wanted }, () => {
      const path = freeCode(ground.path, used)
      used.add(path)
      return { path, parent: ground.path, name: `${shortName(ground.name)}第${Number(path.slice(-3))}网格` }
    })
  })
}

/** Names from a list go to areas in order when the list names no area; the rest of either side is reported. */
export function assign(
  areas: readonly { path: string; name: string }[],
  roster: readonly RosterLine[],
): { given: (RosterLine & { area: string })[]; unknown: RosterLine[]; without: string[] } {
  const byName = new Map<string, string[]>()
  for (const a of areas) byName.set(a.name, [...(byName.get(a.name) ?? []), a.path])
  const paths = new Set(areas.map((a) => a.path))
  const find = (text: string): string | undefined => {
    if (paths.has(text)) return text
    const named = byName.get(text)
    return named?.length === 1 ? named[0] : undefined
  }
  const given: (RosterLine & { area: string })[] = []
  const unknown: RosterLine[] = []
  const named = roster.filter((line) => line.area !== '')
  for (const line of named) {
    const area = find(line.area)
    if (area === undefined || !line.person) unknown.push(line)
    else given.push({ ...line, area })
  }
  const taken = new Set(given.map((g) => g.area))
  const open = areas.map((a) => a.path).filter((path) => !taken.has(path))
  roster
    .filter((line) => line.area === '')
    .forEach((line, i) => {
      const area = open[i]
      if (area === undefined || !line.person) unknown.push(line)
      else given.push({ ...line, area })
    })
  const done = new Set(given.map((g) => g.area))
  return { given, unknown, without: areas.map((a) => a.path).filter((path) => !done.has(path)) }
}
