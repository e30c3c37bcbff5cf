import * as contract from '@gridward/contract/orders'
import { orderWords } from '@gridward/contract/words/orders'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../ui/api.ts'
import { useFormats } from '../../ui/format.ts'
import { useWords } from '../../ui/language.tsx'
import { ProblemSummary } from '../../ui/parts/problem.tsx'
import { Empty, Failed, Loading } from '../../ui/parts/states.tsx'
import { Ask } from '../kit/ask.tsx'
import { useAreaName } from '../kit/names.ts'
import { can, useSession } from '../session.ts'
import { Declare } from './declare.tsx'
import { emergenciesQuery } from './queries.ts'
import { Signers } from './signers.tsx'
import { Sunset } from './sunset.tsx'

type Doing = { what: 'declare' | 'renew' | 'end'; about?: contract.EmergencyView }

/** What was declared, by whom, until when; declaring, signing, renewing, ending. */
export function Emergencies({ onChanged }: { onChanged: () => void }) {
  const words = useWords(orderWords).screen
  const declares = can(useSession(), 'orders.emergency')
  const query = useQuery(emergenciesQuery)
  const [doing, setDoing] = useState<Doing>()
  const close = (): void => setDoing(undefined)
  const done = (): void => {
    close()
    onChanged()
  }
  return (
    <>
      {declares && (
        <div className="spine-acts">
          <button type="button" className="main-button" onClick={() => setDoing({ what: 'declare' })}>
            {words.declare}
          </button>
        </div>
      )}
      {query.isPending && <Loading lines={4} />}
      {query.isError && <Failed problem={query.error} again={() => void query.refetch()} />}
      {query.data?.length === 0 && <Empty why={words.noEmergency} />}
      <ul className="spine-list">
        {query.data?.map((one) => (
          <Card key={one.id} one={one} declares={declares} onDo={setDoing} onChanged={onChanged} />
        ))}
      </ul>
      {(doing?.what === 'declare' || doing?.what === 'renew') && (
        <Declare renews={doing.about} onDone={done} onClose={close} />
      )}
      {doing?.what === 'end' && doing.about && <End about={doing.about} onDone={done} onClose={close} />}
    </>
  )
}

type CardProps = {
  one: contract.EmergencyView
  declares: boolean
  onDo: (doing: Doing) => void
  onChanged: () => void
}

function Card({ one, declares, onDo, onChanged }: CardProps) {
  const words = useWords(orderWords)
  const formats = useFormats()
  const name = useAreaName(words.screen.wholeDistrict)
  const sign = useMutation({
    mutationFn: () => call(contract.signEmergency, { params: { id: one.id }, body: { content: one.content } }),
    onSuccess: onChanged,
  })
  const edges = { proposed: 'spine-soon', coming: '', inForce: 'spine-late', ended: '' }
  return (
    <li className={`spine-card ${edges[one.state]}`}>
      <div className="spine-main">
        <div className="spine-title">
          <span>{one.disease}</span>
          <span className="day-mark">{words.emergencyStates[one.state]}</span>
        </div>
        <div className="spine-facts">
          <span>{one.legalBasis}</span>
          <span>{name(one.area)}</span>
          <span className="number">{`${formats.dateTime(one.startsAt)} – ${formats.dateTime(one.endedAt ?? one.endsAt)}`}</span>
          {one.endedWhy && <span>{one.endedWhy}</span>}
        </div>
        <Signers signers={one.signers} />
        {one.sunsetAt && <Sunset id={one.id} declares={declares} />}
        <ProblemSummary problem={sign.error} />
      </div>
      {declares && (
        <div className="spine-acts">
          {one.state === 'proposed' && !one.mine && (
            <button type="button" className="main-button" disabled={sign.isPending} onClick={() => sign.mutate()}>
              {words.screen.sign}
            </button>
          )}
          {one.state === 'proposed' && one.mine && <span className="day-soft">{words.screen.next.own}</span>}
          {one.state === 'inForce' && (
            <button type="button" className="plain-button" onClick={() => onDo({ what: 'renew', about: one })}>
              {words.screen.renew}
            </button>
          )}
          {one.state !== 'ended' && (
            <button type="button" className="plain-button" onClick={() => onDo({ what: 'end', about: one })}>
              {one.state === 'proposed' ? words.screen.withdraw : words.screen.endNow}
            </button>
          )}
        </div>
      )}
    </li>
  )
}

function End({ about, onDone, onClose }: { about: contract.EmergencyView; onDone: () => void; onClose: () => void }) {
  const words = useWords(orderWords).screen
  return (
    <Ask
      title={words.endNow}
      lead={about.state === 'proposed' ? about.disease : words.endSure}
      ok={words.endNow}
      fields={[{ name: 'why', label: words.why, kind: 'text' }]}
      send={(said) => call(contract.endEmergency, { params: { id: about.id }, body: { why: String(said['why']) } })}
      onDone={onDone}
      onClose={onClose}
    />
  )
}
