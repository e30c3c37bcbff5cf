import { coverage } from '@gridward/contract/declarations/coverage'
import { readHousehold } from '@gridward/contract/people/routes'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../ui/api.ts'

export const coverageQuery = (area: string, day: string | undefined) =>
  queryOptions({
    queryKey: ['coverage', area, day ?? ''],
    queryFn: ({ signal }) => call(coverage, { query: { area, ...(day && { day }) }, signal }),
    placeholderData: (before) => before,
  })

/** Each reading is a look that the journal keeps: not asked for again by itself. */
export const householdQuery = (id: string) =>
  queryOptions({
    queryKey: ['household', id],
    queryFn: ({ signal }) => call(readHousehold, { params: { id }, signal }),
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  })
