import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { areaAndDay } from '../doors/routes.ts'
import { frameRoute } from '../frame/routes.tsx'
import { needs } from '../room.ts'

export const reportRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/report',
  validateSearch: areaAndDay,
  beforeLoad: needs('briefings.read'),
  component: lazyRouteComponent(() => import('./report-page.tsx'), 'ReportPage'),
})
