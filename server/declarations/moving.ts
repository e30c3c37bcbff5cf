import { tableMover, type Mover } from '../areas/index.ts'
import {
  carryBaselines,
  countBaselines,
  dropCarried,
  movedClaims,
  movedRounds,
  movedTray,
  stocksOf,
} from './store-moving.ts'

/** What follows a redivision: waiting claims, what lies in the tray, open rounds and baselines. Visits keep their path. */
export const declarationMovers: readonly Mover[] = [
  {
    name: 'baselines',
    count: countBaselines,
    move: (tx, moves) => carryBaselines(tx, moves, moves.successors),
    undo: (tx, { district, redivision }) => dropCarried(tx, district, redivision),
  },
  tableMover(movedClaims, { stocks: stocksOf }),
  tableMover(movedRounds),
  tableMover(movedTray),
]
