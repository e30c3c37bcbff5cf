import * as contract from '@gridward/contract/orders'
import { listRules } from '@gridward/contract/rules'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { call } from '../../ui/api.ts'

export const emergenciesQuery = queryOptions({
  queryKey: ['orders', 'emergencies'],
  queryFn: ({ signal }) => call(contract.listEmergencies, { signal }),
})
export const proposalsQuery = queryOptions({
  queryKey: ['orders', 'proposals'],
  queryFn: ({ signal }) => call(contract.listProposals, { signal }),
})
export const appealsQuery = queryOptions({
  queryKey: ['orders', 'appeals'],
  queryFn: ({ signal }) => call(contract.listAppeals, { signal }),
})
export const holdsQuery = queryOptions({
  queryKey: ['orders', 'holds'],
  queryFn: ({ signal }) => call(contract.listHolds, { signal }),
})
export const ordersQuery = (ended: boolean) =>
  infiniteQueryOptions({
    queryKey: ['orders', 'list', ended],
    queryFn: ({ pageParam, signal }) =>
      call(contract.listOrders, {
        query: { limit: 50, ...(ended && { ended }), ...(pageParam && { after: pageParam }) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
  })
export const orderQuery = (id: string) =>
  queryOptions({
    queryKey: ['orders', 'one', id],
    queryFn: ({ signal }) => call(contract.openOrder, { params: { id }, signal }),
  })
export const rulesQuery = queryOptions({
  queryKey: ['rules'],
  queryFn: ({ signal }) => call(listRules, { signal }),
})
