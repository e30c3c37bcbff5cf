import { ledgers } from '@gridward/contract/people/parts'
import { listPeople } from '@gridward/contract/people/routes'
import type { Metric } from '@gridward/contract/metrics'
import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { call } from '../../ui/api.ts'
import { useWords } from '../../ui/language.tsx'
import { useMoving } from '../doors/moving.ts'
import { useArea } from '../doors/own-areas.ts'
import { FilterBar } from '../ledger/filter-bar.tsx'
import { useFilters } from '../ledger/filters.ts'
import { useInSight } from '../kit/in-sight.ts'
import { Ledger } from '../ledger/ledger.tsx'
import { can, useSession } from '../session.ts'
import { pairWords } from './pairs/words.ts'
import { usePersonColumns } from './columns.tsx'
import { ExportFull, useExport } from './export-full.tsx'
import { peopleWords } from './words.ts'
import '../doors/page.css'
import './people.css'

const metricOf = { maybeSame: 'people.maybeSame' } as const

/** One ledger: a view of the register, the newest reason first; it moves when somebody enters or leaves it. */
export function LedgerPage() {
  const words = useWords(peopleWords)
  const navigate = useNavigate()
  const queries = useQueryClient()
  const params = useParams({ from: '/frame/ledgers/$ledger' })
  const ledger = ledgers.find((name) => name === params.ledger) ?? 'key'
  const { area } = useArea()
  const [, setValues] = useFilters(['area'])
  const query = { area, ledger }
  const href = useExport(query)
  const metric = ledger === 'maybeSame' ? metricOf.maybeSame : (`tags.${ledger}` as Metric)
  useMoving({ metrics: [metric], again: () => void queries.invalidateQueries({ queryKey: ['people', query] }) })
  const title = words.ledgerTitle(words.ledgers[ledger])
  return (
    <div className="day">
      <h1>{title}</h1>
      <Tabs area={area} />
      <p className="day-soft">
        {words.ledgerAbout[ledger]} {words.masked}
      </p>
      <Ledger
        key={ledger}
        name={`ledger ${ledger}`}
        title={title}
        columns={usePersonColumns(ledger)}
        rowKey={(row) => row.id}
        queryKey={['people', query]}
        read={(after, signal) => call(listPeople, { query: { ...query, limit: 100, ...(after && { after }) }, signal })}
        onOpen={(row) => void navigate({ to: '/people/$id', params: { id: row.id } })}
        filters={
          <FilterBar
            filters={[{ key: 'area', kind: 'area', label: words.area }]}
            values={{ area }}
            onChange={setValues}
          />
        }
        {...(href && { exportHref: href })}
        actions={<Actions query={query} />}
        emptyWhy={words.emptyLedger}
      />
    </div>
  )
}

function Actions({ query }: { query: { area: string; ledger: (typeof ledgers)[number] } }) {
  const pairs = useWords(pairWords)
  const session = useSession()
  return (
    <>
      {query.ledger === 'maybeSame' && can(session, 'people.write') && (
        <Link to="/people/pairs" search={{ area: query.area }} className="plain-button day-button">
          {pairs.menu}
        </Link>
      )}
      <ExportFull query={query} />
    </>
  )
}

function Tabs({ area }: { area: string }) {
  const { ledger } = useParams({ strict: false }) as { ledger?: string }
  const bar = useInSight<HTMLElement>(ledger)
  const words = useWords(peopleWords)
  return (
    <nav ref={bar} className="day-tabs" aria-label={words.ledgerMenu}>
      {ledgers.map((name) => (
        <Link
          key={name}
          to="/ledgers/$ledger"
          params={{ ledger: name }}
          search={{ area }}
          activeOptions={{ includeSearch: false }}
        >
          {words.ledgers[name]}
        </Link>
      ))}
    </nav>
  )
}
