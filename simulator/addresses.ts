import type { CommunityPlan } from './plan.ts'
import { stream } from './random.ts'
import type { Random } from './random.ts'
import { Dwelling } from './skeleton.ts'
import type { Skeleton } from './skeleton.ts'
import { estateBacks, estateFronts } from './tables/places.ts'

/** Where a door is. `area` is the path of its building (18 digits). */
export type Address = {
  readonly area: string
  readonly grid: string
  readonly estate: string
  readonly building: string
  readonly unit: string
  readonly room: string
  readonly text: string
}

type Building = {
  from: number
  grid: number
  path: string
  estate: string
  name: string
  units: number
  perFloor: number
}

export type Layout = { readonly gridOf: (door: number) => number; readonly address: (door: number) => Address }

const pad = (n: number): string => String(n).padStart(3, '0')

/** The name without its kind of committee: 港湾北社区居民委员会 -> 港湾北社区, 大桥村民委员会 -> 大桥村. */
export const shortName = (name: string): string =>
  name
    .replace(/村民委员会$|村委会$/, '村')
    .replace(/村村$/, '村')
    .replace(/居民委员会$|居委会$/, '')

/** Doors `from` (included) to `to` of grid `grid`; grids divide the doors of a community evenly, in walking order. */
export const gridStart = (doors: number, grids: number, grid: number): number => Math.floor((doors * grid) / grids)

function estatesOf(community: CommunityPlan, random: Random): string[] {
  if (community.setting === 'village') return [shortName(community.name)]
  const n = 1 + Math.floor(random.unit() * 3)
  return Array.from({ length: n }, () => random.pick(estateFronts) + random.pick(estateBacks))
}

function buildings(community: CommunityPlan, doors: number, random: Random): Building[] {
  const estates = estatesOf(community, random)
  const village = community.setting === 'village'
  const found: Building[] = []
  for (let grid = 0, serial = 0; grid < community.grids; grid++) {
    const end = gridStart(doors, community.grids, grid + 1)
    const estate = estates[Math.floor((grid * estates.length) / community.grids)] as string
    for (let from = gridStart(doors, community.grids, grid), n = 1; from < end; n++) {
      const units = village ? 1 : random.whole(2, 4)
      const perFloor = village ? 1 : random.whole(2, 4)
      const room = village ? random.whole(18, 45) : units * perFloor * random.pick([6, 6, 7, 11, 18, 26])
      serial++
      const name = village ? `${serial}组` : `${serial}号楼`
      found.push({ from, grid, path: `${community.path}${pad(grid + 1)}${pad(n)}`, estate, name, units, perFloor })
      from += room
    }
  }
  return found
}

/** Buildings, units and rooms of a community. A building lies in one grid and each grid has at least one, where doors suffice. */
export function makeLayout(seed: number, community: CommunityPlan, skeleton: Skeleton): Layout {
  const all = buildings(community, skeleton.doors, stream(seed, 'addresses', community.path))
  const at = (door: number): Building => {
    let [low, high] = [0, all.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((all[middle] as Building).from <= door) low = middle
      else high = middle - 1
    }
    return all[low] as Building
  }
  const address = (door: number): Address => {
    const { path, estate, name, units, perFloor, from } = at(door)
    const place = door - from
    const grid = path.slice(0, 15)
    const shared = skeleton.kind[door] === Dwelling.dormitory ? '宿舍' : ''
    if (community.setting === 'village') {
      const room = `${shared}${place + 1}号`
      return { area: path, grid, estate, building: name, unit: '', room, text: `${estate}${name}${room}` }
    }
    const unit = `${(place % (units * perFloor) < perFloor ? 0 : Math.floor((place % (units * perFloor)) / perFloor)) + 1}单元`
    const floor = Math.floor(place / (units * perFloor)) + 1
    const room = `${shared}${floor}${String((place % perFloor) + 1).padStart(2, '0')}`
    return { area: path, grid, estate, building: name, unit, room, text: `${estate}${name}${unit}${room}` }
  }
  return { gridOf: (door) => at(door).grid, address }
}
