import * as contract from '@gridward/contract/areas'
import { areaWords } from '@gridward/contract/words/areas'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../ui/api.ts'
import { useTree } from '../../ui/areas/area-choice.tsx'
import { useWords } from '../../ui/language.tsx'
import type { Column } from '../ledger/column.ts'
import { FilterBar, type Filter } from '../ledger/filter-bar.tsx'
import { useFilters } from '../ledger/filters.ts'
import { Ledger } from '../ledger/ledger.tsx'
import { can, useSession } from '../session.ts'
import { SiteForm } from './site-form.tsx'
import { areaDeskWords } from './words.ts'
import './areas.css'

function useColumns(): Column<contract.Site>[] {
  const words = useWords(areaDeskWords).sites
  const { siteKinds } = useWords(areaWords)
  const names = new Map(useTree()?.areas.map((a) => [a.path, a.name]))
  return [
    { key: 'name', title: words.name, width: 200, cell: (s) => s.name, always: true },
    { key: 'kind', title: words.kind, width: 110, cell: (s) => siteKinds[s.kind] },
    { key: 'area', title: words.area, width: 200, cell: (s) => names.get(s.area) ?? s.area },
    { key: 'person', title: words.person, width: 100, cell: (s) => s.person || '—' },
    { key: 'phone', title: words.phone, width: 140, cell: (s) => s.phone },
    { key: 'place', title: words.place, width: 220, cell: (s) => s.place },
    { key: 'note', title: words.note, width: 200, cell: (s) => s.note, extra: true },
  ]
}

function useSiteFilters(): Filter[] {
  const words = useWords(areaDeskWords).sites
  const { siteKinds } = useWords(areaWords)
  const options = contract.siteKinds.map((value) => ({ value, text: siteKinds[value] }))
  return [
    { key: 'area', kind: 'area', label: words.area },
    { key: 'kind', kind: 'choice', label: words.kind, options },
  ]
}

/** Gates, estates, isolation sites and sampling points with the person in charge. */
export function SitesPage() {
  const words = useWords(areaDeskWords).sites
  const session = useSession()
  const queries = useQueryClient()
  const [values, setValues] = useFilters(['area', 'kind'])
  const [open, setOpen] = useState<contract.Site | 'new'>()
  const columns = useColumns()
  const filters = useSiteFilters()
  const query = { ...(values.area && { area: values.area }), ...(isKind(values.kind) && { kind: values.kind }) }
  const writes = can(session, 'areas.write')
  const done = (): void => {
    setOpen(undefined)
    void queries.invalidateQueries({ queryKey: ['sites'] })
  }
  const site = open === 'new' ? undefined : open
  const add = writes && (
    <button type="button" className="main-button" onClick={() => setOpen('new')}>
      {words.add}
    </button>
  )
  return (
    <div className="areas areas-broad">
      <h1>{words.title}</h1>
      {open && <SiteForm key={site?.id ?? 'new'} site={site} area={values.area ?? ''} onDone={done} />}
      <Ledger
        name="sites"
        title={words.title}
        columns={columns}
        rowKey={(row) => row.id}
        queryKey={['sites', query]}
        read={(after, signal) =>
          call(contract.listSites, { query: { ...query, limit: 200, ...(after && { after }) }, signal })
        }
        {...(writes && { onOpen: setOpen })}
        filters={<FilterBar filters={filters} values={values} onChange={setValues} />}
        actions={add}
        emptyWhy={writes ? words.emptyWhy : words.emptyRead}
      />
    </div>
  )
}

const isKind = (text: string | undefined): text is contract.SiteKind =>
  (contract.siteKinds as readonly string[]).includes(text ?? '')
