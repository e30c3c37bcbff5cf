import type { Day } from '@gridward/contract/days'
import { shift } from './calendar.ts'
import type { Community } from './community.ts'
import { stream } from './random.ts'
import { Dwelling } from './skeleton.ts'

/** What the district believed before the first knock. It comes from an older count and disagrees a little with the doors. */
export type Baseline = {
  readonly area: string
  readonly households: number
  readonly people: number
  readonly source: string
  readonly countedOn: Day
}

export type BaselineAddress = {
  readonly area: string
  readonly estate: string
  readonly building: string
  readonly unit: string
  readonly room: string
  readonly text: string
  readonly head: string
  /** False for a house that was pulled down or never stood: the list has it, the street has not. */
  readonly exists: boolean
}

const sources = ['综治平台', '公安户籍', '第六次人口普查推算', '计生台账'] as const

/** Households and people of one community as its baseline says: off by 3 % and 4 % (standard deviations). */
export function baselineOf(seed: number, day: Day, { plan, skeleton }: Community): Baseline {
  const random = stream(seed, 'baseline', plan.path)
  const households = skeleton.size.reduce((n, size) => n + (size > 0 ? 1 : 0), 0)
  const off = (value: number, sd: number): number => Math.max(0, Math.round(value * (1 + random.normal(0, sd))))
  return {
    area: plan.path,
    households: off(households, 0.03),
    people: off(plan.people, 0.04),
    source: random.pick(sources),
    countedOn: shift(day, -random.whole(30, 400)),
  }
}

/** The baseline's addresses: 2.5 % of the lived-in doors are missing, 1.5 % more do not exist; vacant ones are half there. */
export function* baselineAddresses(seed: number, community: Community): Generator<BaselineAddress> {
  const { plan, skeleton } = community
  const base = stream(seed, 'baseline addresses', plan.path)
  for (let door = 0; door < skeleton.doors; door++) {
    const random = base.part(door)
    const vacant = skeleton.kind[door] === Dwelling.vacant
    const { address, members } = community.household(door)
    const { area, estate, building, unit, room, text } = address
    const head = members[0]?.name ?? ''
    if (!random.chance(vacant ? 0.5 : 0.025)) yield { area, estate, building, unit, room, text, head, exists: true }
    if (!random.chance(0.015)) continue
    const gone = `${room}附${random.whole(1, 9)}号`
    yield { area, estate, building, unit, room: gone, text: text.replace(room, gone), head: '', exists: false }
  }
}
