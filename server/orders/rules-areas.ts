import { commonPrefix, levels, lengthOf } from '@gridward/contract/paths'

/** The smallest area that holds all of these. */
export function commonArea(areas: readonly string[]): string {
  const text = commonPrefix(areas)
  const length = Math.max(...levels.map(lengthOf).filter((n) => n <= text.length))
  return text.slice(0, length)
}
