import { readDocument } from '@gridward/contract/briefings'
import type { Day } from '@gridward/contract/days'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../../ui/api.ts'

export const documentQuery = (day: Day) =>
  queryOptions({
    queryKey: ['report document', day],
    queryFn: ({ signal }) => call(readDocument, { params: { day }, signal }),
  })
