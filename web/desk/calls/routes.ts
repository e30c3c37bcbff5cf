import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { areaOf, one } from '../doors/routes.ts'
import { frameRoute } from '../frame/routes.tsx'
import { needs } from '../room.ts'

export const callsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/calls',
  validateSearch: (search: Record<string, unknown>): Partial<Record<'tab' | 'id' | 'area' | 'late', string>> => ({
    ...areaOf(search),
    ...one(search, 'tab', () => true),
    ...one(search, 'id', (text) => /^[0-9a-f-]{36}$/.test(text)),
    ...one(search, 'late', (text) => text === 'yes'),
  }),
  beforeLoad: needs('calls.read'),
  component: lazyRouteComponent(() => import('./calls-page.tsx'), 'CallsPage'),
})
