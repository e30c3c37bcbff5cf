import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { areaOf } from '../doors/routes.ts'
import { frameRoute } from '../frame/routes.tsx'
import { needs } from '../room.ts'

const one = (search: Record<string, unknown>): { area?: string; id?: string } => ({
  ...areaOf(search),
  ...(typeof search['id'] === 'string' && /^[0-9a-f-]{36}$/.test(search['id']) && { id: search['id'] }),
})

export const claimsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/claims',
  validateSearch: one,
  beforeLoad: needs('declarations.judge'),
  component: lazyRouteComponent(() => import('./claims-page.tsx'), 'ClaimsPage'),
})

export const trayRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/claims/tray',
  validateSearch: one,
  beforeLoad: needs('declarations.judge'),
  component: lazyRouteComponent(() => import('./tray-page.tsx'), 'TrayPage'),
})
