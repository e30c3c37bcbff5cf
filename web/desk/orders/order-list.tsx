import type { OrderLine } from '@gridward/contract/orders'
import { orderWords } from '@gridward/contract/words/orders'
import { callWords } from '@gridward/contract/words/calls'
import { ruleWords } from '@gridward/contract/words/rules'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useFormats } from '../../ui/format.ts'
import { useWords } from '../../ui/language.tsx'
import { Empty, Failed, Loading } from '../../ui/parts/states.tsx'
import { useAreaName } from '../kit/names.ts'
import { OrderDetail } from './order-detail.tsx'
import { lastDayOf } from './last-day.ts'
import { ordersQuery } from './queries.ts'

/** Orders in force, those not yet handed over first; or those that ended. */
export function OrderList({ onChanged }: { onChanged: () => void }) {
  const words = useWords(orderWords).screen
  const { more } = useWords(callWords).screen
  const [ended, setEnded] = useState(false)
  const [open, setOpen] = useState<string>()
  const query = useInfiniteQuery(ordersQuery(ended))
  const rows = query.data?.pages.flatMap((page) => page.items)
  return (
    <>
      <div className="spine-acts">
        <button type="button" className="plain-button" onClick={() => setEnded(!ended)}>
          {ended ? words.current : words.ended}
        </button>
      </div>
      {query.isPending && <Loading lines={8} />}
      {query.isError && <Failed problem={query.error} again={() => void query.refetch()} />}
      {rows?.length === 0 && <Empty title={words.none} why={words.noneWhy} />}
      <ul className="spine-list">
        {rows?.map((line) => (
          <OrderCard key={line.id} line={line} onOpen={() => setOpen(line.id)} />
        ))}
      </ul>
      {query.hasNextPage && (
        <button type="button" className="plain-button" onClick={() => void query.fetchNextPage()}>
          {more}
        </button>
      )}
      {open && <OrderDetail id={open} onClose={() => setOpen(undefined)} onChanged={onChanged} />}
    </>
  )
}

const edges = {
  unserved: 'spine-card spine-soon',
  served: 'spine-card spine-done',
  appealed: 'spine-card spine-late',
  ended: 'spine-card',
} as const

function OrderCard({ line, onOpen }: { line: OrderLine; onOpen: () => void }) {
  const words = useWords(orderWords)
  const rules = useWords(ruleWords)
  const formats = useFormats()
  const name = useAreaName(words.screen.wholeDistrict)
  const ends: Record<string, string> = words.ends
  return (
    <li className={line.unbacked ? 'spine-card spine-late' : edges[line.state]}>
      <div className="spine-main">
        <div className="spine-title">
          <button type="button" className="spine-open" onClick={onOpen}>
            {line.name}
          </button>
          <span>{rules.orderKinds[line.kind]}</span>
          <span className={line.state === 'unserved' ? 'day-mark day-mark-warn' : 'day-mark'}>
            {words.states[line.state]}
          </span>
          {line.unbacked && <span className="day-mark day-mark-bad">{words.screen.unbackedOne}</span>}
        </div>
        <div className="spine-facts">
          <span>{rules.orderBases[line.basis]}</span>
          <span>{name(line.area)}</span>
          <span className="number">{`${words.screen.lastDay} ${formats.day(lastDayOf(line.endedAt ?? line.endsAt))}`}</span>
          {line.endedWhy && <span>{ends[line.endedWhy]}</span>}
          {line.appealDueAt && (
            <span className="number">{`${words.screen.due} ${formats.dateTime(line.appealDueAt)}`}</span>
          )}
        </div>
      </div>
    </li>
  )
}
