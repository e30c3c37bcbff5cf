import { STANDING, type Delta } from '@gridward/contract/metrics'
import type { Tx } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'

/** Rows over the alias `t` that follow their area. */
export const isOpen = sql`t.due_at is not null`

/** What goes with a call. */
export const parts = [
  { table: 'call_step', by: 'call' },
  { table: 'call_delivery', by: 'call' },
]

/** A turn that stood at an area which is no longer above the call stands at the call's own area again. */
export const followArea = (tx: Tx, district: number): Promise<number> =>
  tx.run(sql`
    update call set at_area = area where district = ${district} and due_at is not null and not area ^@ at_area`)

/** What the counter of some leaf areas should show, counted from the rows. */
export async function openIn(tx: Tx, district: number, leaves: readonly string[]): Promise<Delta[]> {
  const rows = await tx.query<{ area: string; n: number }>(sql`
    select area, count(*)::int as n from call
    where district = ${district} and area = any(${leaves}::text[]) and due_at is not null group by 1`)
  return rows.map((row) => ({ ...row, day: STANDING, metric: 'calls.open' }))
}
