import { dayOf } from '@gridward/contract/days'
import type { Tx } from '../platform/database.ts'
import type { Keys } from '../platform/keys.ts'
import type { RoundRules, ScreeningRules } from '../people/index.ts'
import { rulesInForce } from '../rules/index.ts'
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

export async function surroundings(tx: Tx, district: number, keys: Keys, now: string): Promise<Surroundings> {
  const { zone, demo } = await districtFacts(tx, district)
  const rounds = await openRounds(tx, district)
  const listed = await listedAreas(tx, district)
  const today = dayOf(now, zone)
  const { rules, freshHours, revisitHours } = await inForce(tx, district, today)
  const known = new Map<string, RoundRules>()
  const roundOf = (area: string): RoundRules => {
    let found = known.get(area)
    if (!found) known.set(area, (found = rulesOf(roundFor(rounds, area), isListed(listed, area))))
    return found
  }
  const rulesOf = (round: RoundRow | undefined, isOnList: boolean): RoundRules => ({
    ...{ id: round?.id ?? null, share: round?.second_share ?? 0, listed: isOnList },
    dueAt: round ? dayEnds(round.due_on, zone) : null,
    freshSeconds: round ? round.fresh_days * 86_400 : freshHours * 3_600,
    revisitSeconds: revisitHours * 3_600,
  })
  return { keys, zone, synthetic: demo, now, today, rules, roundOf }
}

/** The parameters that hold in the district on a day, as the rules of ledgers and doors take them. */
export async function inForce(
  tx: Tx,
  district: number,
  today: string,
): Promise<{ rules: ScreeningRules; freshHours: number; revisitHours: number }> {
  const key = await rulesInForce(tx, district, 'keyPerson', '', today)
  const fever = await rulesInForce(tx, district, 'fever', '', today)
  const care = await rulesInForce(tx, district, 'care', '', today)
  const doors = await rulesInForce(tx, district, 'coverage', '', today)
  return { rules: { ...key.parameters, ...fever.parameters, ...care.parameters }, ...doors.parameters }
}
