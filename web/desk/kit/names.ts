import { ancestors } from '@gridward/contract/paths'
import { useMemo } from 'react'
import { useTree } from '../../ui/areas/area-choice.tsx'

/** What an area is called, with the two levels above it: 大沙街道 · 金碧社区 · 第一网格. `whole` names the district. */
export function useAreaName(whole: string): (path: string) => string {
  const tree = useTree()
  return useMemo(() => {
    const names = new Map(tree?.areas.map((area) => [area.path, area.name]))
    return (path) =>
      path === ''
        ? whole
        : ancestors(path)
            .filter((one) => one !== '')
            .slice(-3)
            .map((one) => names.get(one) ?? one)
            .join(' · ')
  }, [tree, whole])
}
