import * as contract from '@gridward/contract/access/invitations'
import { dayOf } from '@gridward/contract/days'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call, urlOf } from '../../ui/api.ts'
import { useFormats, zone } from '../../ui/format.ts'
import { useWords } from '../../ui/language.tsx'
import { ProblemSummary } from '../../ui/parts/problem.tsx'
import type { Column } from '../ledger/column.ts'
import { FilterBar, type Filter } from '../ledger/filter-bar.tsx'
import { useFilters } from '../ledger/filters.ts'
import { Ledger } from '../ledger/ledger.tsx'
import { useAreaName, useRoleName } from './names.ts'
import { accessDeskWords } from './words.ts'

function useColumns(): Column<contract.InvitationLine>[] {
  const words = useWords(accessDeskWords).invitations
  const formats = useFormats()
  const areaName = useAreaName()
  const roleName = useRoleName()
  const day = (instant: string): string => formats.day(dayOf(instant, zone), true)
  return [
    { key: 'name', title: words.name, width: 120, cell: (i) => i.name, always: true },
    { key: 'unit', title: words.unit, width: 160, cell: (i) => i.unit },
    { key: 'phone', title: words.phone, width: 130, cell: (i) => i.phone },
    { key: 'role', title: words.role, width: 110, cell: (i) => roleName(i.role) },
    { key: 'area', title: words.area, width: 200, cell: (i) => areaName(i.prefix) },
    { key: 'state', title: words.state, width: 90, cell: (i) => words.states[i.state] },
    { key: 'endsAt', title: words.endsAt, width: 110, cell: (i) => day(i.endsAt) },
    { key: 'by', title: words.by, width: 110, cell: (i) => i.madeBy, extra: true },
  ]
}

/** Everybody who was invited, and what became of it. */
export function InvitationList() {
  const words = useWords(accessDeskWords).invitations
  const [values, setValues] = useFilters(['q', 'state'])
  const [chosen, setChosen] = useState<contract.InvitationLine>()
  const columns = useColumns()
  const states = contract.invitationStates.map((value) => ({ value, text: words.states[value] }))
  const filters: Filter[] = [
    { key: 'q', kind: 'search', label: words.search },
    { key: 'state', kind: 'choice', label: words.state, options: states },
  ]
  return (
    <section>
      <h2>{words.list}</h2>
      {chosen && <Chosen key={chosen.id} invitation={chosen} />}
      <Ledger
        name="invitations"
        title={words.list}
        columns={columns}
        rowKey={(row) => row.id}
        queryKey={['invitations', 'list', values]}
        read={(after, signal) =>
          call(contract.listInvitations, {
            query: { ...(values as object), limit: 100, ...(after && { after }) },
            signal,
          })
        }
        onOpen={setChosen}
        filters={<FilterBar filters={filters} values={values} onChange={setValues} />}
      />
    </section>
  )
}

function Chosen({ invitation }: { invitation: contract.InvitationLine }) {
  const words = useWords(accessDeskWords).invitations
  const queries = useQueryClient()
  const onSuccess = () => queries.invalidateQueries({ queryKey: ['invitations'] })
  const { id } = invitation
  const renew = useMutation({ mutationFn: () => call(contract.renewInvitation, { params: { id } }), onSuccess })
  const withdraw = useMutation({
    mutationFn: () => call(contract.withdrawInvitations, { body: { ids: [id] } }),
    onSuccess,
  })
  const state = renew.isSuccess ? 'open' : withdraw.isSuccess ? 'withdrawn' : invitation.state
  return (
    <section className="access-card" aria-label={words.chosen}>
      <h3>
        {invitation.name} {words.states[state]}
      </h3>
      <ProblemSummary problem={renew.error ?? withdraw.error} />
      <div className="access-buttons">
        {state === 'open' && (
          <a href={urlOf(contract.invitationCards, { query: { id } })} target="_blank">
            {words.card}
          </a>
        )}
        {state !== 'used' && (
          <button type="button" className="plain-button" disabled={renew.isPending} onClick={() => renew.mutate()}>
            {words.renew}
          </button>
        )}
        {state === 'open' && (
          <button
            type="button"
            className="plain-button access-danger"
            disabled={withdraw.isPending}
            onClick={() => withdraw.mutate()}
          >
            {words.withdraw}
          </button>
        )}
      </div>
    </section>
  )
}
