import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { frameRoute } from '../frame/routes.tsx'
import { needs } from '../room.ts'

export const rulesRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/rules',
  beforeLoad: needs('rules.read'),
  component: lazyRouteComponent(() => import('./rules-page.tsx'), 'RulesPage'),
})
