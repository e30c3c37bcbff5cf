import { access } from './access/access.ts'
import { setUp } from './access/set-up.ts'
import { areas } from './areas/areas.ts'
import { briefings } from './briefings/briefings.ts'
import { reportDocuments } from './briefings/document.ts'
import { reportExports } from './briefings/exports.ts'
import { lateRoute } from './briefings/late.ts'
import { liveRoutes } from './briefings/live.ts'
import { movers } from './moving.ts'
import { describeRoutes } from './openapi.ts'
import { intake } from './intake.ts'
import { imports } from './platform/intake/index.ts'
import { demo } from './demo/progress.ts'
import { declarations } from './declarations/declarations.ts'
import { people } from './people/people.ts'
import { ruleKinds } from './rule-kinds.ts'
import { calls } from './calls/calls.ts'
import { orders } from './orders/orders.ts'
import { rules } from './rules/packs.ts'
import type { Serve } from './serve.ts'

/** Every room that answers requests. */
export const rooms: readonly ((serve: Serve) => void)[] = [
  access,
  setUp,
  areas,
  movers,
  people,
  declarations,
  briefings,
  reportExports,
  reportDocuments,
  lateRoute,
  liveRoutes,
  demo,
  ruleKinds,
  rules,
  orders,
  calls,
  imports(intake),
  describeRoutes,
]
