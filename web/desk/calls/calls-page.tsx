import { callWords } from '@gridward/contract/words/calls'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useWords } from '../../ui/language.tsx'
import { Empty, Failed, Loading } from '../../ui/parts/states.tsx'
import { useMoving } from '../doors/moving.ts'
import { Still } from '../doors/still.tsx'
import { FilterBar } from '../ledger/filter-bar.tsx'
import { useFilters } from '../ledger/filters.ts'
import { Tabs, useTab } from '../kit/tabs.tsx'
import { can, useSession } from '../session.ts'
import { CallCard } from './call-card.tsx'
import { CallDetail } from './call-detail.tsx'
import { Phone } from './phone.tsx'
import { callsQuery } from './queries.ts'
import { Raise } from './raise.tsx'
import { Webhooks } from './webhooks.tsx'
import { WorkOrders } from './work-orders.tsx'
import '../doors/page.css'
import './spine.css'

/** Calls from below and orders of work from above; what is late longest stands first. */
export function CallsPage() {
  const words = useWords(callWords).screen
  const session = useSession()
  const queries = useQueryClient()
  const routes = can(session, 'calls.route')
  const tabs = [
    'open',
    'done',
    'orders',
    ...(can(session, 'calls.answer') ? (['phone'] as const) : []),
    ...(routes && session.grants.some((grant) => grant.prefix === '') ? (['webhooks'] as const) : []),
  ] as const
  const [tab, setTab] = useTab(tabs)
  const [raising, setRaising] = useState(false)
  const again = (): void => void queries.invalidateQueries({ queryKey: ['calls'] })
  const lostAt = useMoving({ metrics: ['calls.open'], matters: (kind) => kind.startsWith('calls.'), again })
  return (
    <div className="spine">
      <div className="spine-head">
        <h1>{words.title}</h1>
        {can(session, 'calls.raise') && (
          <button type="button" className="main-button" onClick={() => setRaising(true)}>
            {words.raise}
          </button>
        )}
      </div>
      <Still since={lostAt} />
      <Tabs tabs={tabs} names={words.tabs} chosen={tab} onChoose={setTab} />
      {(tab === 'open' || tab === 'done') && <List key={tab} done={tab === 'done'} onChanged={again} />}
      {tab === 'orders' && <WorkOrders mayIssue={routes} />}
      {tab === 'phone' && <Phone />}
      {tab === 'webhooks' && <Webhooks />}
      {raising && <Raise onClose={() => setRaising(false)} onDone={again} />}
    </div>
  )
}

function List({ done, onChanged }: { done: boolean; onChanged: () => void }) {
  const words = useWords(callWords).screen
  const [{ id, area, late }, change] = useFilters(['id', 'area', 'late'])
  const query = useInfiniteQuery(callsQuery(done, { ...(area && { area }), ...(late && !done && { late: true }) }))
  const open = (to: string): void => change({ id: to })
  const rows = query.data?.pages.flatMap((page) => page.items)
  if (query.isPending) return <Loading lines={8} />
  if (query.isError) return <Failed problem={query.error} again={() => void query.refetch()} />
  return (
    <>
      <FilterBar
        filters={[
          { key: 'area', kind: 'area', label: words.area },
          ...(done
            ? []
            : [
                {
                  key: 'late',
                  kind: 'choice',
                  label: words.clock,
                  options: [{ value: 'yes', text: words.lateOnly }],
                } as const,
              ]),
        ]}
        values={{ area, late }}
        onChange={change}
      />
      {rows?.length === 0 && (
        <Empty title={done ? words.noneDone : words.none} why={done ? words.noneDoneWhy : words.noneWhy} />
      )}
      <ul className="spine-list">
        {rows?.map((line) => (
          <CallCard key={line.id} line={line} onOpen={() => open(line.id)} onChanged={onChanged} />
        ))}
      </ul>
      {query.hasNextPage && (
        <button type="button" className="plain-button" onClick={() => void query.fetchNextPage()}>
          {words.more}
        </button>
      )}
      {id && <CallDetail id={id} onClose={() => open('')} onChanged={onChanged} />}
    </>
  )
}
