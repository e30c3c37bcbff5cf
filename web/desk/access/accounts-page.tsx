import { accountStates, listAccounts, type AccountLine } from '@gridward/contract/access/accounts'
import { roleNames } from '@gridward/contract/roles'
import { dayOf } from '@gridward/contract/days'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { call } from '../../ui/api.ts'
import { useFormats, zone } from '../../ui/format.ts'
import { useWords } from '../../ui/language.tsx'
import type { Column } from '../ledger/column.ts'
import { FilterBar, type Filter } from '../ledger/filter-bar.tsx'
import { useFilters } from '../ledger/filters.ts'
import { Ledger } from '../ledger/ledger.tsx'
import { can, useSession } from '../session.ts'
import { AccountForm } from './account-form.tsx'
import { useAreaName, useRoleName } from './names.ts'
import { accessDeskWords } from './words.ts'
import './access.css'

/** A grant that ends within this many days is marked. */
const soonDays = 14

function useColumns(): Column<AccountLine>[] {
  const all = useWords(accessDeskWords)
  const words = all.accounts
  const formats = useFormats()
  const areaName = useAreaName()
  const roleName = useRoleName()
  const soon = new Date(Date.now() + soonDays * 86_400_000).toISOString()
  const ends = (until: string): string => all.until(formats.day(dayOf(until, zone)))
  return [
    { key: 'name', title: words.name, width: 170, cell: (a) => a.name, always: true },
    { key: 'login', title: words.login, width: 140, cell: (a) => a.login },
    { key: 'unit', title: words.unit, width: 160, cell: (a) => a.unit },
    { key: 'phone', title: words.phone, width: 130, cell: (a) => a.phone },
    {
      key: 'roles',
      title: words.roles,
      width: 420,
      cell: (a) =>
        a.grants.length === 0 ? (
          <span className="access-gone">{a.closedAt ? words.states.closed : words.states.none}</span>
        ) : (
          a.grants.map((grant, i) => (
            <span key={grant.role + grant.prefix}>
              {i > 0 && '；'}
              {roleName(grant.role)} {areaName(grant.prefix)}{' '}
              <span className={grant.until < soon ? 'access-soon' : 'access-help'}>{ends(grant.until)}</span>
            </span>
          ))
        ),
    },
    {
      key: 'seen',
      title: words.seen,
      width: 130,
      cell: (a) => (a.lastSeenAt ? formats.ago(a.lastSeenAt, new Date()) : words.never),
    },
  ]
}

function useAccountFilters(): Filter[] {
  const words = useWords(accessDeskWords).accounts
  const roleName = useRoleName()
  return [
    { key: 'area', kind: 'area', label: words.area },
    { key: 'q', kind: 'search', label: words.search },
    {
      key: 'role',
      kind: 'choice',
      label: words.role,
      options: roleNames.map((value) => ({ value, text: roleName(value) })),
    },
    {
      key: 'state',
      kind: 'choice',
      label: words.state,
      options: accountStates.map((value) => ({ value, text: words.states[value] })),
    },
  ]
}

/** Who may do what in the own areas, and until when. */
export function AccountsPage() {
  const words = useWords(accessDeskWords).accounts
  const session = useSession()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [values, setValues] = useFilters(['area', 'q', 'role', 'state'])
  const [adding, setAdding] = useState(false)
  const columns = useColumns()
  const filters = useAccountFilters()
  const add = can(session, 'access.grant') && (
    <button type="button" className="main-button" onClick={() => setAdding(!adding)}>
      {words.add}
    </button>
  )
  return (
    <div className="access access-broad">
      <h1>{words.title}</h1>
      {adding && <AccountForm onMade={() => void queries.invalidateQueries({ queryKey: ['accounts'] })} />}
      <Ledger
        name="accounts"
        title={words.title}
        columns={columns}
        rowKey={(row) => row.id}
        queryKey={['accounts', values]}
        read={(after, signal) =>
          call(listAccounts, { query: { ...(values as object), limit: 100, ...(after && { after }) }, signal })
        }
        onOpen={({ id }) => void navigate({ to: '/accounts/$id', params: { id } })}
        filters={<FilterBar filters={filters} values={values} onChange={setValues} />}
        actions={add}
        emptyWhy={words.emptyWhy}
      />
    </div>
  )
}
