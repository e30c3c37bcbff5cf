import {
  accountRoute,
  accountsRoute,
  devicesRoute,
  invitationsRoute,
  journalRoute,
  tokensRoute,
} from './access/routes.ts'
import { areaSetUpRoute, areasRoute, redivisionsRoute, sitesRoute } from './areas/routes.ts'
import { reportRoute } from './briefings/routes.ts'
import { callsRoute } from './calls/routes.ts'
import { claimsRoute, trayRoute } from './claims/routes.ts'
import { coverageRoute, householdRoute, householdsRoute, visitsRoute } from './doors/routes.ts'
import { homeRoute } from './home/route.ts'
import { importRoute, importsRoute } from './imports/routes.ts'
import { lateRoute } from './late/routes.ts'
import { ordersRoute, proposeRoute } from './orders/routes.ts'
import { ledgerRoute, pairsRoute, peopleRoute, personRoute } from './people/routes.ts'
import { rulesRoute } from './rules/routes.ts'
import { codesRoute, formsRoute, keyingRoute, paperRoute, roundsRoute } from './rounds/routes.ts'

/** The pages of every room; a room adds its routes here and its menu entries in menu.ts. */
export const roomRoutes = [
  homeRoute,
  areasRoute,
  areaSetUpRoute,
  sitesRoute,
  redivisionsRoute,
  importsRoute,
  importRoute,
  reportRoute,
  lateRoute,
  coverageRoute,
  householdsRoute,
  householdRoute,
  visitsRoute,
  peopleRoute,
  ledgerRoute,
  pairsRoute,
  personRoute,
  roundsRoute,
  paperRoute,
  codesRoute,
  keyingRoute,
  formsRoute,
  claimsRoute,
  trayRoute,
  accountsRoute,
  accountRoute,
  invitationsRoute,
  devicesRoute,
  tokensRoute,
  journalRoute,
  callsRoute,
  ordersRoute,
  proposeRoute,
  rulesRoute,
] as const
