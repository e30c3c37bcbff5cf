import { listResponsible } from '@gridward/contract/areas/responsible'
import { dailyReport, figures, reportDays } from '@gridward/contract/briefings'
import type { Day } from '@gridward/contract/days'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../ui/api.ts'
import { signed } from './signed.ts'

export const reportQuery = (day: Day) =>
  queryOptions({
    queryKey: ['report', day],
    queryFn: ({ signal }) => call(dailyReport, { params: { day }, signal }),
    refetchInterval: ({ state }) => (state.data?.state === 'freezing' ? 1000 : false),
  })

export const daysQuery = queryOptions({
  queryKey: ['report days'],
  queryFn: ({ signal }) => call(reportDays, { signal }),
})

/** What a community signs, as it stands now. */
export const figuresQuery = (area: string, day: Day) =>
  queryOptions({
    queryKey: ['signed figures', area, day],
    queryFn: ({ signal }) => call(figures, { query: { area, day, below: 'self', metrics: signed.join(',') }, signal }),
  })

/** Who answers for the communities of an area; asked once, people do not change by the minute. */
export const leadsQuery = (area: string) =>
  queryOptions({
    queryKey: ['areas', 'duties', area, false, false],
    queryFn: ({ signal }) => call(listResponsible, { query: { area }, signal }),
    staleTime: 300_000,
  })
