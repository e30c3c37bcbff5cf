import { tableMover, type Mover } from '../areas/index.ts'
import { doorsIn, movedDoors, movedPeople, stocksOf } from './store-moving.ts'
import { markDoors, markReturning, sameDoors, settleDoors } from './store-moving-doors.ts'

const doors = tableMover(movedDoors, { doors: doorsIn, stocks: stocksOf })

/** What of the register follows its area in a redivision: doors and people, with their homes and ledgers. */
export const peopleMovers: readonly Mover[] = [
  {
    ...doors,
    sameDoors: (tx, district, plan) => sameDoors(tx, { ...plan, district }),
    // two areas that become one may both have a door 3-501
    async move(tx, moves) {
      await markDoors(tx, moves)
      const moved = await doors.move(tx, moves)
      await settleDoors(tx, moves, false)
      return moved
    },
    async undo(tx, moves) {
      await markReturning(tx, moves)
      const returned = await doors.undo(tx, moves)
      await settleDoors(tx, moves, true)
      return returned
    },
  },
  tableMover(movedPeople),
]
