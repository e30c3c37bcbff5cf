import { accessRoutes } from './access.ts'
import { areasRoutes } from './areas.ts'
import { briefingsRoutes } from './briefings.ts'
import { callsRoutes } from './calls.ts'
import { declarationsRoutes } from './declarations.ts'
import { demoProgress } from './demo.ts'
import { importsRoutes } from './imports.ts'
import { live } from './live.ts'
import { readOpenapi } from './openapi.ts'
import { ordersRoutes } from './orders.ts'
import { peopleRoutes } from './people.ts'
import type { RouteShape } from './route.ts'
import { rulesRoutes } from './rules.ts'

/** Every route there is, by room: for openapi.json, the permission matrix and the hostile requests. */
export const roomRoutes: Readonly<Record<string, Readonly<Record<string, RouteShape>>>> = {
  access: accessRoutes,
  areas: areasRoutes,
  people: peopleRoutes,
  declarations: declarationsRoutes,
  imports: importsRoutes,
  rules: rulesRoutes,
  orders: ordersRoutes,
  calls: callsRoutes,
  briefings: briefingsRoutes,
  house: { live, readOpenapi, demoProgress },
}

export type NamedRoute = { name: string; route: RouteShape }

export const allRoutes: readonly NamedRoute[] = Object.entries(roomRoutes).flatMap(([room, routes]) =>
  Object.entries(routes).map(([name, route]) => ({ name: `${room}.${name}`, route })),
)
