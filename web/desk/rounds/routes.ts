import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { areaOf } from '../doors/routes.ts'
import { frameRoute } from '../frame/routes.tsx'
import { needs } from '../room.ts'

export const roundsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/rounds',
  validateSearch: areaOf,
  beforeLoad: needs('declarations.read'),
  component: lazyRouteComponent(() => import('./rounds-page.tsx'), 'RoundsPage'),
})

export const paperRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/rounds/paper',
  validateSearch: areaOf,
  beforeLoad: needs('declarations.visit'),
  component: lazyRouteComponent(() => import('./paper-page.tsx'), 'PaperPage'),
})

export const codesRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/rounds/codes',
  validateSearch: areaOf,
  beforeLoad: needs('declarations.read'),
  component: lazyRouteComponent(() => import('./codes-page.tsx'), 'CodesPage'),
})

export const keyingRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/rounds/keying',
  beforeLoad: needs('declarations.key'),
  component: lazyRouteComponent(() => import('./keying-page.tsx'), 'KeyingPage'),
})

export const formsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/rounds/forms',
  beforeLoad: needs('declarations.key'),
  component: lazyRouteComponent(() => import('./forms/forms-page.tsx'), 'FormsPage'),
})
