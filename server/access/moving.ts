import { tableMover, type Mover } from '../areas/index.ts'
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
