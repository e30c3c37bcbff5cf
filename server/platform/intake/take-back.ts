import type { Scope } from '../scope.ts'
import type { House } from '../../serve.ts'
import { batchRows } from './batch.ts'
import { transact } from './calls.ts'
import type { AnyKind } from './kind.ts'
import { changeState, type Run } from './store.ts'
import { markTakenBack, storedRows } from './store-work.ts'

/** Undoes what an import stored, the last row first, in transactions as short as those that stored it. */
export async function takeBackRows(house: House, kind: AnyKind, scope: Scope<'imports.run'>, run: Run): Promise<void> {
  for (;;) {
    const left = await transact(house, scope, run, async (call) => {
      const rows = await storedRows(call.tx, scope, run.id, batchRows)
      if (rows.length === 0) return 0
      const gone = await kind.takeBack(call, rows)
      if (gone.length !== rows.length) throw new Error(`${kind.kind} answered ${gone.length} of ${rows.length} rows`)
      const marks = rows.map(({ ordinal }, index) => ({ ordinal, gone: gone[index]! }))
      await markTakenBack(call.tx, scope, run.id, marks)
      return rows.length
    })
    if (left === 0) break
  }
  await transact(house, scope, run, async (call) => {
    const moved = await changeState(call.tx, scope, run.id, ['takingBack'], 'takenBack', { now: call.now })
    if (moved > 0)
      call.journal({ kind: 'imports.takenBack', area: run.area, subject: run.id, content: { kind: run.kind } })
  })
}
