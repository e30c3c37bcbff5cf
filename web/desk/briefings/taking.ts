import type { ReportView } from '@gridward/contract/briefings'
import { STANDING } from '@gridward/contract/metrics'
import type { Change } from '../../ui/live/stream.ts'
import { reported } from './signed.ts'

type Row = ReportView['communities'][number]
const known: ReadonlySet<string> = new Set(reported)

/**
 * A report with counters that moved; the same object when none of them stands in it. Of a frozen one only what came
 * afterwards moves, beside the figures that stay.
 */
export function takeChanges(report: ReportView, changes: readonly Change[]): ReportView {
  const open = report.state === 'open'
  const ours = new Map<string, Record<string, number>>()
  const rows = new Set(report.communities.map((row) => row.area))
  for (const [area, day, metric, n, late] of changes) {
    if (!rows.has(area) || !known.has(metric)) continue
    if (open && (day === STANDING || day === report.day)) ours.set(area, { ...ours.get(area), [metric]: n })
    if (!open && day === report.day && late !== 0) ours.set(area, { ...ours.get(area), [metric]: late })
  }
  if (ours.size === 0) return report
  const key = open ? 'figures' : 'late'
  const communities = report.communities.map((row) => {
    const moved = ours.get(row.area)
    return moved ? { ...row, [key]: { ...row[key], ...moved } } : row
  })
  return open ? { ...report, communities, totals: sum(communities) } : { ...report, communities }
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
