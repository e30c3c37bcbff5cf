import { STANDING, type Delta, type Metric } from '@gridward/contract/metrics'
import type { Tx } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'

/** Rows over the alias `t` that follow their area. */
export const isLiving = sql`t.ended_at is null`

/** What the counters of some leaf areas should show, counted from the rows. */
export async function livingIn(tx: Tx, district: number, leaves: readonly string[]): Promise<Delta[]> {
  const rows = await tx.query<{ area: string; metric: Metric; n: number }>(sql`
    select area, 'orders.active' as metric, count(*)::int as n from person_order
      where district = ${district} and area = any(${leaves}::text[]) and ended_at is null group by 1
    union all select area, 'holds.active', count(*)::int from hold
      where district = ${district} and area = any(${leaves}::text[]) and ended_at is null group by 1`)
  return rows.map((row) => ({ ...row, day: STANDING }))
}
