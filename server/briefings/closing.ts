import { listAreas } from '../areas/index.ts'
import { readCounters } from '../platform/counters.ts'
import type { Tx } from '../platform/database.ts'
import type { Journal } from '../platform/journal.ts'
import { narrow, type Scope } from '../platform/scope.ts'
import { figuresByArea, isNil, reported } from './rules.ts'
import * as store from './store.ts'

/** A past day for a program: these communities confirm what is counted, and the day is frozen with the rest named missing. */
export async function closeDay(
  tx: Tx,
  scope: Scope<'briefings.freeze'>,
  journal: Journal,
  { day, communities, by }: { day: string; communities: ReadonlySet<string>; by: string },
  now: string,
): Promise<void> {
  const { district } = scope
  const reading = narrow(scope, 'areas.read')
  const paths = (await listAreas(tx, reading, { level: 'community' })).map((area) => area.path)
  const figures = figuresByArea(await readCounters(tx, reading, paths, day), reported)
  const zero = Object.fromEntries(reported.map((metric) => [metric, 0]))
  for (const area of paths.filter((path) => communities.has(path))) {
    const counted = figures.get(area) ?? zero
    const confirmation = { area, nil: isNil(counted), figures: counted, note: '', late: false }
    await store.saveConfirmation(tx, { ...confirmation, district, day, by, now })
    journal({ kind: 'briefings.confirmed', area, content: { day, ...confirmation } })
  }
  const missing = paths.filter((path) => !communities.has(path))
  await store.addReport(tx, { district, day, number: 1, by, now, missing })
  journal({
    kind: 'briefings.frozen',
    area: '',
    content: { day, number: 1, missing },
    retention: 'legal',
    freezes: day,
  })
}
