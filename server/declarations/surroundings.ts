import { dayOf } from '@gridward/contract/days'
import type { Tx } from '../platform/database.ts'
import type { Keys } from '../platform/keys.ts'
import { screeningDefaults, type RoundRules, type ScreeningRules } from '../people/index.ts'
import { dayEnds } from './days.ts'
import { districtFacts, isListed, listedAreas, openRounds, roundFor, type RoundRow } from './store-rounds.ts'

/** What a set of pieces is read against; loaded once per set. */
export type Surroundings = {
  keys: Keys
  zone: string
  synthetic: boolean
  now: string
  today: string
  rules: ScreeningRules
  roundOf(area: string): RoundRules
}

/** Without a round a door is looked at again after a week, and after a day when nobody answered. */
const usual = { freshDays: 7, revisitSeconds: 86_400 } as const

export async function surroundings(tx: Tx, district: number, keys: Keys, now: string): Promise<Surroundings> {
  const { zone, demo } = await districtFacts(tx, district)
  const rounds = await openRounds(tx, district)
  const listed = await listedAreas(tx, district)
  const known = new Map<string, RoundRules>()
  const roundOf = (area: string): RoundRules => {
    let rules = known.get(area)
    if (!rules) known.set(area, (rules = rulesOf(roundFor(rounds, area), isListed(listed, area), zone)))
    return rules
  }
  return { keys, zone, synthetic: demo, now, today: dayOf(now, zone), rules: screeningDefaults, roundOf }
}

const rulesOf = (round: RoundRow | undefined, listed: boolean, zone: string): RoundRules => ({
  id: round?.id ?? null,
  share: round?.second_share ?? 0,
  listed,
  dueAt: round ? dayEnds(round.due_on, zone) : null,
  freshSeconds: (round?.fresh_days ?? usual.freshDays) * 86_400,
  revisitSeconds: usual.revisitSeconds,
})
