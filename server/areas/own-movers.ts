import { registerMover, tableMover, type Mover } from './movers.ts'
import { countDuties, moveDuties, returnDuties } from './store-duties-moving.ts'

const duties: Mover = {
  name: 'duties',
  count: countDuties,
  move: (tx, moves) => {
    const main = moves.successors.filter((s) => s.main)
    return moveDuties(tx, moves, main)
  },
  undo: returnDuties,
}

/** What the areas room itself moves in a redivision. */
export function registerOwnMovers(): void {
  registerMover(duties)
  registerMover(tableMover({ name: 'sites', table: 'site' }))
}
