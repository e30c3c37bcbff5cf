import { at, dayLength } from './clockwork.ts'
import type { CommunityPlan } from './plan.ts'
import { stream } from './random.ts'
import type { Stories } from './timetable.ts'

/** When a community confirms the figures of a day (0 is the first), in seconds since the first midnight; null where it forgets. */
export function reportTime(seed: number, community: CommunityPlan, day: number): number | null {
  const random = stream(seed, 'report', community.path).part(day)
  const draw = random.unit()
  if (draw < 0.95) return day * dayLength + at(15, 30) + random.whole(0, 7200)
  // Of those that are late, two in five never come.
  return draw < 0.98 ? day * dayLength + at(18) + random.whole(0, 4 * 3600) : null
}

export type Tally = { readonly visited: number; readonly people: number }

/** Doors at which somebody was met until `second`, and the people behind them, as the community counts them on its fingers. */
export function tallyUntil({ community, entries }: Stories, second: number): Tally {
  let [visited, people] = [0, 0]
  for (let door = 0; door < community.skeleton.doors; door++) {
    const met = entries(door).some(
      ({ kind, result, observed }) => observed <= second && result === 'home' && (kind === 'visit' || kind === 'paper'),
    )
    if (!met) continue
    visited++
    people += community.skeleton.size[door] as number
  }
  return { visited, people }
}
