import type { SessionView } from '@gridward/contract/access/parts'
import { readTree, type AreaView } from '@gridward/contract/areas/tree'
import { verbsOf } from '@gridward/contract/roles'
import { useEffect, useState } from 'react'
import type { Shelf } from '../../offline/shelf.ts'
import { call } from '../../ui/api.ts'
import { useField } from '../context.ts'

export type Grid = { path: string; name: string; above: string }

/** The areas in which this person knocks on doors. */
export const myPrefixes = (session: Pick<SessionView, 'grants'>): string[] =>
  session.grants.filter((grant) => verbsOf(grant.role).includes('declarations.visit')).map((grant) => grant.prefix)

/** The smallest areas with doors under some prefixes: grids, and communities that were not divided. */
export function gridsUnder(areas: readonly AreaView[], prefixes: readonly string[]): Grid[] {
  const names = new Map(areas.map((area) => [area.path, area.name]))
  const divided = new Set(areas.filter((area) => area.level === 'grid').map((area) => area.path.slice(0, 12)))
  return areas
    .filter(({ level, path }) => level === 'grid' || (level === 'community' && !divided.has(path)))
    .filter(({ path }) => prefixes.some((prefix) => path.startsWith(prefix)))
    .map(({ path, name }) => ({ path, name, above: path.length > 12 ? (names.get(path.slice(0, 12)) ?? '') : '' }))
}

const kept = 'rounds/grids'

/** The grids of this person, from the phone first, then from the server. Undefined until one of them has answered. */
export function useGrids(): { grids: readonly Grid[] | undefined; problem: unknown } {
  const { session, shelf, online } = useField()
  const [grids, setGrids] = useState<readonly Grid[]>()
  const [problem, setProblem] = useState<unknown>()
  useEffect(() => {
    let gone = false
    const show = (found: readonly Grid[]): void => {
      if (!gone) setGrids(found)
    }
    const read = async (): Promise<void> => {
      const before = await shelf.get<Grid[]>(kept).catch(() => undefined)
      if (before) show(before.value)
      try {
        show(await fetchGrids(session, shelf))
      } catch (caught) {
        if (!before && !gone) setProblem(caught)
      }
    }
    void read()
    return () => void (gone = true)
  }, [session, shelf, online])
  return { grids, problem }
}

async function fetchGrids(session: SessionView, shelf: Shelf): Promise<Grid[]> {
  const tree = await call(readTree, { query: {} })
  const found = gridsUnder(tree.areas, myPrefixes(session))
  // a full phone knows its grids until the page is closed
  await shelf.put(kept, found, new Date().toISOString()).catch(() => undefined)
  return found
}
