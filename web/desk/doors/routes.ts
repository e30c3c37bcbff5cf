import { arrivals, visitKinds } from '@gridward/contract/declarations/visit-list'
import { reaches, visitResults } from '@gridward/contract/coverage'
import { besides, lates } from '@gridward/contract/people/parts'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { frameRoute } from '../frame/routes.tsx'
import { needs } from '../room.ts'

type Search = Record<string, unknown>
type Of<K extends string> = Partial<Record<K, string>>

/** One text of an address that fits; every other is left out. */
export const one = <const K extends string>(search: Search, key: K, fits: (text: string) => boolean): Of<K> => {
  const value = search[key]
  return typeof value === 'string' && fits(value) ? ({ [key]: value } as Of<K>) : {}
}
const among = (values: readonly string[]) => (text: string) => values.includes(text)

export const areaOf = (search: Search): Of<'area'> => one(search, 'area', (text) => /^\d{0,18}$/.test(text))
export const areaAndDay = (search: Search): Of<'area' | 'day'> => ({
  ...areaOf(search),
  ...one(search, 'day', (text) => /^\d{4}-\d\d-\d\d$/.test(text)),
})

export const coverageRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/coverage',
  validateSearch: areaAndDay,
  beforeLoad: needs('declarations.read'),
  component: lazyRouteComponent(() => import('./coverage-page.tsx'), 'CoveragePage'),
})

export const householdsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/coverage/households',
  validateSearch: (search: Search): Of<'area' | 'reach' | 'beside' | 'late'> => ({
    ...areaOf(search),
    ...one(search, 'reach', among(reaches)),
    ...one(search, 'beside', among(besides)),
    ...one(search, 'late', among(lates)),
  }),
  beforeLoad: needs('declarations.read'),
  component: lazyRouteComponent(() => import('./households-page.tsx'), 'HouseholdsPage'),
})

export const householdRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/households/$id',
  beforeLoad: needs('people.read'),
  component: lazyRouteComponent(() => import('./household-page.tsx'), 'HouseholdPage'),
})

/** The door visits of a day. */
export const visitsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/visits',
  validateSearch: (search: Search): Of<'area' | 'day' | 'result' | 'kind' | 'arrival' | 'who'> => ({
    ...areaAndDay(search),
    ...one(search, 'result', among(visitResults)),
    ...one(search, 'kind', among(visitKinds)),
    ...one(search, 'arrival', among(arrivals)),
    ...one(search, 'who', (text) => text.length <= 40),
  }),
  beforeLoad: needs('declarations.read'),
  component: lazyRouteComponent(() => import('./visits-page.tsx'), 'VisitsPage'),
})
