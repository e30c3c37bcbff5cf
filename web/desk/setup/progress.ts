import { listOutlines } from '@gridward/contract/areas/import'
import type { AreaView } from '@gridward/contract/areas/tree'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../ui/api.ts'
import { treeQuery } from '../areas/queries.ts'

export const steps = ['district', 'divisions', 'outline', 'grids', 'people'] as const
export type Step = (typeof steps)[number]
export type Progress = { streets: number; communities: number; grids: number; outlines: number }

const count = (areas: readonly AreaView[], level: AreaView['level']): number =>
  areas.filter((area) => area.level === level).length

/** How far the district is set up, told by what it has: nothing has to be remembered to go on later. */
export function useProgress(): { progress: Progress | undefined; problem: unknown; again: () => void } {
  const tree = useQuery(treeQuery)
  const outlines = useQuery({
    queryKey: ['areas', 'outlines'],
    queryFn: ({ signal }) => call(listOutlines, { signal }),
  })
  const areas = tree.data?.areas
  return {
    progress: areas &&
      outlines.data && {
        streets: count(areas, 'street'),
        communities: count(areas, 'community'),
        grids: count(areas, 'grid'),
        outlines: outlines.data.length,
      },
    problem: tree.error ?? outlines.error,
    again: () => void Promise.all([tree.refetch(), outlines.refetch()]),
  }
}

export const isDone = (step: Step, progress: Progress): boolean =>
  ({
    district: true,
    divisions: progress.communities > 0,
    outline: progress.outlines > 0,
    grids: progress.grids > 0,
    people: false,
  })[step]

/** The first step that is not done. */
export const nextStep = (progress: Progress): Step => steps.find((step) => !isDone(step, progress)) ?? 'people'
