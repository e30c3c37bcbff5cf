import * as contract from '@gridward/contract/orders'
import { orderWords } from '@gridward/contract/words/orders'
import { ruleWords } from '@gridward/contract/words/rules'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Modal } from 'antd'
import { useState } from 'react'
import { call } from '../../ui/api.ts'
import { useFormats } from '../../ui/format.ts'
import { useWords } from '../../ui/language.tsx'
import { ProblemSummary } from '../../ui/parts/problem.tsx'
import { Failed, Loading } from '../../ui/parts/states.tsx'
import { Ask } from '../kit/ask.tsx'
import { useAreaName } from '../kit/names.ts'
import { Signers } from './signers.tsx'

type Props = { line: contract.ProposalLine; onClose: () => void; onChanged: () => void }

/** The evidence of a proposal, opened and noted; below it the signature, the refusal or the withdrawal. */
export function EvidenceDialog({ line, onClose, onChanged }: Props) {
  const words = useWords(orderWords).screen
  const { orderKinds } = useWords(ruleWords)
  const queries = useQueryClient()
  const query = useQuery({
    queryKey: ['orders', 'evidence', line.id],
    queryFn: ({ signal }) => call(contract.openEvidence, { params: { id: line.id }, signal }),
    staleTime: Infinity,
  })
  const close = (): void => {
    queries.removeQueries({ queryKey: ['orders', 'evidence', line.id] })
    onChanged()
    onClose()
  }
  return (
    <Modal open title={orderKinds[line.kind]} footer={null} onCancel={close} width={760}>
      <p className="day-soft">{words.openFirst}</p>
      {query.isPending && <Loading lines={6} />}
      {query.isError && <Failed problem={query.error} again={() => void query.refetch()} />}
      {query.data && (
        <div className="spine">
          <Shown evidence={query.data} />
          <Decide evidence={query.data} onDone={close} />
        </div>
      )}
    </Modal>
  )
}

function Shown({ evidence }: { evidence: contract.Evidence }) {
  const words = useWords(orderWords)
  const rules = useWords(ruleWords)
  const formats = useFormats()
  const name = useAreaName(words.screen.wholeDistrict)
  const { packTitle: title, document, packVersion: version } = evidence
  return (
    <>
      <div className="spine-facts">
        <span>{rules.orderBases[evidence.basis]}</span>
        <span>{words.screen.people(formats.number(evidence.people))}</span>
        {evidence.needsThird && <span>{words.screen.third}</span>}
      </div>
      <p>{words.notice.reason(evidence.reason)}</p>
      <p className="spine-told">{evidence.evidence}</p>
      <p className="day-soft">{words.notice.ground({ title, document, version })}</p>
      <ul className="spine-list spine-told">
        {evidence.persons.map((one) => (
          <li key={one.ordinal} className="spine-facts">
            <strong>{`${one.ordinal}. ${one.name}`}</strong>
            <span>{name(one.area)}</span>
            <span className="number">{`${formats.day(one.dayZero)} → ${formats.day(one.lastDay)}`}</span>
            {one.evidence && <span>{one.evidence}</span>}
          </li>
        ))}
      </ul>
      <Signers signers={evidence.signers} />
    </>
  )
}

function Decide({ evidence, onDone }: { evidence: contract.Evidence; onDone: () => void }) {
  const words = useWords(orderWords).screen
  const { message } = App.useApp()
  const [closing, setClosing] = useState(false)
  const params = { id: evidence.id }
  const sign = useMutation({
    mutationFn: () => call(contract.signProposal, { params, body: { content: evidence.content } }),
    onSuccess: (reply) => {
      message.success(reply.state === 'decided' ? words.issued(reply.issued) : words.waitsThird)
      onDone()
    },
  })
  if (evidence.next === 'closed') return null
  const own = evidence.next === 'own'
  return (
    <>
      <ProblemSummary problem={sign.error} />
      <div className="spine-acts">
        {!own && evidence.next !== 'sign' && <span className="day-soft">{words.next[evidence.next]}</span>}
        {(own || evidence.next === 'sign') && (
          <button type="button" className="plain-button" onClick={() => setClosing(true)}>
            {own ? words.withdraw : words.refuse}
          </button>
        )}
        {evidence.next === 'sign' && (
          <button type="button" className="main-button" disabled={sign.isPending} onClick={() => sign.mutate()}>
            {words.sign}
          </button>
        )}
      </div>
      {closing && (
        <Ask
          title={own ? words.withdraw : words.refuse}
          ok={own ? words.withdraw : words.refuse}
          fields={[{ name: 'why', label: words.why, kind: 'text' }]}
          send={(said) => call(contract.closeProposal, { params, body: { why: String(said['why']) } })}
          onDone={onDone}
          onClose={() => setClosing(false)}
        />
      )}
    </>
  )
}
