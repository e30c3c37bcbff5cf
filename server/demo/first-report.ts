import { addDays } from '@gridward/contract/days'
import type { District } from '@gridward/simulator'
import { asJob } from '../access/index.ts'
import { closeDay } from '../briefings/index.ts'
import type { OpenHouse } from '../house.ts'
import { now } from '../platform/clock.ts'
import { openJournal } from '../platform/journal.ts'
import { fenceOf, noFence } from '../platform/scope.ts'
import { arriveAsSeen, isDayFrozen, findDemoAccount, type DemoState } from './store.ts'

/** Confirmed in the evening, frozen at eight the next morning; before eight, late in the evening. Zone: the demo's own. */
export function reportTimes(day: string, now: string): { confirmed: string; frozen: string } {
  const evening = new Date(`${day}T17:30:00+08:00`).toISOString()
  const morning = new Date(`${addDays(day, 1)}T08:00:00+08:00`).toISOString()
  return { confirmed: evening, frozen: morning <= now ? morning : new Date(`${day}T22:00:00+08:00`).toISOString() }
}

/** Yesterday's report: the communities that reported are confirmed, those that forgot are named. */
export async function closeFirstDay(house: OpenHouse, state: DemoState, simulated: District): Promise<void> {
  const frozen = await house.db.transact(noFence, (tx) => isDayFrozen(tx, state.district, state.day))
  if (frozen) return
  await house.live.drain()
  const communities = new Set<string>()
  for (const event of simulated.events(0, 48))
    if (event.kind === 'report' && event.day === 0) communities.add(event.community)
  const scope = asJob('briefings.snapshot', state.district)
  await house.db.transact(fenceOf(scope), async (tx) => {
    await arriveAsSeen(tx, state.district)
    const by = await findDemoAccount(tx, 'deputy')
    const journal = openJournal(tx, state.district, scope.actor)
    await closeDay(tx, scope, journal, { day: state.day, communities, by }, reportTimes(state.day, now()))
  })
}
