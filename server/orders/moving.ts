import { tableMover, type Mover } from '../areas/index.ts'
import { areasOfPeople } from '../people/index.ts'
import * as store from './store-moving.ts'

const { isLiving, isOpen, livingIn, alarms, openings, appeals } = store
const orders = { name: 'orders', table: 'person_order', only: isLiving, with: [appeals, alarms] }
const proposals = tableMover({ name: 'proposals', table: 'order_proposal', only: isOpen, with: [openings] })

/**
 * What follows its area in a redivision: living orders with their objections, holds, and proposals that wait for a
 * signature. What was decided keeps the path of its day.
 */
export const ordersMovers: readonly Mover[] = [
  tableMover(orders, { stocks: livingIn }),
  tableMover({ name: 'holds', table: 'hold', only: isLiving, with: [alarms] }),
  {
    // after the people themselves: those that a proposal names go with them
    ...proposals,
    async move(tx, moves) {
      const moved = await proposals.move(tx, moves)
      const named = await store.namedByOpen(tx, moves.district)
      await store.movePersons(tx, moves, await areasOfPeople(tx, moves.district, named))
      return moved
    },
    async undo(tx, moves) {
      const returned = await proposals.undo(tx, moves)
      await store.returnPersons(tx, moves)
      return returned
    },
  },
]
