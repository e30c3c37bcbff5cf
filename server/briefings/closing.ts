import { listAreas } from '../areas/index.ts'
import { readCounters } from '../platform/counters.ts'
import type { Tx } from '../platform/database.ts'
import type { Journal } from '../platform/journal.ts'
import { narrow, type Scope } from '../platform/scope.ts'
import { figuresByArea, isNil, reported, tellsNil } from './rules.ts'
import * as store from './store.ts'

type Place = { tx: Tx; journal: Journal; district: number; now: string }
type Signed = { day: string; by: string; why?: string | undefined }
export type Confirmed = Omit<store.ConfirmationRow, 'by' | 'at'>

/** What a community signs, kept and journaled; until the day is frozen it may sign again. */
export async function confirm(
  { tx, journal, district, now }: Place,
  { day, by }: Signed,
  confirmed: Confirmed,
): Promise<void> {
  await store.saveConfirmation(tx, { ...confirmed, district, day, by, now })
  journal({ kind: 'briefings.confirmed', at: now, area: confirmed.area, content: { day, ...confirmed } })
}

/** The next report of the district, and the line that freezes its day in the order of the journal. */
export async function freeze(
  { tx, journal, district, now }: Place,
  { day, by, why }: Signed,
  missing: readonly string[],
): Promise<number> {
  const number = ((await store.lastReport(tx, district))?.number ?? 0) + 1
  await store.addReport(tx, { district, day, number, by, now, missing })
  const content = { day, number, missing, ...(why === undefined ? {} : { early: why }) }
  journal({ kind: 'briefings.frozen', at: now, area: '', content, retention: 'legal', freezes: day })
  return number
}

/** A past day for a program: these communities confirm what is counted, and the day is frozen with the rest named missing. */
export async function closeDay(
  tx: Tx,
  scope: Scope<'briefings.freeze'>,
  journal: Journal,
  { communities, ...signed }: Signed & { communities: ReadonlySet<string> },
  at: { confirmed: string; frozen: string },
): Promise<void> {
  const place = { tx, journal, district: scope.district, now: at.confirmed }
  const reading = narrow(scope, 'areas.read')
  const paths = (await listAreas(tx, reading, { level: 'community' })).map((area) => area.path)
  const counted = await readCounters(tx, reading, paths, signed.day)
  const figures = figuresByArea(counted, reported)
  const happened = figuresByArea(counted, tellsNil)
  const zero = Object.fromEntries(reported.map((metric) => [metric, 0]))
  for (const area of paths.filter((path) => communities.has(path))) {
    const nil = isNil(happened.get(area) ?? {})
    await confirm(place, signed, { area, nil, figures: figures.get(area) ?? zero, note: '', late: false })
  }
  await freeze(
    { ...place, now: at.frozen },
    signed,
    paths.filter((path) => !communities.has(path)),
  )
}
