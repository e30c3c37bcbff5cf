/**
 * An area is a path and a subtree is a prefix (collation "C"). Lengths follow the official division code:
 * '' the whole district, 9 street, 12 community, 15 grid, 18 building. Depth is variable: a path may end early.
 */
export const levels = ['district', 'street', 'community', 'grid', 'building'] as const
export type Level = (typeof levels)[number]

const lengths: Record<Level, number> = { district: 0, street: 9, community: 12, grid: 15, building: 18 }

export const pathPattern = '^(\\d{9}|\\d{12}|\\d{15}|\\d{18})?$'
const path = new RegExp(pathPattern)

export const isPath = (text: string): boolean => path.test(text)
export const lengthOf = (level: Level): number => lengths[level]

/** Level of a path; a path of another length is not a path. Errors: RangeError. */
export function levelOf(area: string): Level {
  const level = levels.find((name) => lengths[name] === area.length)
  if (!level) throw new RangeError(`no area path has ${area.length} digits`)
  return level
}

/** First text after every path that begins with `prefix`: the open end of a range. */
export const upperBound = (prefix: string): string =>
  prefix === '' ? '~' : prefix.slice(0, -1) + String.fromCharCode(prefix.charCodeAt(prefix.length - 1) + 1)

export const within = (area: string, prefix: string): boolean => area.startsWith(prefix)
export const withinAny = (area: string, prefixes: readonly string[]): boolean => prefixes.some((p) => within(area, p))

/** The area itself and everything above it, the district ('') first. */
export const ancestors = (area: string): string[] =>
  levels
    .map((name) => lengths[name])
    .filter((n) => n <= area.length)
    .map((n) => area.slice(0, n))

export const parentOf = (area: string): string | null => ancestors(area).at(-2) ?? null
/** The path cut to a level, or null when the path ends above it. */
export const cut = (area: string, level: Level): string | null =>
  area.length >= lengths[level] ? area.slice(0, lengths[level]) : null

/** Drops every prefix that lies inside another one; sorted. */
export function outermost(prefixes: readonly string[]): string[] {
  const sorted = [...new Set(prefixes)].sort()
  return sorted.filter((p, i) => !sorted.some((q, j) => j !== i && p !== q && p.startsWith(q)))
}

/** The longest text that all prefixes begin with. */
export function commonPrefix(prefixes: readonly string[]): string {
  const [first = '', ...rest] = prefixes
  let n = first.length
  for (const p of rest) while (n > 0 && !p.startsWith(first.slice(0, n))) n--
  return first.slice(0, n)
}
