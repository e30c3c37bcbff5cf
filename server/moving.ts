import { accessMovers } from './access/moving.ts'
import { registerMover, type Mover } from './areas/index.ts'
import { callsMovers } from './calls/moving.ts'
import { declarationMovers } from './declarations/moving.ts'
import { ordersMovers } from './orders/moving.ts'
import { peopleMovers } from './people/moving.ts'

/** Every room whose current rows follow their area when it is redrawn, and which counts its stocks from its rows. */
export const allMovers: readonly Mover[] = [
  ...accessMovers,
  ...declarationMovers,
  ...peopleMovers,
  ...ordersMovers,
  ...callsMovers,
]

export function movers(): void {
  for (const mover of allMovers) registerMover(mover)
}
