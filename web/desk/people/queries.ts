import { readPerson } from '@gridward/contract/people/routes'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../ui/api.ts'

/** Each reading is a look that the journal keeps: a person is not asked for again by itself. */
export const personQuery = (id: string) =>
  queryOptions({
    queryKey: ['person', id],
    queryFn: ({ signal }) => call(readPerson, { params: { id }, signal }),
    staleTime: 300_000,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
