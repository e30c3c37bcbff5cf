import type { CallKind } from '@gridward/contract/rules'
import type { CallState } from '@gridward/contract/calls'
import type { Tx } from '../platform/database.ts'
import type { Scope } from '../platform/scope.ts'
import { scoped, sql } from '../platform/sql.ts'

export type OwnCall = {
  id: string
  area: string
  kind: CallKind
  state: CallState
  text: Buffer
  answer: Buffer | null
  raisedAt: string
  rating: number | null
}

/** What was asked for with one receipt, the newest first. */
export const callsOf = (tx: Tx, scope: Scope<'calls.raise'>, receipt: Buffer, most: number): Promise<OwnCall[]> =>
  tx.query(sql`
    select c.id, c.area, c.kind, c.state, c.text_sealed as text, c.answer_sealed as answer, c.raised_at as "raisedAt", c.rating
    from call c where c.district = ${scope.district} and c.receipt = ${receipt} and ${scoped(scope, sql`c.area`)}
    order by c.raised_at desc limit ${most}`)

export const tieToReceipt = (tx: Tx, scope: Scope<'calls.raise'>, id: string, receipt: Buffer): Promise<number> =>
  tx.run(sql`
    update call c set receipt = ${receipt}
    where c.district = ${scope.district} and c.id = ${id} and ${scoped(scope, sql`c.area`)}`)
