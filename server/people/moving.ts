import { tableMover, type Mover } from '../areas/index.ts'
import { doorsIn, movedDoors, movedPeople, stocksOf } from './store-moving.ts'

/** What of the register follows its area in a redivision: doors and people, with their homes and ledgers. */
export const peopleMovers: readonly Mover[] = [
  tableMover(movedDoors, { doors: doorsIn, stocks: stocksOf }),
  tableMover(movedPeople),
]
