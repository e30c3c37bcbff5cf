import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { areaOf } from '../doors/routes.ts'
import { frameRoute } from '../frame/routes.tsx'
import { needs } from '../room.ts'

export const lateRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/late',
  validateSearch: areaOf,
  beforeLoad: needs('briefings.read'),
  component: lazyRouteComponent(() => import('./late-page.tsx'), 'LatePage'),
})
