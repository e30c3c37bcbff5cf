import { listPeople } from '@gridward/contract/people/routes'
import { useNavigate } from '@tanstack/react-router'
import { call } from '../../ui/api.ts'
import { useWords } from '../../ui/language.tsx'
import { useArea } from '../doors/own-areas.ts'
import { FilterBar } from '../ledger/filter-bar.tsx'
import { useFilters } from '../ledger/filters.ts'
import { Ledger } from '../ledger/ledger.tsx'
import { usePersonColumns } from './columns.tsx'
import { ExportFull, useExport } from './export-full.tsx'
import { peopleWords } from './words.ts'
import '../doors/page.css'
import './people.css'

/** Finding somebody; without a question, who was changed last. */
export function PeoplePage() {
  const words = useWords(peopleWords)
  const navigate = useNavigate()
  const { area } = useArea()
  const [values, setValues] = useFilters(['area', 'q'])
  const href = useExport({ area })
  const query = { area, ...(values.q && { q: values.q }) }
  return (
    <div className="day">
      <h1>{words.title}</h1>
      <p className="day-soft">{words.masked}</p>
      <Ledger
        name="people"
        title={words.title}
        columns={usePersonColumns()}
        rowKey={(row) => row.id}
        queryKey={['people', query]}
        read={(after, signal) => call(listPeople, { query: { ...query, limit: 100, ...(after && { after }) }, signal })}
        onOpen={(row) => void navigate({ to: '/people/$id', params: { id: row.id } })}
        filters={
          <div className="people-find">
            <FilterBar
              filters={[
                { key: 'q', kind: 'search', label: words.find },
                { key: 'area', kind: 'area', label: words.area },
              ]}
              values={{ ...values, area }}
              onChange={setValues}
            />
          </div>
        }
        {...(href && !values.q && { exportHref: href })}
        actions={!values.q && <ExportFull query={{ area }} />}
        emptyWhy={values.q ? words.emptySearch : words.emptyAll}
      />
    </div>
  )
}
