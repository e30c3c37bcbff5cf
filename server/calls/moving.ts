import { tableMover, type Mover } from '../areas/index.ts'
import { followArea, isOpen, openIn, parts, returnTurns } from './store-moving.ts'

const table = tableMover({ name: 'calls', table: 'call', only: isOpen, with: parts }, { stocks: openIn })

/** Open calls follow their area in a redivision, and with them whose turn it is. */
export const callsMovers: readonly Mover[] = [
  {
    ...table,
    async move(tx, moves) {
      const moved = await table.move(tx, moves)
      await followArea(tx, moves, 'noted')
      return moved
    },
    async undo(tx, moves) {
      const moved = await table.undo(tx, moves)
      await returnTurns(tx, moves)
      await followArea(tx, moves, 'later')
      return moved
    },
  },
]
