import { QueryClient } from '@tanstack/react-query'
import { ProblemError } from '../ui/api.ts'

/** Asks again only where asking again can help: no answer, or a server that is busy or starting. */
const mayPass = (problem: unknown): boolean =>
  problem instanceof ProblemError && ['unreachable', 'busy', 'starting'].includes(problem.code)

export const makeQueries = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        networkMode: 'always',
        retry: (times, problem) => times < 3 && mayPass(problem),
      },
      mutations: { networkMode: 'always', retry: false },
    },
  })
