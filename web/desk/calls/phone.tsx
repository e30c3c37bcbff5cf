import { tickPhone, type PhoneTask } from '@gridward/contract/calls'
import { callWords } from '@gridward/contract/words/calls'
import { ruleWords } from '@gridward/contract/words/rules'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../ui/api.ts'
import { useFormats } from '../../ui/format.ts'
import { useWords } from '../../ui/language.tsx'
import { ProblemSummary } from '../../ui/parts/problem.tsx'
import { Empty, Failed, Loading } from '../../ui/parts/states.tsx'
import { useAreaName } from '../kit/names.ts'
import { phoneQuery } from './queries.ts'

/** Whom to telephone; ticked off one by one. */
export function Phone() {
  const words = useWords(callWords)
  const queries = useQueryClient()
  const query = useQuery(phoneQuery)
  const tick = useMutation({
    mutationFn: ({ id, reached }: { id: string; reached: boolean }) =>
      call(tickPhone, { params: { id }, body: { reached } }),
    onSettled: () => void queries.invalidateQueries({ queryKey: ['calls'] }),
  })
  if (query.isPending) return <Loading lines={4} />
  if (query.isError) return <Failed problem={query.error} again={() => void query.refetch()} />
  if (query.data.length === 0) return <Empty title={words.screen.noPhone} why={words.screen.noPhoneWhy} />
  return (
    <>
      <ProblemSummary problem={tick.error} />
      <ul className="spine-list">
        {query.data.map((task) => (
          <Task key={task.id} task={task} onTick={(reached) => tick.mutate({ id: task.id, reached })} />
        ))}
      </ul>
    </>
  )
}

function Task({ task, onTick }: { task: PhoneTask; onTick: (reached: boolean) => void }) {
  const words = useWords(callWords)
  const { callKinds } = useWords(ruleWords)
  const formats = useFormats()
  const name = useAreaName(words.screen.district)
  return (
    <li className={task.why === 'escalated' ? 'spine-card spine-late' : 'spine-card'}>
      <div className="spine-main">
        <div className="spine-title">
          <span>{task.person}</span>
          {task.phone && <a href={`tel:${task.phone}`}>{task.phone}</a>}
        </div>
        <div className="spine-facts">
          <span>{callKinds[task.kind]}</span>
          <span>{words.steps[task.why]}</span>
          <span>{name(task.area)}</span>
          <span className="number">{formats.dateTime(task.since)}</span>
        </div>
      </div>
      <div className="spine-acts">
        <button type="button" className="main-button" onClick={() => onTick(true)}>
          {words.screen.reached}
        </button>
        <button type="button" className="plain-button" onClick={() => onTick(false)}>
          {words.screen.notReached}
        </button>
      </div>
    </li>
  )
}
