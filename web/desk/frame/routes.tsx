import { createRootRouteWithContext, createRoute, Outlet, redirect } from '@tanstack/react-router'
import type { QueryClient } from '@tanstack/react-query'
import { Loading } from '../../ui/parts/states.tsx'
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
  component: LoginPage,
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
