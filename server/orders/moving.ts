import { tableMover, type Mover } from '../areas/index.ts'
import { livingIn, isLiving } from './store-moving.ts'

/** What follows its area in a redivision: living orders and holds. What was decided keeps the path of its day. */
export const ordersMovers: readonly Mover[] = [
  tableMover({ name: 'orders', table: 'person_order', only: isLiving }, { stocks: livingIn }),
  tableMover({ name: 'holds', table: 'hold', only: isLiving }),
]
