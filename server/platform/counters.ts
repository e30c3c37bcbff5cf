import { metrics, STANDING, type Delta, type Metric } from '@gridward/contract/metrics'
import { ancestors } from '@gridward/contract/paths'
import type { Tx } from './database.ts'
import type { Scope } from './scope.ts'
import { scoped, sql } from './sql.ts'

export type Change = { district: number; area: string; day: string; metric: Metric; n: number; late: number }

/**
 * Sums deltas for their leaf and every ancestor; a flow of a frozen day is counted as late. Pure.
 * `frozenThrough` is the last frozen day of a district, '' when there is none.
 */
export function fold(
  sums: Map<string, Change>,
  district: number,
  deltas: readonly Delta[],
  frozenThrough: string,
): void {
  for (const delta of deltas) {
    const stock = metrics[delta.metric] === 'stock'
    const day = stock ? STANDING : delta.day
    const late = !stock && delta.day <= frozenThrough
    for (const area of ancestors(delta.area)) {
      const key = `${district}|${area}|${day}|${delta.metric}`
      const sum = sums.get(key) ?? { district, area, day, metric: delta.metric, n: 0, late: 0 }
      if (late) sum.late += delta.n
      else sum.n += delta.n
      sums.set(key, sum)
    }
  }
}

/** Adds sums to the counters, each once and in key order, so that two folders could never wait for each other. */
export async function applyChanges(tx: Tx, sums: Iterable<Change>): Promise<Change[]> {
  const order = [...sums]
    .filter((c) => c.n !== 0 || c.late !== 0)
    .sort((a, b) => a.district - b.district || cmp(a.area, b.area) || cmp(a.day, b.day) || cmp(a.metric, b.metric))
  if (order.length === 0) return []
  return tx.query<Change>(sql`
    insert into counter as c (district, area, day, metric, n, late)
    select * from unnest(${order.map((c) => c.district)}::int[], ${order.map((c) => c.area)}::text[], ${order.map((c) => c.day)}::date[],
      ${order.map((c) => c.metric)}::text[], ${order.map((c) => c.n)}::bigint[], ${order.map((c) => c.late)}::bigint[])
    on conflict (district, area, day, metric) do update set n = c.n + excluded.n, late = c.late + excluded.late
    returning district, area, day, metric, n, late`)
}

const cmp = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Counters of the areas asked for (an empty list: none), for one day and the stocks of now. */
export const readCounters = (
  tx: Tx,
  scope: Scope<'areas.read'>,
  areas: readonly string[],
  day: string,
): Promise<Change[]> =>
  tx.query<Change>(sql`
    select district, area, day, metric, n, late from counter
    where district = ${scope.district} and area = any(${areas}::text[]) and day in (${day}::date, ${STANDING}::date)
      and ${scoped(scope, sql`area`)}
    order by area, metric`)

/** The figures of a frozen day as they stood when it was frozen. */
export const readFrozen = (
  tx: Tx,
  scope: Scope<'areas.read'>,
  areas: readonly string[],
  day: string,
): Promise<Change[]> =>
  tx.query<Change>(sql`
    select district, area, day, metric, n, 0 as late from frozen_figure
    where district = ${scope.district} and area = any(${areas}::text[]) and day = ${day}::date and ${scoped(scope, sql`area`)}
    order by area, metric`)
