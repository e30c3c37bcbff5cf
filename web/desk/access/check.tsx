import { journalCheck, verifyJournal, type CheckView } from '@gridward/contract/access/journal'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../ui/api.ts'
import { useFormats } from '../../ui/format.ts'
import { useWords } from '../../ui/language.tsx'
import { ProblemSummary } from '../../ui/parts/problem.tsx'
import { Text } from './controls.tsx'
import { accessDeskWords } from './words.ts'

const key = ['journal check']
const again = 3000

/** Reads the whole chain; a long reading is asked after every few seconds. */
export function Check() {
  const words = useWords(accessDeskWords).journal
  const queries = useQueryClient()
  const [anchor, setAnchor] = useState('')
  const [asked, setAsked] = useState<string>()
  const state = useQuery({
    queryKey: [...key, asked],
    queryFn: ({ signal }) => call(journalCheck, { query: asked === undefined ? {} : { anchor: asked }, signal }),
    refetchInterval: (query) => (query.state.data?.state === 'running' ? again : false),
  })
  const verify = useMutation({
    mutationFn: () => call(verifyJournal, { body: anchor.trim() ? { anchor: anchor.trim() } : {} }),
    onSuccess: (view) => {
      const mine = view.anchor ?? undefined
      queries.setQueryData([...key, mine], view)
      setAsked(mine)
    },
  })
  const working = verify.isPending || state.data?.state === 'running'
  return (
    <section className="access-card">
      <ProblemSummary problem={verify.error} />
      {working ? <p role="status">{words.running}</p> : state.data && <Result view={state.data} />}
      <div className="access-form">
        <Text label={words.anchor} value={anchor} onText={setAnchor} />
        <button type="button" className="main-button" disabled={working} onClick={() => verify.mutate()}>
          {words.verify}
        </button>
      </div>
    </section>
  )
}

function Result({ view }: { view: CheckView }) {
  const words = useWords(accessDeskWords).journal
  const formats = useFormats()
  if (view.state === 'failed') return <p className="access-soon">{words.failed}</p>
  if (view.state !== 'done') return null
  if (view.fault)
    return (
      <p className="access-broken" role="alert">
        {words.broken(formats.number(view.fault.seq))} {words.faults[view.fault.what]} {view.fault.about}
      </p>
    )
  return (
    <p className="access-fine" role="status">
      {words.fine(formats.number(view.lines))} {view.endedAt && formats.dateTime(view.endedAt)}
    </p>
  )
}
