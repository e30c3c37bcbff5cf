import { exportCoverage } from '@gridward/contract/declarations/exports'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { urlOf } from '../../ui/api.ts'
import { useFormats } from '../../ui/format.ts'
import { useWords } from '../../ui/language.tsx'
import { Empty, Failed, Loading } from '../../ui/parts/states.tsx'
import { can, useSession } from '../session.ts'
import { AreaPath } from './area-path.tsx'
import { CoverageFigures } from './coverage-figures.tsx'
import { CoverageTable } from './coverage-table.tsx'
import { DayChoice } from './day-choice.tsx'
import { useMoving } from './moving.ts'
import { useArea } from './own-areas.ts'
import { coverageQuery } from './queries.ts'
import { Still } from './still.tsx'
import { followed, takeChanges, type Coverage } from './taking.ts'
import { coverageWords } from './words.ts'
import './page.css'

/** Where the doors of an area stand, and of each area below it; every number opens its households. */
export function CoveragePage() {
  const words = useWords(coverageWords)
  const { area } = useArea()
  const { day } = useSearch({ strict: false }) as { day?: string }
  const query = useQuery(coverageQuery(area, day))
  const queries = useQueryClient()
  const session = useSession()
  const { queryKey } = coverageQuery(area, day)
  const lostAt = useMoving({
    metrics: followed,
    changed: (changes) =>
      queries.setQueryData<Coverage>(queryKey, (seen) => (seen ? takeChanges(seen, changes) : undefined)),
    again: () => void queries.invalidateQueries({ queryKey }),
  })
  return (
    <div className="day">
      <div className="day-head">
        <h1>{words.title}</h1>
        <DayChoice />
        {can(session, 'exports.run') && !day && (
          <a className="plain-button day-button" href={urlOf(exportCoverage, { query: { area } })} download>
            {words.export}
          </a>
        )}
      </div>
      <AreaPath />
      <Still since={lostAt} />
      {query.isPending && <Loading lines={10} />}
      {query.isError && <Failed problem={query.error} again={() => void query.refetch()} />}
      {query.data && (
        <div className={query.isPlaceholderData ? 'day day-stale' : 'day'}>
          <Shown coverage={query.data} asked={day} />
        </div>
      )}
    </div>
  )
}

function Shown({ coverage, asked }: { coverage: Coverage; asked: string | undefined }) {
  const words = useWords(coverageWords)
  const formats = useFormats()
  const session = useSession()
  const { area, children, frozen, day } = coverage
  if (area.households === 0 && area.baseline === null)
    return (
      <Empty why={words.empty}>
        {can(session, 'imports.run') && (
          <Link className="main-button day-button" to="/imports">
            {words.toImports}
          </Link>
        )}
      </Empty>
    )
  return (
    <>
      {asked && <p className="day-note">{(frozen ? words.frozen : words.openDay)(formats.day(day))}</p>}
      <CoverageFigures line={area} day={day} frozen={frozen} />
      <CoverageTable lines={children} day={day} frozen={frozen} />
    </>
  )
}
