import { ledgers } from '@gridward/contract/people/parts'
import { pairStates } from '@gridward/contract/people/pairs'
import { createRoute, lazyRouteComponent, notFound } from '@tanstack/react-router'
import { areaOf } from '../doors/routes.ts'
import { frameRoute } from '../frame/routes.tsx'
import { needs } from '../room.ts'

export const peopleRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/people',
  validateSearch: (search: Record<string, unknown>): { area?: string; q?: string } => ({
    ...areaOf(search),
    ...(typeof search['q'] === 'string' && { q: search['q'].slice(0, 60) }),
  }),
  beforeLoad: needs('people.read'),
  component: lazyRouteComponent(() => import('./people-page.tsx'), 'PeoplePage'),
})

export const ledgerRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/ledgers/$ledger',
  validateSearch: areaOf,
  beforeLoad: (page) => {
    needs('people.read')(page)
    if (!(ledgers as readonly string[]).includes(page.params.ledger)) throw notFound()
  },
  component: lazyRouteComponent(() => import('./ledger-page.tsx'), 'LedgerPage'),
})

export const pairsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/people/pairs',
  validateSearch: (search: Record<string, unknown>): { area?: string; state?: (typeof pairStates)[number] } => {
    const state = pairStates.find((one) => one === search['state'])
    return { ...areaOf(search), ...(state && { state }) }
  },
  beforeLoad: needs('people.write'),
  component: lazyRouteComponent(() => import('./pairs/pairs-page.tsx'), 'PairsPage'),
})

export const personRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/people/$id',
  beforeLoad: needs('people.read'),
  component: lazyRouteComponent(() => import('./person-page.tsx'), 'PersonPage'),
})
