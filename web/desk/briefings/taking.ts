import type { ReportView } from '@gridward/contract/briefings'
import { STANDING } from '@gridward/contract/metrics'
import type { Change } from '../../ui/live/stream.ts'
import { reported } from './signed.ts'

type Row = ReportView['communities'][number]
const known: ReadonlySet<string> = new Set(reported)

/** An open report with counters that moved; the same object when none of them stands in it, or when it is frozen. */
export function takeChanges(report: ReportView, changes: readonly Change[]): ReportView {
  if (report.state !== 'open') return report
  const ours = new Map<string, Record<string, number>>()
  const rows = new Set(report.communities.map((row) => row.area))
  for (const [area, day, metric, n] of changes) {
    if (rows.has(area) && known.has(metric) && (day === STANDING || day === report.day))
      ours.set(area, { ...ours.get(area), [metric]: n })
  }
  if (ours.size === 0) return report
  const communities = report.communities.map((row) => {
    const moved = ours.get(row.area)
    return moved ? { ...row, figures: { ...row.figures, ...moved } } : row
  })
  return { ...report, communities, totals: sum(communities) }
}

export const sum = (rows: readonly Pick<Row, 'figures'>[]): Record<string, number> =>
  Object.fromEntries(reported.map((metric) => [metric, rows.reduce((n, row) => n + (row.figures[metric] ?? 0), 0)]))

export type Street = { name: string; path: string; rows: Row[]; missing: number; figures: Record<string, number> }

/** Communities under their streets; those that have not confirmed come first, at both levels. */
export function byStreet(communities: readonly Row[]): Street[] {
  const streets = new Map<string, Row[]>()
  for (const row of communities) {
    const path = row.area.slice(0, 9)
    streets.set(path, [...(streets.get(path) ?? []), row])
  }
  return [...streets]
    .map(([path, rows]) => ({
      path,
      name: rows[0]?.street || path,
      rows: rows.toSorted((a, b) => Number(a.confirmation !== null) - Number(b.confirmation !== null)),
      missing: rows.filter((row) => row.confirmation === null).length,
      figures: sum(rows),
    }))
    .sort((a, b) => b.missing - a.missing || (a.path < b.path ? -1 : 1))
}
