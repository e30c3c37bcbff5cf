import { tableMover, type Mover } from '../areas/index.ts'
import { areasWithDoors } from '../people/index.ts'
import {
  carryBaselines,
  carryDoorLists,
  countBaselines,
  dropCarried,
  dropCarriedLists,
  movedClaims,
  movedCodes,
  movedRounds,
  movedTray,
  stocksOf,
} from './store-moving.ts'

const codes = tableMover(movedCodes)

/**
 * What follows a redivision: waiting claims, what lies in the tray, open rounds, baselines, lists of doors, and the codes
 * on walls. Visits keep their path.
 */
export const declarationMovers: readonly Mover[] = [
  {
    name: 'baselines',
    count: countBaselines,
    move: (tx, moves) => carryBaselines(tx, moves, moves.successors),
    undo: (tx, { district, redivision }) => dropCarried(tx, district, redivision),
  },
  {
    // before the doors themselves move, which tells areas that had some from new ones
    name: 'doorLists',
    count: async () => [],
    async move(tx, moves) {
      const ways = moves.successors
      const targets = ways.map((way) => way.to)
      return carryDoorLists(tx, moves, ways, await areasWithDoors(tx, moves.district, targets))
    },
    undo: (tx, { district, redivision }) => dropCarriedLists(tx, district, redivision),
  },
  {
    ...codes,
    // the code of a place stays while the place does
    move: (tx, moves) => codes.move(tx, { ...moves, pairs: moves.successors.filter((way) => way.main), picks: [] }),
  },
  tableMover(movedClaims, { stocks: stocksOf }),
  tableMover(movedRounds),
  tableMover(movedTray),
]
