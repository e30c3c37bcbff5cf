import type { CallView } from '@gridward/contract/calls'
import { callWords } from '@gridward/contract/words/calls'
import { ruleWords } from '@gridward/contract/words/rules'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Modal } from 'antd'
import { useFormats } from '../../ui/format.ts'
import { useWords } from '../../ui/language.tsx'
import { Failed, Loading } from '../../ui/parts/states.tsx'
import { useAreaName } from '../kit/names.ts'
import { Acts } from './acts.tsx'
import { callQuery } from './queries.ts'

/** One call with its words, its steps and who was told. */
export function CallDetail({ id, onClose, onChanged }: { id: string; onClose: () => void; onChanged: () => void }) {
  const { callKinds } = useWords(ruleWords)
  const queries = useQueryClient()
  const query = useQuery(callQuery(id))
  const changed = (): void => {
    void queries.invalidateQueries({ queryKey: callQuery(id).queryKey })
    onChanged()
  }
  const view = query.data
  return (
    <Modal open title={view ? callKinds[view.kind] : ''} footer={null} onCancel={onClose} width={720}>
      {query.isPending && <Loading lines={6} />}
      {query.isError && <Failed problem={query.error} again={() => void query.refetch()} />}
      {view && (
        <div className="spine">
          <Said view={view} />
          <Acts line={view} onChanged={changed} />
          <Steps view={view} />
          <Told view={view} />
        </div>
      )}
    </Modal>
  )
}

function Said({ view }: { view: CallView }) {
  const words = useWords(callWords)
  const name = useAreaName(words.screen.district)
  return (
    <>
      <p className="spine-told">{view.text}</p>
      <div className="spine-facts">
        <span>{words.states[view.state]}</span>
        <span>{name(view.area)}</span>
        <span>{words.sources[view.source]}</span>
        {(view.name || view.phone) && <span>{`${words.screen.caller} ${view.name} ${view.phone}`}</span>}
        {view.rating !== null && <span>{`${words.screen.rating} ${view.rating}`}</span>}
      </div>
      {view.answer && <p className="spine-told">{view.answer}</p>}
    </>
  )
}

function Steps({ view }: { view: CallView }) {
  const words = useWords(callWords)
  const formats = useFormats()
  const names: Record<string, string> = words.steps
  return (
    <section>
      <h2>{words.screen.steps}</h2>
      <ol className="spine-steps">
        {view.steps.map((step, i) => (
          <li key={i}>
            <span className="number">{formats.dateTime(step.at)}</span> {names[step.what] ?? step.what} {step.by}
            {step.note && `：${step.note}`}
          </li>
        ))}
      </ol>
    </section>
  )
}

function Told({ view }: { view: CallView }) {
  const words = useWords(callWords)
  const formats = useFormats()
  if (view.deliveries.length === 0) return null
  const [channels, states]: Record<string, string>[] = [words.channels, words.deliveryStates]
  return (
    <section>
      <h2>{words.screen.deliveries}</h2>
      <ol className="spine-steps">
        {view.deliveries.map((one, i) => (
          <li key={i}>
            <span className="number">{formats.dateTime(one.at)}</span> {channels?.[one.channel]} {one.to}{' '}
            {states?.[one.state]} {one.problem}
          </li>
        ))}
      </ol>
    </section>
  )
}
