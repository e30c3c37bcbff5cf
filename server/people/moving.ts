import { tableMover, type Mover } from '../areas/index.ts'
import { doorsIn, movedDoors, movedPeople, partDoors, stocksOf } from './store-moving.ts'

/** What of the register follows its area in a redivision: doors and people, with their homes and ledgers. */
export const peopleMovers: readonly Mover[] = [
  {
    // before the households move: two areas that become one may both have a door 3-501
    name: 'doors',
    count: async () => [],
    move: partDoors,
    undo: async () => 0,
  },
  tableMover(movedDoors, { doors: doorsIn, stocks: stocksOf }),
  tableMover(movedPeople),
]
