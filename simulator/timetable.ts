import type { Community } from './community.ts'
import type { Plan } from './plan.ts'
import { stream } from './random.ts'
import type { Random } from './random.ts'
import { reportTime } from './reports.ts'
import { roundsOf } from './rounds.ts'
import type { Round } from './rounds.ts'
import { entriesOf } from './schedule.ts'
import type { Entry } from './schedule.ts'

/** Days that the stream of events covers: nobody knocks later than that. */
export const daysCovered = 3
/** Stands in `door` where an event belongs to the community and not to a door. */
export const noDoor = -1

/** The doors of a community with what happens there; each door can be asked alone. */
export type Stories = {
  /** The stream that the contents of its events come from. */
  readonly contents: Random
  readonly community: Community
  readonly rounds: readonly Round[]
  readonly entries: (door: number) => readonly Entry[]
}

export function storiesOf(plan: Plan, community: Community): Stories {
  const rounds = roundsOf(plan, community)
  const base = stream(plan.options.seed, 'day', community.plan.path)
  const entries = (door: number): readonly Entry[] => {
    const round = rounds[community.layout.gridOf(door)] as Round
    return entriesOf(base.part(door), community, round, door)
  }
  return { community, rounds, entries, contents: stream(plan.options.seed, 'event', community.plan.path) }
}

export type Line = { readonly arrives: number; readonly community: number; readonly door: number; readonly nth: number }
export type Timetable = { readonly length: number; readonly between: (from: number, to: number) => Generator<Line> }

/**
 * All events of a district in order of arrival, 18 bytes each and without contents: 1.2 million people need about
 * 15 MB. Equal seconds keep the order of communities and doors.
 */
export function makeTimetable(plan: Plan, stories: readonly Stories[]): Timetable {
  const communities: number[] = []
  const doors: number[] = []
  const nths: number[] = []
  const times: number[] = []
  const add = (arrives: number, community: number, door: number, nth: number): void => {
    communities.push(community)
    doors.push(door)
    nths.push(nth)
    times.push(arrives)
  }
  stories.forEach(({ community, entries }, i) => {
    for (let door = 0; door < community.skeleton.doors; door++)
      for (const { arrives, nth } of entries(door)) add(arrives, i, door, nth)
    for (let day = 0; day < daysCovered; day++) {
      const time = reportTime(plan.options.seed, community.plan, day)
      if (time !== null) add(time, i, noDoor, day)
    }
  })
  // Second and position in one number: 2^22 seconds are 48 days, 2^31 positions are more than there are people.
  const order = Float64Array.from(times, (time, i) => time * 2 ** 31 + i).sort()
  const [c, d, n] = [Uint16Array.from(communities), Int32Array.from(doors), Uint8Array.from(nths)]
  const startOf = (second: number): number => {
    let [low, high] = [0, order.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((order[middle] as number) < second * 2 ** 31) low = middle + 1
      else high = middle
    }
    return low
  }
  function* between(from: number, to: number): Generator<Line> {
    const end = startOf(to)
    for (let at = startOf(from); at < end; at++) {
      const key = order[at] as number
      const i = key % 2 ** 31
      yield { arrives: Math.floor(key / 2 ** 31), community: c[i] as number, door: d[i] as number, nth: n[i] as number }
    }
  }
  return { length: order.length, between }
}
