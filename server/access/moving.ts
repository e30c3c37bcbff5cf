import type { Tx } from '../platform/database.ts'
import { pathsOfEach, tableMover, type Mover } from '../areas/index.ts'
import type { Grant } from './rules.ts'
import { countGrants, moveGrants, returnGrants } from './store-moving.ts'

/**
 * What follows a redivision: grants (a split widens them to every part until somebody narrows them again), shared
 * phones and open invitations.
 */
export const accessMovers: readonly Mover[] = [
  {
    name: 'grants',
    count: countGrants,
    move: (tx, moves) => moveGrants(tx, moves, moves.successors),
    undo: (tx, moves) => returnGrants(tx, moves, moves.successors),
  },
  tableMover({ name: 'phones', table: 'device' }),
  tableMover({ name: 'invitations', table: 'invitation', area: 'prefix' }),
]

/** Grants of today with the old paths of their areas behind them: who answers for a street reads what it was called before. */
export async function withOldPaths(tx: Tx, district: number, grants: readonly Grant[]): Promise<Grant[]> {
  const old = await pathsOfEach(
    tx,
    district,
    grants.map((grant) => grant.prefix),
  )
  const past = grants.flatMap((grant) =>
    (old.get(grant.prefix) ?? []).map((prefix) => ({ ...grant, prefix, past: true })),
  )
  return [...grants, ...past]
}
