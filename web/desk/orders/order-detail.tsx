import * as contract from '@gridward/contract/orders'
import { orderWords } from '@gridward/contract/words/orders'
import { ruleWords } from '@gridward/contract/words/rules'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Modal } from 'antd'
import { useState } from 'react'
import { uuidv7 } from 'uuidv7'
import { call, urlOf } from '../../ui/api.ts'
import { useFormats } from '../../ui/format.ts'
import { useLanguage, useWords } from '../../ui/language.tsx'
import { Failed, Loading } from '../../ui/parts/states.tsx'
import { Ask } from '../kit/ask.tsx'
import { useAreaName } from '../kit/names.ts'
import { can, useSession } from '../session.ts'
import { lastDayOf } from './last-day.ts'
import { orderQuery } from './queries.ts'
import { Signers } from './signers.tsx'

type Props = { id: string; onClose: () => void; onChanged: () => void }

/** One order: its ground, who signed, what was objected; notice, handing over, lifting. */
export function OrderDetail({ id, onClose, onChanged }: Props) {
  const { orderKinds } = useWords(ruleWords)
  const queries = useQueryClient()
  const query = useQuery(orderQuery(id))
  const changed = (): void => {
    void queries.invalidateQueries({ queryKey: orderQuery(id).queryKey })
    onChanged()
  }
  const view = query.data
  return (
    <Modal
      open
      title={view ? `${view.name} · ${orderKinds[view.kind]}` : ''}
      footer={null}
      onCancel={onClose}
      width={720}
    >
      {query.isPending && <Loading lines={6} />}
      {query.isError && <Failed problem={query.error} again={() => void query.refetch()} />}
      {view && (
        <div className="spine">
          <Facts view={view} />
          <Buttons view={view} onChanged={changed} />
          <AppealsOf view={view} />
        </div>
      )}
    </Modal>
  )
}

function Facts({ view }: { view: contract.OrderView }) {
  const words = useWords(orderWords)
  const rules = useWords(ruleWords)
  const formats = useFormats()
  const name = useAreaName(words.screen.wholeDistrict)
  const ends: Record<string, string> = words.ends
  return (
    <>
      <div className="spine-facts">
        <span className="day-mark">{words.states[view.state]}</span>
        <span>{rules.orderBases[view.basis]}</span>
        <span>{name(view.area)}</span>
        <span className="number">{`${formats.dateTime(view.startsAt)} – ${formats.day(lastDayOf(view.endedAt ?? view.endsAt))}`}</span>
        {view.endedWhy && <span>{ends[view.endedWhy]}</span>}
        {view.servedHow && view.servedAt && (
          <span className="number">{`${words.serveWays[view.servedHow]} ${formats.dateTime(view.servedAt)}`}</span>
        )}
      </div>
      <p className="spine-told">{view.endedReason ? `${view.reason}\n${view.endedReason}` : view.reason}</p>
      <p className="day-soft">
        {words.notice.ground({ title: '', document: view.document, version: view.packVersion })}
      </p>
      <Signers signers={view.signers} />
    </>
  )
}

type Doing = 'serve' | 'lift' | 'appeal'

function Buttons({ view, onChanged }: { view: contract.OrderView; onChanged: () => void }) {
  const words = useWords(orderWords)
  const { language } = useLanguage()
  const session = useSession()
  const [doing, setDoing] = useState<Doing>()
  const params = { id: view.id }
  const close = (): void => setDoing(undefined)
  const done = (): void => {
    close()
    onChanged()
  }
  const notice = urlOf(contract.printNotice, { params, query: { language } })
  const acts = can(session, 'orders.propose') && view.state !== 'ended'
  return (
    <div className="spine-acts">
      <a className="plain-button day-button" href={notice} target="_blank" rel="noreferrer">
        {words.screen.notice}
      </a>
      {acts && view.servedAt === null && (
        <button type="button" className="main-button" onClick={() => setDoing('serve')}>
          {words.screen.serve}
        </button>
      )}
      {acts && (
        <button type="button" className="plain-button" onClick={() => setDoing('lift')}>
          {words.screen.lift}
        </button>
      )}
      {acts && view.appealDueAt === null && (
        <button type="button" className="plain-button" onClick={() => setDoing('appeal')}>
          {words.screen.appeal}
        </button>
      )}
      {doing === 'serve' && <Serve id={view.id} onDone={done} onClose={close} />}
      {doing === 'lift' && <Lift id={view.id} onDone={done} onClose={close} />}
      {doing === 'appeal' && <AppealFor id={view.id} onDone={done} onClose={close} />}
    </div>
  )
}

type DoingProps = { id: string; onDone: () => void; onClose: () => void }

function Serve({ id, onDone, onClose }: DoingProps) {
  const words = useWords(orderWords)
  const options = contract.serveWays.map((value) => ({ value, label: words.serveWays[value] }))
  return (
    <Ask
      title={words.screen.serve}
      ok={words.screen.serve}
      initial={{ how: 'inPerson' }}
      fields={[{ name: 'how', label: words.screen.serve, kind: 'choice', options }]}
      send={(said) => {
        const how = said['how'] as (typeof contract.serveWays)[number]
        return call(contract.serveOrder, { params: { id }, body: { how } })
      }}
      onDone={onDone}
      onClose={onClose}
    />
  )
}

function Lift({ id, onDone, onClose }: DoingProps) {
  const words = useWords(orderWords).screen
  return (
    <Ask
      title={words.lift}
      ok={words.lift}
      fields={[{ name: 'reason', label: words.why, kind: 'text' }]}
      send={(said) => call(contract.liftOrder, { params: { id }, body: { reason: String(said['reason']) } })}
      onDone={onDone}
      onClose={onClose}
    />
  )
}

function AppealFor({ id, onDone, onClose }: DoingProps) {
  const words = useWords(orderWords)
  const [appeal] = useState(() => uuidv7())
  return (
    <Ask
      title={words.screen.appeal}
      ok={words.screen.appeal}
      fields={[{ name: 'text', label: words.notice.appealText, kind: 'long' }]}
      send={(said) => call(contract.appealFor, { params: { id }, body: { id: appeal, text: String(said['text']) } })}
      onDone={onDone}
      onClose={onClose}
    />
  )
}

function AppealsOf({ view }: { view: contract.OrderView }) {
  const words = useWords(orderWords)
  const formats = useFormats()
  if (view.appeals.length === 0) return null
  return (
    <section>
      <h2>{words.screen.tabs.appeals}</h2>
      <ul className="spine-list">
        {view.appeals.map((one) => (
          <li key={one.id} className="spine-told">
            <span className="number">{formats.dateTime(one.raisedAt)}</span> {one.text}
            {'\n'}
            {one.outcome
              ? `${words.outcomes[one.outcome]}：${one.answer}`
              : `${words.screen.due} ${formats.dateTime(one.dueAt)}`}
          </li>
        ))}
      </ul>
    </section>
  )
}
