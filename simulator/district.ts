import { baselineAddresses, baselineOf } from './baseline.ts'
import type { Baseline, BaselineAddress } from './baseline.ts'
import { at } from './clockwork.ts'
import { makeRing } from './commuters.ts'
import { makeCommunity } from './community.ts'
import type { Community } from './community.ts'
import { eventOf } from './day.ts'
import type { SimEvent } from './events.ts'
import type { Household } from './households.ts'
import { makePlan } from './plan.ts'
import type { DistrictOptions, Plan } from './plan.ts'
import { roundsOf } from './rounds.ts'
import { makeTimetable, storiesOf } from './timetable.ts'
import type { Stories, Timetable } from './timetable.ts'
import type { Worker } from './workers.ts'

export type District = {
  readonly plan: Plan
  /** A community by its path. Errors: RangeError for a path that the division file lacks. */
  readonly community: (path: string) => Community
  /** All doors of a community (or of the whole district) in walking order, vacant ones included. */
  readonly households: (path?: string) => Generator<Household>
  readonly baseline: (path: string) => Baseline
  readonly baselineAddresses: (path: string) => Generator<BaselineAddress>
  /**
   * What reaches the server from hour `from` (included) to hour `to` after the first midnight, in order of arrival;
   * hour 0 to 24 is the first day; three days are told, and late phones and checks end before hour 96.
   */
  readonly events: (from: number, to: number) => Generator<SimEvent>
  /** The grid workers of a community, one for each grid. */
  readonly workers: (path: string) => readonly Worker[]
}

/** A whole district from one seed. Nothing is made before it is asked for, and no more is kept than the doors. */
export function makeDistrict(options: DistrictOptions): District {
  const plan = makePlan(options)
  const ring = makeRing(plan)
  const index = new Map(plan.communities.map(({ path }, i) => [path, i]))
  const made: (Community | undefined)[] = []
  const community = (path: string): Community => {
    const i = index.get(path)
    if (i === undefined) throw new RangeError(`the division file has no community ${path}`)
    return (made[i] ??= makeCommunity(plan, ring, plan.communities[i] as Plan['communities'][number]))
  }
  function* households(path?: string): Generator<Household> {
    const paths = path === undefined ? plan.communities.map((found) => found.path) : [path]
    for (const one of paths) {
      const found = community(one)
      for (let door = 0; door < found.skeleton.doors; door++) yield found.household(door)
    }
  }
  let day: { stories: readonly Stories[]; timetable: Timetable } | undefined
  const theDay = (): { stories: readonly Stories[]; timetable: Timetable } => {
    if (day) return day
    const stories = plan.communities.map(({ path }) => storiesOf(plan, community(path)))
    return (day = { stories, timetable: makeTimetable(plan, stories) })
  }
  function* events(from: number, to: number): Generator<SimEvent> {
    const { stories, timetable } = theDay()
    for (const line of timetable.between(at(from), at(to))) {
      const event = eventOf(plan, stories[line.community] as Stories, line)
      if (event) yield event
    }
  }
  return {
    plan,
    community,
    events,
    workers: (path) => roundsOf(plan, community(path)).map(({ worker }) => worker),
    households,
    baseline: (path) => baselineOf(options.seed, options.day, community(path)),
    baselineAddresses: (path) => baselineAddresses(options.seed, community(path)),
  }
}
