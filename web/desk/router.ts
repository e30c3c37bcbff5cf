import type { QueryClient } from '@tanstack/react-query'
import { createRouter } from '@tanstack/react-router'
import { Loading } from '../ui/parts/states.tsx'
import { base } from './address.ts'
import { codeRoute, frameRoute, joinRoute, loginRoute, passwordRoute, rootRoute, setupRoute } from './frame/routes.tsx'
import { NotFound, PageProblem } from './frame/problems.tsx'
import { roomRoutes } from './rooms.ts'
import { parseSearch, stringifySearch } from './search.ts'

const routeTree = rootRoute.addChildren([
  loginRoute,
  setupRoute,
  codeRoute,
  joinRoute,
  frameRoute.addChildren([passwordRoute, ...roomRoutes]),
])

export const makeRouter = (queries: QueryClient) =>
  createRouter({
    routeTree,
    basepath: base,
    context: { queries },
    parseSearch,
    stringifySearch,
    defaultPreload: 'intent',
    defaultPendingComponent: Loading,
    defaultErrorComponent: PageProblem,
    defaultNotFoundComponent: NotFound,
    scrollRestoration: true,
  })

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>
  }
}
