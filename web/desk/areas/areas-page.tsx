import type { AreaView } from '@gridward/contract/areas'
import { ancestors, parentOf } from '@gridward/contract/paths'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useFormats } from '../../ui/format.ts'
import { useWords } from '../../ui/language.tsx'
import { Empty, Failed, Loading } from '../../ui/parts/states.tsx'
import { useArea } from '../doors/own-areas.ts'
import { useFilters } from '../ledger/filters.ts'
import { can, useSession } from '../session.ts'
import { AreaTable } from './area-table.tsx'
import { AreaDetail } from './area-detail.tsx'
import { treeQuery, unassignedQuery } from './queries.ts'
import { areaDeskWords } from './words.ts'
import './areas.css'

/** The tree level by level, what lacks somebody first, and who answers for the chosen area. */
export function AreasPage() {
  const words = useWords(areaDeskWords).tree
  const session = useSession()
  const tree = useQuery(treeQuery)
  const [, setFilter] = useFilters(['area'])
  const { area } = useArea()
  if (tree.isPending) return <Loading />
  if (tree.isError) return <Failed problem={tree.error} again={() => void tree.refetch()} />
  const { areas } = tree.data
  if (areas.length === 0)
    return (
      <Empty why={words.empty}>
        {can(session, 'areas.redivide') && (
          <Link className="main-button areas-link" to="/areas/set-up">
            {words.toSetUp}
          </Link>
        )}
      </Empty>
    )
  return (
    <div className="areas">
      <h1>{words.title}</h1>
      <Path areas={areas} area={area} onChoose={(path) => setFilter({ area: path })} />
      <Below key={area} areas={areas} area={area} onChoose={(path) => setFilter({ area: path })} />
      <AreaDetail key={`detail ${area}`} area={area} name={nameOf(areas, area, words.whole)} />
    </div>
  )
}

export const nameOf = (areas: readonly AreaView[], path: string, whole: string): string =>
  path === '' ? whole : (areas.find((a) => a.path === path)?.name ?? path)

function Path({
  areas,
  area,
  onChoose,
}: {
  areas: readonly AreaView[]
  area: string
  onChoose: (path: string) => void
}) {
  const words = useWords(areaDeskWords).tree
  return (
    <nav aria-label={words.name}>
      <ol className="areas-path">
        {ancestors(area).map((path) => (
          <li key={path}>
            {path === area ? (
              <strong aria-current="page">{nameOf(areas, path, words.whole)}</strong>
            ) : (
              <button type="button" className="areas-step" onClick={() => onChoose(path)}>
                {nameOf(areas, path, words.whole)}
              </button>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}

/** What lies directly below, or what the search finds anywhere below, or everything without a responsible person. */
function Below({
  areas,
  area,
  onChoose,
}: {
  areas: readonly AreaView[]
  area: string
  onChoose: (path: string) => void
}) {
  const words = useWords(areaDeskWords).tree
  const [wanted, setWanted] = useState('')
  const [filters] = useFilters(['without'])
  const onlyWithout = filters.without === 'yes'
  const without = useQuery(unassignedQuery(area))
  const bare = (without.data?.areas ?? []).map((a) => a.path)
  const inside = areas.filter((a) => a.path !== area && a.path.startsWith(area))
  const shown = inside.filter((a) => {
    if (onlyWithout) return bare.includes(a.path)
    if (wanted) return a.name.includes(wanted) || a.path.startsWith(wanted) || a.code.startsWith(wanted)
    return parentOf(a.path) === area
  })
  const total = without.data?.total ?? 0
  return (
    <section aria-label={words.below}>
      <div className="areas-bar">
        <label>
          <span className="unseen">{words.find}</span>
          <input
            type="search"
            placeholder={words.find}
            value={wanted}
            onChange={(e) => setWanted(e.target.value.trim())}
          />
        </label>
        {without.data && <Without total={total} />}
      </div>
      {inside.length > 0 && (
        <AreaTable areas={shown.slice(0, 500)} all={areas} area={area} bare={bare} onChoose={onChoose} />
      )}
    </section>
  )
}

/** How many areas have nobody, and only them when it is ticked; the tick stands in the address. */
function Without({ total }: { total: number }) {
  const words = useWords(areaDeskWords).tree
  const formats = useFormats()
  const [{ without }, change] = useFilters(['without'])
  return (
    <label className={total > 0 ? 'areas-without' : 'areas-fine'}>
      {total > 0 && (
        <input
          type="checkbox"
          checked={without === 'yes'}
          onChange={(e) => change({ without: e.target.checked ? 'yes' : '' })}
        />
      )}
      <span>{total > 0 ? words.without(formats.number(total)) : words.withoutNone}</span>
    </label>
  )
}
