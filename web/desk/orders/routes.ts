import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { frameRoute } from '../frame/routes.tsx'
import { needs } from '../room.ts'

export const ordersRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/orders',
  validateSearch: (search: Record<string, unknown>): { tab?: string } =>
    typeof search['tab'] === 'string' ? { tab: search['tab'] } : {},
  beforeLoad: needs('orders.read'),
  component: lazyRouteComponent(() => import('./orders-page.tsx'), 'OrdersPage'),
})
export const proposeRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/orders/propose',
  validateSearch: (search: Record<string, unknown>): { area?: string } =>
    typeof search['area'] === 'string' ? { area: search['area'] } : {},
  beforeLoad: needs('orders.propose'),
  component: lazyRouteComponent(() => import('./propose-page.tsx'), 'ProposePage'),
})
