import { orderWords } from '@gridward/contract/words/orders'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useWords } from '../../ui/language.tsx'
import { useMoving } from '../doors/moving.ts'
import { Still } from '../doors/still.tsx'
import { Tabs, useTab } from '../kit/tabs.tsx'
import { can, useSession } from '../session.ts'
import { Appeals } from './appeals.tsx'
import { Banner } from './banner.tsx'
import { Emergencies } from './emergencies.tsx'
import { Holds } from './holds.tsx'
import { OrderList } from './order-list.tsx'
import { Proposals } from './proposals.tsx'
import { appealsQuery, proposalsQuery } from './queries.ts'
import '../doors/page.css'
import '../calls/spine.css'

const tabs = ['orders', 'proposals', 'appeals', 'holds', 'emergency'] as const

/** Everything that limits people: what is in force, what waits for a signature, what is objected to. */
export function OrdersPage() {
  const words = useWords(orderWords).screen
  const session = useSession()
  const queries = useQueryClient()
  const [tab, setTab] = useTab(tabs)
  const proposals = useQuery(proposalsQuery)
  const appeals = useQuery(appealsQuery)
  const again = (): void => void queries.invalidateQueries({ queryKey: ['orders'] })
  const lostAt = useMoving({ metrics: ['orders.active'], matters: (kind) => kind.startsWith('orders.'), again })
  const mine = proposals.data?.filter((one) => one.next === 'open' || one.next === 'sign').length ?? 0
  return (
    <div className="spine">
      <div className="spine-head">
        <h1>{words.title}</h1>
        {can(session, 'orders.propose') && (
          <Link to="/orders/propose" className="main-button day-button">
            {words.propose}
          </Link>
        )}
      </div>
      <Banner />
      <Still since={lostAt} />
      <Tabs
        tabs={tabs}
        names={words.tabs}
        counts={{ proposals: mine, appeals: appeals.data?.length ?? 0 }}
        chosen={tab}
        onChoose={setTab}
      />
      {tab === 'orders' && <OrderList onChanged={again} />}
      {tab === 'proposals' && <Proposals onChanged={again} />}
      {tab === 'appeals' && <Appeals onChanged={again} />}
      {tab === 'holds' && <Holds onChanged={again} />}
      {tab === 'emergency' && <Emergencies onChanged={again} />}
    </div>
  )
}
