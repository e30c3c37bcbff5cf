import type { ReportView } from '@gridward/contract/briefings'
import { addDays, dayOf } from '@gridward/contract/days'
import type { Metric } from '@gridward/contract/metrics'
import type { Session } from '../access/index.ts'
import { listAreas } from '../areas/index.ts'
import { readCounters, readFrozen, type Change } from '../platform/counters.ts'
import type { Tx } from '../platform/database.ts'
import { narrow, type Scope } from '../platform/scope.ts'
import { dueInstant, figuresByArea, isEarly, reported, zoneOffset } from './rules.ts'
import * as store from './store.ts'

export const today = (session: Pick<Session, 'zone'>, now: string): string => dayOf(now, session.zone)

type Reader = Scope<'briefings.read'>

/** By when a day is confirmed, and from when it may be frozen without a reason. */
export async function timesOf(
  tx: Tx,
  { district, zone }: Pick<Session, 'district' | 'zone'>,
  day: string,
  now: string,
): Promise<{ due: string; freezeFrom: string }> {
  const { dueMinute, freezeMinute } = await store.minutesOf(tx, district)
  const offset = zoneOffset(zone, now)
  return { due: dueInstant(day, dueMinute, offset), freezeFrom: dueInstant(addDays(day, 1), freezeMinute, offset) }
}

/** One day as the report shows it, cut to the reader's areas. */
export async function readReport(
  tx: Tx,
  scope: Reader,
  session: Session,
  day: string,
  now: string,
): Promise<ReportView> {
  const reading = narrow(scope, 'areas.read')
  const report = await store.findReport(tx, session.district, day)
  const frozen = report !== undefined && (await store.isFrozen(tx, session.district, day))
  const streets = new Map((await listAreas(tx, reading, { level: 'street' })).map((a) => [a.path, a.name]))
  const communities = await listAreas(tx, reading, { level: 'community' })
  const paths = communities.map((a) => a.path)
  const counted = await (frozen ? readFrozen : readCounters)(tx, reading, paths, day)
  const figures = figuresByArea(counted, reported)
  const late = lateByArea(frozen ? await readCounters(tx, reading, paths, day) : counted)
  const confirmations = new Map((await store.listConfirmations(tx, scope, day)).map((c) => [c.area, c]))
  const times = await timesOf(tx, session, day, now)
  const missing = report?.missing ?? paths.filter((path) => !confirmations.has(path))
  const nameOf = (path: string): string => communities.find((a) => a.path === path)?.name ?? path
  const zero = Object.fromEntries(reported.map((metric) => [metric, 0]))
  const rows = communities.map(({ path, name }) => ({
    area: path,
    name,
    street: streets.get(path.slice(0, 9)) ?? '',
    figures: figures.get(path) ?? zero,
    late: late.get(path) ?? {},
    confirmation: confirmations.get(path) ?? null,
  }))
  return {
    day,
    today: today(session, now),
    ...times,
    overdue: now > times.due,
    early: isEarly({ now, ...times, missing: missing.length }),
    number: report?.number ?? null,
    state: !report ? 'open' : report.finished_at ? 'frozen' : 'freezing',
    frozenAt: report?.frozen_at ?? null,
    frozenBy: report?.frozen_by ?? null,
    blockHash: report?.block_hash ?? null,
    missing: missing.filter((path) => paths.includes(path)).map((area) => ({ area, name: nameOf(area) })),
    totals: totalOf(rows.map((row) => row.figures)),
    communities: rows.map(({ confirmation, ...row }) => ({
      ...row,
      confirmation: confirmation && withoutArea(confirmation),
    })),
    corrections: await correctionsOf(tx, scope, report !== undefined, day, nameOf),
  }
}

/** A frozen report shows the corrections that it numbered; an open one those that it is going to number (0 until then). */
async function correctionsOf(
  tx: Tx,
  scope: Reader,
  reportedYet: boolean,
  day: string,
  nameOf: (path: string) => string,
) {
  const rows = reportedYet ? await store.listCorrections(tx, scope, day) : await store.pendingCorrections(tx, scope)
  return rows.map(({ number, about_day, area, metric, n }) => ({
    number,
    aboutDay: about_day,
    area,
    areaName: nameOf(area),
    metric,
    n,
  }))
}

function lateByArea(counted: readonly Change[]): Map<string, Record<string, number>> {
  const byArea = new Map<string, Record<string, number>>()
  for (const { area, metric, late } of counted) {
    if (late === 0 || !reported.includes(metric)) continue
    byArea.set(area, { ...byArea.get(area), [metric]: late })
  }
  return byArea
}

export function totalOf(rows: readonly Record<string, number>[]): Record<string, number> {
  const sum: Record<string, number> = {}
  for (const metric of reported as readonly Metric[]) sum[metric] = rows.reduce((n, row) => n + (row[metric] ?? 0), 0)
  return sum
}

const withoutArea = ({ nil, figures, note, by, at, late }: store.ConfirmationRow) => ({
  nil,
  figures,
  note,
  by,
  at,
  late,
})
