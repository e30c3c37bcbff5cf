import type { SessionView } from '@gridward/contract/access/parts'
import { signOut as signOutRoute, whoAmI } from '@gridward/contract/access/sessions'
import type { Verb } from '@gridward/contract/verbs'
import { queryOptions, useQuery, type QueryClient } from '@tanstack/react-query'
import { call, ProblemError } from '../ui/api.ts'

/** Who is signed in; null when nobody is. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }): Promise<SessionView | null> => {
    try {
      return await call(whoAmI, { signal })
    } catch (problem) {
      if (problem instanceof ProblemError && problem.code === 'notSignedIn') return null
      throw problem
    }
  },
  staleTime: 60_000,
})

/** The session of a page inside the frame, which nobody sees without one. */
export function useSession(): SessionView {
  const { data } = useQuery(sessionQuery)
  if (!data) throw new Error('this page is shown to signed-in people only')
  return data
}

export const can = (session: SessionView, verb: Verb): boolean => session.verbs.includes(verb)

/** Ends the session and forgets everything that this browser has read. */
export async function endSession(queries: QueryClient): Promise<void> {
  await call(signOutRoute, {})
  queries.clear()
}
