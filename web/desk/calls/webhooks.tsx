import { addWebhook, dropWebhook, type listWebhooks } from '@gridward/contract/calls'
import type { Reply } from '@gridward/contract/route'
import { callWords } from '@gridward/contract/words/calls'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { uuidv7 } from 'uuidv7'
import { call } from '../../ui/api.ts'
import { useFormats } from '../../ui/format.ts'
import { useWords } from '../../ui/language.tsx'
import { ProblemSummary } from '../../ui/parts/problem.tsx'
import { Empty, Failed, Loading } from '../../ui/parts/states.tsx'
import { Ask } from '../kit/ask.tsx'
import { useAreaName } from '../kit/names.ts'
import { webhooksQuery } from './queries.ts'

/** Other systems that are told of calls. */
export function Webhooks() {
  const words = useWords(callWords).screen
  const queries = useQueryClient()
  const query = useQuery(webhooksQuery)
  const [adding, setAdding] = useState(false)
  const [secret, setSecret] = useState<string>()
  const again = (): void => void queries.invalidateQueries({ queryKey: ['calls', 'webhooks'] })
  const drop = useMutation({
    mutationFn: (id: string) => call(dropWebhook, { params: { id } }),
    onSettled: again,
  })
  return (
    <>
      <div className="spine-acts">
        <button type="button" className="main-button" onClick={() => setAdding(true)}>
          {words.webhookAdd}
        </button>
      </div>
      {secret && (
        <p className="day-note" role="status">
          {words.webhookSecret} <strong className="spine-json">{secret}</strong>
        </p>
      )}
      <ProblemSummary problem={drop.error} />
      {query.isPending && <Loading lines={3} />}
      {query.isError && <Failed problem={query.error} again={() => void query.refetch()} />}
      {query.data?.length === 0 && <Empty title={words.noWebhooks} why={words.webhookWhy} />}
      <ul className="spine-list">
        {query.data?.map((hook) => (
          <Hook key={hook.id} hook={hook} onDrop={() => drop.mutate(hook.id)} />
        ))}
      </ul>
      {adding && (
        <Add
          onClose={() => setAdding(false)}
          onDone={(made) => {
            setSecret(made)
            setAdding(false)
            again()
          }}
        />
      )}
    </>
  )
}

type HookView = Reply<typeof listWebhooks>[number]

function Hook({ hook, onDrop }: { hook: HookView; onDrop: () => void }) {
  const words = useWords(callWords).screen
  const formats = useFormats()
  const name = useAreaName(words.district)
  return (
    <li className={hook.lastProblem ? 'spine-card spine-late' : 'spine-card'}>
      <div className="spine-main">
        <div className="spine-title">{hook.name}</div>
        <div className="spine-facts">
          <span>{hook.url}</span>
          <span>{name(hook.area)}</span>
          {hook.lastAt && <span className="number">{formats.dateTime(hook.lastAt)}</span>}
          {hook.lastProblem && <span className="day-bad">{hook.lastProblem}</span>}
        </div>
      </div>
      <div className="spine-acts">
        <button type="button" className="plain-button" onClick={onDrop}>
          {words.drop}
        </button>
      </div>
    </li>
  )
}

function Add({ onClose, onDone }: { onClose: () => void; onDone: (secret: string) => void }) {
  const words = useWords(callWords).screen
  const [id] = useState(() => uuidv7())
  return (
    <Ask
      title={words.webhookAdd}
      ok={words.webhookAdd}
      initial={{ area: '' }}
      fields={[
        { name: 'name', label: words.webhookName, kind: 'text' },
        { name: 'url', label: words.webhookUrl, kind: 'text' },
        { name: 'area', label: words.area, kind: 'area' },
      ]}
      send={(said) =>
        call(addWebhook, {
          body: { id, area: String(said['area'] ?? ''), name: String(said['name']), url: String(said['url']) },
        })
      }
      onDone={(reply: { secret: string }) => onDone(reply.secret)}
      onClose={onClose}
    />
  )
}
