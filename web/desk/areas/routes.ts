import { createRoute } from '@tanstack/react-router'
import { frameRoute } from '../frame/routes.tsx'
import { needs } from '../room.ts'
import { AreasPage } from './areas-page.tsx'
import { RedivisionsPage } from './redivisions-page.tsx'
import { SetUpPage } from './set-up-page.tsx'
import { SitesPage } from './sites-page.tsx'

const under = (search: Record<string, unknown>): { area?: string } =>
  typeof search['area'] === 'string' && /^\d{0,18}$/.test(search['area']) ? { area: search['area'] } : {}

export const areasRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/areas',
  validateSearch: under,
  beforeLoad: needs('areas.read'),
  component: AreasPage,
})
export const areaSetUpRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/areas/set-up',
  beforeLoad: needs('areas.write'),
  component: SetUpPage,
})
export const sitesRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/sites',
  validateSearch: (search: Record<string, unknown>): { area?: string; kind?: string } => ({
    ...under(search),
    ...(typeof search['kind'] === 'string' && { kind: search['kind'] }),
  }),
  beforeLoad: needs('areas.read'),
  component: SitesPage,
})
export const redivisionsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/redivisions',
  beforeLoad: needs('areas.redivide'),
  component: RedivisionsPage,
})
