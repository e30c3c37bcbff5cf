import { listClaims, readClaim } from '@gridward/contract/declarations/claims'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { call } from '../../ui/api.ts'

export const claimsQuery = (area: string) =>
  infiniteQueryOptions({
    queryKey: ['claims', area],
    queryFn: ({ pageParam, signal }) =>
      call(listClaims, { query: { area, limit: 50, ...(pageParam && { after: pageParam }) }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  })

/** Each reading is a look that the journal keeps: not asked for again by itself. */
export const claimQuery = (id: string) =>
  queryOptions({
    queryKey: ['claim', id],
    queryFn: ({ signal }) => call(readClaim, { params: { id }, signal }),
    staleTime: Infinity,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
