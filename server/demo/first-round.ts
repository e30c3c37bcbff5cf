import { addDays } from '@gridward/contract/days'
import { uuidv7 } from 'uuidv7'
import type { District } from '@gridward/simulator'
import { asJob } from '../access/index.ts'
import { foundDoors, foundRound } from '../declarations/index.ts'
import type { OpenHouse } from '../house.ts'
import { now } from '../platform/clock.ts'
import { openJournal } from '../platform/journal.ts'
import { fenceOf } from '../platform/scope.ts'
import { hasRound, type DemoState } from './store.ts'

const doorsAtOnce = 2_000

/** What was known before the first knock: counts per community, a list of doors that is not quite right, and a round. */
export async function openFirstRound(house: OpenHouse, state: DemoState, simulated: District): Promise<void> {
  const scope = asJob('demo.found', state.district)
  const counts = simulated.plan.communities.map(({ path }) => simulated.baseline(path))
  await house.db.transact(fenceOf(scope), async (tx) => {
    if (await hasRound(tx, state.district)) return
    const journal = openJournal(tx, state.district, scope.actor)
    const due = { starts_on: state.day, due_on: addDays(state.day, 2), fresh_days: 7, second_share: 0.02 }
    const baselines = counts.map(({ countedOn, ...count }) => ({ ...count, counted_on: countedOn }))
    await foundRound(
      tx,
      scope,
      journal,
      { round: { id: uuidv7(), area: '', name: '第一轮摸排', ...due }, baselines },
      now(),
    )
  })
  const importer = asJob('imports.run', state.district)
  let doors: Parameters<typeof foundDoors>[3][number][] = []
  const flush = (): Promise<unknown> =>
    house.db.transact(fenceOf(importer), (tx) =>
      foundDoors(tx, importer, openJournal(tx, state.district, importer.actor), doors, now()),
    )
  for (const { path } of simulated.plan.communities) {
    for (const { area, estate, building, unit, room } of simulated.baselineAddresses(path))
      doors.push({ area: area.slice(0, 15), place: { estate, building, unit, room } })
    if (doors.length < doorsAtOnce) continue
    await flush()
    doors = []
  }
  if (doors.length > 0) await flush()
}
