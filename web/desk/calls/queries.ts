import * as contract from '@gridward/contract/calls'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { call } from '../../ui/api.ts'

export type CallFilter = { area?: string; late?: boolean }
export const callsQuery = (done: boolean, filter: CallFilter = {}) =>
  infiniteQueryOptions({
    queryKey: ['calls', 'list', done, filter],
    queryFn: ({ pageParam, signal }) =>
      call(contract.listCalls, {
        query: { limit: 50, ...(done && { done }), ...filter, ...(pageParam && { after: pageParam }) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
  })

export const callQuery = (id: string) =>
  queryOptions({
    queryKey: ['calls', 'one', id],
    queryFn: ({ signal }) => call(contract.openCall, { params: { id }, signal }),
  })

export const workOrdersQuery = queryOptions({
  queryKey: ['calls', 'orders'],
  queryFn: ({ signal }) => call(contract.listWorkOrders, { signal }),
})
export const phoneQuery = queryOptions({
  queryKey: ['calls', 'phone'],
  queryFn: ({ signal }) => call(contract.callList, { signal }),
})
export const webhooksQuery = queryOptions({
  queryKey: ['calls', 'webhooks'],
  queryFn: ({ signal }) => call(contract.listWebhooks, { signal }),
})
