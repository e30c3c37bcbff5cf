import { exportHouseholds } from '@gridward/contract/declarations/exports'
import { listHouseholds } from '@gridward/contract/declarations/rounds'
import { reaches } from '@gridward/contract/coverage'
import { besides, lates, type HouseholdLine } from '@gridward/contract/people/parts'
import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { call, urlOf } from '../../ui/api.ts'
import { useFormats } from '../../ui/format.ts'
import { useWords } from '../../ui/language.tsx'
import type { Column } from '../ledger/column.ts'
import { FilterBar, type Filter } from '../ledger/filter-bar.tsx'
import { useFilters } from '../ledger/filters.ts'
import { Ledger } from '../ledger/ledger.tsx'
import { can, useSession } from '../session.ts'
import { useAreaName } from './area-path.tsx'
import { useMoving } from './moving.ts'
import { useArea } from './own-areas.ts'
import { coverageWords } from './words.ts'
import './page.css'

const pick = <T extends string>(values: readonly T[], text: string | undefined): T | undefined =>
  values.find((value) => value === text)

/** The households behind a number of the coverage, in the order of walking. */
export function HouseholdsPage() {
  const words = useWords(coverageWords).households
  const session = useSession()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const { area } = useArea()
  const [values, setValues] = useFilters(['area', 'reach', 'beside', 'late'])
  const query = {
    area,
    ...optional('reach', pick(reaches, values.reach)),
    ...optional('beside', pick(besides, values.beside)),
    ...optional('late', pick(lates, values.late)),
  }
  useMoving({ metrics: [], matters: isOfDoors, again: () => void queries.invalidateQueries({ queryKey: ['doors'] }) })
  return (
    <div className="day">
      <p>
        <Link to="/coverage" search={{ area }}>
          ← {words.back}
        </Link>
      </p>
      <h1>{words.title}</h1>
      <Ledger
        name="households"
        title={words.title}
        columns={useHouseholdColumns()}
        rowKey={(row) => row.id}
        queryKey={['doors', query]}
        read={(after, signal) =>
          call(listHouseholds, { query: { ...query, limit: 100, ...(after && { after }) }, signal })
        }
        {...(can(session, 'people.read') && {
          onOpen: (row: HouseholdLine) => void navigate({ to: '/households/$id', params: { id: row.id } }),
        })}
        filters={<FilterBar filters={useHouseholdFilters()} values={{ ...values, area }} onChange={setValues} />}
        {...(can(session, 'exports.run') && { exportHref: urlOf(exportHouseholds, { query }) })}
        emptyWhy={words.emptyWhy}
      />
    </div>
  )
}

const isOfDoors = (kind: string): boolean => kind.startsWith('declarations.') || kind.startsWith('people.move')
const optional = <K extends string, V>(key: K, value: V | undefined): Partial<Record<K, V>> =>
  value === undefined ? {} : ({ [key]: value } as Record<K, V>)

function useHouseholdFilters(): Filter[] {
  const words = useWords(coverageWords).households
  return [
    { key: 'area', kind: 'area', label: useWords(coverageWords).area },
    {
      key: 'reach',
      kind: 'choice',
      label: words.filterReach,
      options: reaches.map((value) => ({ value, text: words.reaches[value] })),
    },
    {
      key: 'late',
      kind: 'choice',
      label: words.filterLate,
      options: lates.map((value) => ({ value, text: words.late[value] })),
    },
    {
      key: 'beside',
      kind: 'choice',
      label: words.filterBeside,
      options: besides.map((value) => ({ value, text: words[value] })),
    },
  ]
}

function useHouseholdColumns(): Column<HouseholdLine>[] {
  const words = useWords(coverageWords).households
  const formats = useFormats()
  const nameOf = useAreaName()
  const time = (instant: string | null): string => (instant ? formats.dateTime(instant) : '—')
  return [
    { key: 'address', title: words.address, width: 240, cell: (h) => h.address || '—', always: true },
    { key: 'reach', title: words.reach, width: 100, cell: (h) => words.reaches[h.reach] },
    { key: 'state', title: words.state, width: 170, cell: (h) => <Marks line={h} /> },
    { key: 'dueAt', title: words.dueAt, width: 160, cell: (h) => time(h.dueAt) },
    { key: 'tries', title: words.tries, width: 90, number: true, cell: (h) => formats.number(h.tries) },
    { key: 'reachedAt', title: words.reachedAt, width: 160, cell: (h) => time(h.reachedAt) },
    { key: 'grid', title: words.grid, width: 200, cell: (h) => nameOf(h.area) },
    { key: 'use', title: words.use, width: 90, cell: (h) => words.uses[h.use] },
  ]
}

/** What is special about a household, each in words. */
export function Marks({ line }: { line: HouseholdLine }) {
  const words = useWords(coverageWords).households
  return (
    <>
      {line.overdue && <span className="day-mark day-mark-bad">{words.overdue}</span>}
      {line.secondDue && <span className="day-mark day-mark-warn">{words.secondDue}</span>}
      {line.beside && <span className="day-mark">{words[line.beside]}</span>}
    </>
  )
}
