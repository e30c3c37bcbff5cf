import { accessMovers } from './access/moving.ts'
import { registerMover } from './areas/index.ts'
import { callsMovers } from './calls/moving.ts'
import { declarationMovers } from './declarations/moving.ts'
import { ordersMovers } from './orders/moving.ts'
import { peopleMovers } from './people/moving.ts'

/** Every room whose current rows follow their area when it is redrawn. */
export function movers(): void {
  for (const mover of [...accessMovers, ...declarationMovers, ...peopleMovers, ...ordersMovers, ...callsMovers])
    registerMover(mover)
}
