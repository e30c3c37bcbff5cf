import { STANDING, type Delta } from '@gridward/contract/metrics'
import type { Tx } from '../platform/database.ts'
import type { Scope } from '../platform/scope.ts'
import { lockFlags, pairsAround, writeFlags, type PairKey } from './store-pairs.ts'

/** Pairs whose newer record is to be marked as maybe the same as the other one, or no longer. */
export type FlagChanges = { add: readonly PairKey[]; drop: readonly PairKey[] }

/** Marks and unmarks records; flags that came with a declaration (another reason than `alike`) are not taken away here. */
export async function flag(tx: Tx, scope: Scope<'people.write'>, { add, drop }: FlagChanges): Promise<Delta[]> {
  const ids = [...new Set([...add, ...drop].map((pair) => pair.person))]
  if (ids.length === 0) return []
  const deltas: Delta[] = []
  const changed = []
  for (const row of await lockFlags(tx, scope, ids)) {
    const gone = new Set(drop.flatMap((pair) => (pair.person === row.id ? pair.other : [])))
    const kept = row.maybe_same.filter((one) => one.reason !== 'alike' || !gone.has(one.person))
    const known = new Set(kept.map((one) => one.person))
    const fresh = add.filter((pair) => pair.person === row.id && !known.has(pair.other))
    if (fresh.length === 0 && kept.length === row.maybe_same.length) continue
    const after = [...kept, ...fresh.map((pair) => ({ person: pair.other, reason: 'alike' as const }))]
    changed.push({ id: row.id, maybe_same: after })
    const n = Number(after.length > 0) - Number(row.maybe_same.length > 0)
    if (n !== 0 && row.counted) deltas.push({ area: row.area, day: STANDING, metric: 'people.maybeSame', n })
  }
  if (changed.length > 0) await writeFlags(tx, scope, changed)
  return deltas
}

/** Records that go, or go into another one, leave no mark on those that looked like them. */
export async function unflag(tx: Tx, scope: Scope<'people.write'>, gone: readonly string[]): Promise<Delta[]> {
  if (gone.length === 0) return []
  const drop = await pairsAround(tx, scope, gone)
  return flag(tx, scope, { add: [], drop: drop.filter((pair) => gone.includes(pair.other)) })
}
