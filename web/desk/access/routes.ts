import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { frameRoute } from '../frame/routes.tsx'
import { needs } from '../room.ts'

type Texts<K extends string> = Partial<Record<K, string>>

/** Filters stand in the address as texts; what else stands there is dropped. */
const texts =
  <const K extends string>(...keys: K[]) =>
  (search: Record<string, unknown>): Texts<K> =>
    Object.fromEntries(keys.flatMap((key) => (typeof search[key] === 'string' ? [[key, search[key]]] : []))) as Texts<K>

export const accountsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/accounts',
  validateSearch: texts('area', 'q', 'role', 'state'),
  beforeLoad: needs('access.read'),
  component: lazyRouteComponent(() => import('./accounts-page.tsx'), 'AccountsPage'),
})
export const accountRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/accounts/$id',
  beforeLoad: needs('access.read'),
  component: lazyRouteComponent(() => import('./account-page.tsx'), 'AccountPage'),
})
export const invitationsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/invitations',
  validateSearch: texts('q', 'state'),
  beforeLoad: needs('access.invite'),
  component: lazyRouteComponent(() => import('./invitations-page.tsx'), 'InvitationsPage'),
})
export const devicesRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/devices',
  validateSearch: texts('area', 'q', 'state'),
  beforeLoad: needs('access.devices'),
  component: lazyRouteComponent(() => import('./devices-page.tsx'), 'DevicesPage'),
})
export const tokensRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/tokens',
  beforeLoad: needs('access.tokens'),
  component: lazyRouteComponent(() => import('./tokens-page.tsx'), 'TokensPage'),
})
export const journalRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/journal',
  validateSearch: texts('area', 'kind', 'actor', 'subject'),
  beforeLoad: needs('journal.read'),
  component: lazyRouteComponent(() => import('./journal-page.tsx'), 'JournalPage'),
})
