import * as contract from '@gridward/contract/areas'
import { queryOptions, type QueryClient } from '@tanstack/react-query'
import { call } from '../../ui/api.ts'
import { forgetTree } from '../../ui/areas/area-choice.tsx'

export const treeQuery = queryOptions({
  queryKey: ['areas', 'tree'],
  queryFn: ({ signal }) => call(contract.readTree, { query: {}, signal }),
})

export const dutiesQuery = (area: string, history: boolean, only: boolean) =>
  queryOptions({
    queryKey: ['areas', 'duties', area, history, only],
    queryFn: ({ signal }) =>
      call(contract.listResponsible, { query: { area, ...(history && { history }), ...(only && { only }) }, signal }),
  })

export const unassignedQuery = (area: string) =>
  queryOptions({
    queryKey: ['areas', 'unassigned', area],
    queryFn: ({ signal }) => call(contract.listUnassigned, { query: { area }, signal }),
  })

export const redivisionsQuery = queryOptions({
  queryKey: ['redivisions'],
  queryFn: ({ signal }) => call(contract.listRedivisions, { signal }),
})

/** After a change of the tree, or of who answers for what: everything about areas is read anew. */
export async function areasChanged(queries: QueryClient): Promise<void> {
  forgetTree()
  await queries.invalidateQueries({ queryKey: ['areas'] })
}
