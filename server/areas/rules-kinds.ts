import type { AreaKind } from '@gridward/contract/areas'

/** 统计用区划代码: the third group tells the kind of a street-level unit (001–099, 100–199, 200–399, 400–599). */
export function streetKind(code: string): AreaKind {
  const n = Number(code.slice(6, 9))
  if (n < 100) return 'subdistrict'
  if (n < 200) return 'town'
  if (n < 400) return 'township'
  return 'specialTown'
}

/** The last group: 001–199 residents' committee, 200–399 villagers' committee, 498 and 598 stand for no committee. */
export function communityKind(code: string): AreaKind {
  const n = Number(code.slice(9, 12))
  if (n === 498 || n === 598) return 'virtual'
  if (n < 200) return 'residents'
  if (n < 400) return 'villagers'
  return 'specialCommunity'
}
