import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { frameRoute } from '../frame/routes.tsx'
import { needs } from '../room.ts'

export const importsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/imports',
  beforeLoad: needs('imports.run'),
  component: lazyRouteComponent(() => import('./imports-page.tsx'), 'ImportsPage'),
})

export const importRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/imports/$id',
  beforeLoad: needs('imports.run'),
  component: lazyRouteComponent(() => import('./import-page.tsx'), 'ImportPage'),
})
