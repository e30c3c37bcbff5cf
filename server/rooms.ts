import { access } from './access/access.ts'
import { setUp } from './access/set-up.ts'
import { areas } from './areas/areas.ts'
import { briefings } from './briefings/briefings.ts'
import { liveRoutes } from './briefings/live.ts'
import { movers } from './moving.ts'
import type { Serve } from './serve.ts'

/** Every room that answers requests. */
export const rooms: readonly ((serve: Serve) => void)[] = [access, setUp, areas, movers, briefings, liveRoutes]
