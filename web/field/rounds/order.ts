import type { Door } from './doors.ts'

export const filters = ['todo', 'revisit', 'done', 'all'] as const
export type Filter = (typeof filters)[number]

/** Knocked on today without an answer: there is nothing to do there before the next try. */
const waits = (door: Door, now: Date): boolean =>
  door.mine !== null && door.todo[0] === 'again' && door.dueAt !== null && Date.parse(door.dueAt) > now.getTime()

const fits: Record<Filter, (door: Door, now: Date) => boolean> = {
  todo: (door, now) => door.todo.length > 0 && !waits(door, now),
  revisit: (door) => door.todo.some((todo) => todo === 'again' || todo === 'second' || todo === 'fresh'),
  done: (door) => door.todo.length === 0,
  all: () => true,
}

export const filterDoors = (doors: readonly Door[], filter: Filter, now: Date): Door[] =>
  doors.filter((door) => fits[filter](door, now))

export const countDoors = (doors: readonly Door[], now: Date): Record<Filter, number> => ({
  todo: filterDoors(doors, 'todo', now).length,
  revisit: filterDoors(doors, 'revisit', now).length,
  done: filterDoors(doors, 'done', now).length,
  all: doors.length,
})

const numbersInOrder = new Intl.Collator('zh-CN', { numeric: true })
const by = (name: 'area' | 'estate' | 'building' | 'unit' | 'room') => (a: Door, b: Door) =>
  numbersInOrder.compare(a[name], b[name])
const walk = [by('estate'), by('building'), by('unit'), by('room'), by('area')]

/** The order of walking: estate, building, unit, room; 2 comes before 10. */
export function inWalkingOrder(doors: readonly Door[]): Door[] {
  return [...doors].sort((a, b) => {
    for (const compare of walk) {
      const order = compare(a, b)
      if (order !== 0) return order
    }
    return a.id < b.id ? -1 : 1
  })
}

export const isSecond = (door: Door): boolean => door.todo.includes('second')
export const isUrgent = (door: Door): boolean => door.overdue || isSecond(door)

/** The doors to go to first: longest overdue, then those drawn for somebody else's second look. */
export const worstFirst = (doors: readonly Door[], most: number): Door[] =>
  doors
    .filter(isUrgent)
    .sort((a, b) => Number(b.overdue) - Number(a.overdue) || due(a) - due(b) || b.tries - a.tries)
    .slice(0, most)

const due = (door: Door): number => (door.dueAt ? Date.parse(door.dueAt) : Number.MAX_SAFE_INTEGER)

/** What stands on the wall of a building, so that a list can be cut where the worker walks across the yard. */
export const buildingOf = ({ estate, building }: Pick<Door, 'estate' | 'building'>): string =>
  estate + (/^[\d-]+$/.test(building) ? `${building}栋` : building)
