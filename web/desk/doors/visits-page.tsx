import {
  arrivals,
  exportVisits,
  listVisits,
  visitKinds,
  type VisitLine,
} from '@gridward/contract/declarations/visit-list'
import { visitResults } from '@gridward/contract/coverage'
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
import { DayChoice, useToday } from './day-choice.tsx'
import { useMoving } from './moving.ts'
import { useArea } from './own-areas.ts'
import { coverageWords } from './words.ts'
import './page.css'

const keys = ['area', 'day', 'result', 'kind', 'arrival', 'who'] as const
type Values = Partial<Record<(typeof keys)[number], string>>

const pick = <T extends string>(values: readonly T[], text: string | undefined): T | undefined =>
  values.find((value) => value === text)
const given = <T extends object>(fields: T): { [K in keyof T]?: NonNullable<T[K]> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value)) as { [K in keyof T]?: NonNullable<T[K]> }

/** The door visits of a day: who knocked where, when and with what result. */
export function VisitsPage() {
  const words = useWords(coverageWords).visits
  const session = useSession()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const today = useToday()
  const { area } = useArea()
  const [values, setValues] = useFilters(keys)
  const { day = today, who, result, kind, arrival } = values
  const query = {
    ...{ area, day },
    ...given({ who, result: pick(visitResults, result), kind: pick(visitKinds, kind) }),
    ...given({ arrival: pick(arrivals, arrival) }),
  }
  useMoving({
    metrics: [],
    matters: (happened) => happened.startsWith('declarations.'),
    again: () => void queries.invalidateQueries({ queryKey: ['visits'] }),
  })
  return (
    <div className="day">
      <p>
        <Link to="/coverage" search={{ area, ...(values.day && { day }) }}>
          ← {words.back}
        </Link>
      </p>
      <div className="day-head">
        <h1>{words.title}</h1>
        <DayChoice />
      </div>
      <Ledger
        name="visits"
        title={words.title}
        columns={useColumns(setValues)}
        rowKey={(row) => row.id}
        queryKey={['visits', query]}
        read={(after, signal) => call(listVisits, { query: { ...query, limit: 100, ...(after && { after }) }, signal })}
        {...(can(session, 'people.read') && {
          onOpen: (row: VisitLine) => void navigate({ to: '/households/$id', params: { id: row.household } }),
        })}
        filters={<FilterBar filters={useVisitFilters()} values={{ ...values, area }} onChange={setValues} />}
        {...(can(session, 'exports.run') && { exportHref: urlOf(exportVisits, { query }) })}
        emptyWhy={words.emptyWhy}
      />
    </div>
  )
}

function useVisitFilters(): Filter[] {
  const words = useWords(coverageWords).visits
  const area = useWords(coverageWords).area
  const choice = (key: string, label: string, texts: Record<string, string>): Filter => ({
    ...{ key, kind: 'choice', label },
    options: Object.entries(texts).map(([value, text]) => ({ value, text })),
  })
  return [
    { key: 'area', kind: 'area', label: area },
    choice('result', words.result, words.results),
    choice('kind', words.kind, words.kinds),
    { key: 'who', kind: 'search', label: words.by },
    choice('arrival', words.arrival, words.arrivals),
  ]
}

const marks: Record<VisitLine['kind'], string> = {
  first: '',
  second: 'day-mark',
  disagrees: 'day-mark day-mark-bad',
}

function useColumns(setValues: (to: Values) => void): Column<VisitLine>[] {
  const words = useWords(coverageWords).visits
  const formats = useFormats()
  const nameOf = useAreaName()
  return [
    { key: 'at', title: words.at, width: 150, cell: (v) => formats.dateTime(v.observedAt), always: true },
    { key: 'result', title: words.result, width: 100, cell: (v) => words.results[v.result] },
    { key: 'address', title: words.address, width: 220, cell: (v) => v.address || '—', always: true },
    { key: 'by', title: words.by, width: 130, cell: (v) => <Who visit={v} setValues={setValues} /> },
    {
      key: 'kind',
      title: words.kind,
      width: 120,
      cell: (v) => <span className={marks[v.kind]}>{words.kinds[v.kind]}</span>,
    },
    { key: 'state', title: words.state, width: 170, cell: (v) => <States visit={v} /> },
    { key: 'grid', title: words.grid, width: 200, cell: (v) => nameOf(v.area) },
    { key: 'source', title: words.source, width: 80, cell: (v) => words.sources[v.source] },
    { key: 'note', title: words.note, width: 200, cell: (v) => v.note },
    {
      key: 'receivedAt',
      title: words.receivedAt,
      width: 150,
      cell: (v) => formats.dateTime(v.receivedAt),
      extra: true,
    },
  ]
}

/** Whoever knocked; a click shows what else they did on that day. */
function Who({ visit: { by }, setValues }: { visit: VisitLine; setValues: (to: Values) => void }) {
  const words = useWords(coverageWords).visits
  if (!by) return '—'
  return (
    <button
      type="button"
      className="day-link"
      title={words.mine(by)}
      onClick={(event) => {
        event.stopPropagation()
        setValues({ who: by })
      }}
    >
      {by}
    </button>
  )
}

function States({ visit: { sampled, late } }: { visit: VisitLine }) {
  const words = useWords(coverageWords).visits
  return (
    <>
      {sampled && <span className="day-mark day-mark-warn">{words.sampled}</span>}
      {late && <span className="day-mark">{words.late}</span>}
    </>
  )
}
