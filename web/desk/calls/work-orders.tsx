import { issueWorkOrder } from '@gridward/contract/calls'
import { areaWords } from '@gridward/contract/words/areas'
import { callWords } from '@gridward/contract/words/calls'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useState } from 'react'
import { uuidv7 } from 'uuidv7'
import { call } from '../../ui/api.ts'
import { useFormats } from '../../ui/format.ts'
import { useWords } from '../../ui/language.tsx'
import { Empty, Failed, Loading } from '../../ui/parts/states.tsx'
import { useArea } from '../doors/own-areas.ts'
import { Ask } from '../kit/ask.tsx'
import { useAreaName } from '../kit/names.ts'
import { workOrdersQuery } from './queries.ts'

/** Orders of work with their receipts and answers. */
export function WorkOrders({ mayIssue }: { mayIssue: boolean }) {
  const words = useWords(callWords).screen
  const formats = useFormats()
  const name = useAreaName(words.district)
  const query = useQuery(workOrdersQuery)
  const [issuing, setIssuing] = useState(false)
  return (
    <>
      {mayIssue && (
        <div className="spine-acts">
          <button type="button" className="main-button" onClick={() => setIssuing(true)}>
            {words.order}
          </button>
        </div>
      )}
      {query.isPending && <Loading lines={4} />}
      {query.isError && <Failed problem={query.error} again={() => void query.refetch()} />}
      {query.data?.length === 0 && <Empty title={words.noOrders} why={words.noOrdersWhy} />}
      <ul className="spine-list">
        {query.data?.map((order) => (
          <li key={order.id} className={order.late > 0 ? 'spine-card spine-late' : 'spine-card'}>
            <div className="spine-main">
              <div className="spine-title">{order.title}</div>
              <div className="spine-facts">
                {order.late > 0 && <span className="spine-clock-late">{words.lateOnes(order.late)}</span>}
                <span>{words.receipts(order)}</span>
                <span>{words.answers(order)}</span>
                <span>{name(order.from)}</span>
                <span className="number">{formats.dateTime(order.issuedAt)}</span>
              </div>
            </div>
          </li>
        ))}
      </ul>
      {issuing && <Issue onClose={() => setIssuing(false)} />}
    </>
  )
}

const levels = ['street', 'community', 'grid'] as const

function Issue({ onClose }: { onClose: () => void }) {
  const words = useWords(callWords).screen
  const { levels: levelNames } = useWords(areaWords)
  const { message } = App.useApp()
  const queries = useQueryClient()
  const { area } = useArea()
  const [id] = useState(() => uuidv7())
  return (
    <Ask
      title={words.order}
      ok={words.order}
      initial={{ from: area, level: levels.find((_, i) => area.length < 9 + i * 3) ?? 'grid' }}
      fields={[
        { name: 'title', label: words.orderTitle, kind: 'text' },
        { name: 'text', label: words.orderText, kind: 'long' },
        { name: 'from', label: words.area, kind: 'area' },
        {
          name: 'level',
          label: words.orderLevel,
          kind: 'choice',
          options: levels.map((value) => ({ value, label: levelNames[value] })),
        },
      ]}
      send={(said) =>
        call(issueWorkOrder, {
          body: {
            ...{ id, from: String(said['from'] ?? ''), level: said['level'] as (typeof levels)[number] },
            ...{ title: String(said['title']), text: String(said['text']) },
          },
        })
      }
      onDone={(reply: { areas: number }) => {
        message.success(words.orderSent(reply.areas))
        void queries.invalidateQueries({ queryKey: ['calls'] })
        onClose()
      }}
      onClose={onClose}
    />
  )
}
