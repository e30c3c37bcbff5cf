import { createRootRouteWithContext, createRoute, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router'
import type { QueryClient } from '@tanstack/react-query'
import { Loading } from '../../ui/parts/states.tsx'
import { setupState } from '@gridward/contract/access/set-up'
import { call } from '../../ui/api.ts'
import { LoginPage } from '../login/login-page.tsx'
import { sessionQuery } from '../session.ts'
import { Frame } from './frame.tsx'
import { NotFound, PageProblem } from './problems.tsx'

export const rootRoute = createRootRouteWithContext<{ queries: QueryClient }>()({
  component: Outlet,
  errorComponent: PageProblem,
  notFoundComponent: NotFound,
})

export const loginRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/login',
  validateSearch: (search: Record<string, unknown>): { to?: string; then?: 'screen' } => {
    if (search['then'] === 'screen') return { then: 'screen' }
    return typeof search['to'] === 'string' && search['to'].startsWith('/') ? { to: search['to'] } : {}
  },
  beforeLoad: async () => {
    const { needed } = await call(setupState, {}).catch(() => ({ needed: false }))
    if (needed) throw redirect({ to: '/setup' })
  },
  component: LoginPage,
})

/** An empty installation begins here. */
export const setupRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/setup',
  validateSearch: (search: Record<string, unknown>): { step?: string } =>
    typeof search['step'] === 'string' ? { step: search['step'] } : {},
  component: lazyRouteComponent(() => import('../setup/setup-page.tsx'), 'SetupPage'),
})

/** Cards for the desk lead here; the phone's page takes up invitations of both kinds. The code stays behind the #. */
export const joinRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/join',
  beforeLoad: () => window.location.replace(`/field/join${window.location.hash}`),
})

export const codeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/code',
  component: lazyRouteComponent(() => import('../login/code-page.tsx'), 'CodePage'),
})

/** Everything but the login lies inside the frame and has a session; rooms hang their pages here. */
export const frameRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'frame',
  beforeLoad: async ({ context, location }) => {
    const session = await context.queries.ensureQueryData(sessionQuery)
    if (!session) throw redirect({ to: '/login', search: location.href === '/' ? {} : { to: location.href } })
    return { session }
  },
  component: Frame,
  errorComponent: PageProblem,
  pendingComponent: Loading,
})

export const passwordRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/password',
  component: lazyRouteComponent(() => import('../login/password-page.tsx'), 'PasswordPage'),
})
