import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { areaOf, one } from '../doors/routes.ts'
import { frameRoute } from '../frame/routes.tsx'
import { needs } from '../room.ts'

export const areasRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/areas',
  validateSearch: (search: Record<string, unknown>): { area?: string; without?: string } => ({
    ...areaOf(search),
    ...one(search, 'without', (text) => text === 'yes'),
  }),
  beforeLoad: needs('areas.read'),
  component: lazyRouteComponent(() => import('./areas-page.tsx'), 'AreasPage'),
})
export const areaSetUpRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/areas/set-up',
  beforeLoad: needs('areas.write'),
  component: lazyRouteComponent(() => import('./set-up-page.tsx'), 'SetUpPage'),
})
export const sitesRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/sites',
  validateSearch: (search: Record<string, unknown>): { area?: string; kind?: string } => ({
    ...areaOf(search),
    ...one(search, 'kind', () => true),
  }),
  beforeLoad: needs('areas.read'),
  component: lazyRouteComponent(() => import('./sites-page.tsx'), 'SitesPage'),
})
export const redivisionsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/redivisions',
  beforeLoad: needs('areas.redivide'),
  component: lazyRouteComponent(() => import('./redivisions-page.tsx'), 'RedivisionsPage'),
})
