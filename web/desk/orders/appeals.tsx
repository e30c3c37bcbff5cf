import * as contract from '@gridward/contract/orders'
import { orderWords } from '@gridward/contract/words/orders'
import { ruleWords } from '@gridward/contract/words/rules'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../ui/api.ts'
import { useWords } from '../../ui/language.tsx'
import { Empty, Failed, Loading } from '../../ui/parts/states.tsx'
import { Clock, edgeOf, useNow } from '../calls/clock.tsx'
import { Ask } from '../kit/ask.tsx'
import { useAreaName } from '../kit/names.ts'
import { can, useSession } from '../session.ts'
import { OrderDetail } from './order-detail.tsx'
import { appealsQuery } from './queries.ts'

/** Objections that wait, the one due first at the top. */
export function Appeals({ onChanged }: { onChanged: () => void }) {
  const words = useWords(orderWords)
  const query = useQuery(appealsQuery)
  const [answering, setAnswering] = useState<contract.AppealLine>()
  const [open, setOpen] = useState<string>()
  if (query.isPending) return <Loading lines={4} />
  if (query.isError) return <Failed problem={query.error} again={() => void query.refetch()} />
  if (query.data.length === 0) return <Empty title={words.screen.noAppeals} why={words.screen.noAppealsWhy} />
  return (
    <>
      <ul className="spine-list">
        {query.data.map((line) => (
          <Card key={line.id} line={line} onOpen={() => setOpen(line.order)} onAnswer={() => setAnswering(line)} />
        ))}
      </ul>
      {open && <OrderDetail id={open} onClose={() => setOpen(undefined)} onChanged={onChanged} />}
      {answering && (
        <Answer
          line={answering}
          onClose={() => setAnswering(undefined)}
          onDone={() => {
            setAnswering(undefined)
            onChanged()
          }}
        />
      )}
    </>
  )
}

type CardProps = { line: contract.AppealLine; onOpen: () => void; onAnswer: () => void }

function Card({ line, onOpen, onAnswer }: CardProps) {
  const words = useWords(orderWords)
  const { orderKinds } = useWords(ruleWords)
  const name = useAreaName(words.screen.wholeDistrict)
  const answers = can(useSession(), 'orders.appeal')
  const now = useNow()
  return (
    <li className={edgeOf(line.dueAt, now)}>
      <div className="spine-main">
        <div className="spine-title">
          <button type="button" className="spine-open" onClick={onOpen}>
            {line.name}
          </button>
          <span>{orderKinds[line.kind]}</span>
        </div>
        <p>{line.text}</p>
        <div className="spine-facts">
          <Clock dueAt={line.dueAt} now={now} />
          <span>{name(line.area)}</span>
          {answers && !line.mayAnswer && <span>{words.problems.signerCannotAnswer}</span>}
        </div>
      </div>
      {answers && line.mayAnswer && (
        <div className="spine-acts">
          <button type="button" className="main-button" onClick={onAnswer}>
            {words.screen.answer}
          </button>
        </div>
      )}
    </li>
  )
}

function Answer({ line, onClose, onDone }: { line: contract.AppealLine; onClose: () => void; onDone: () => void }) {
  const words = useWords(orderWords)
  const options = (['stands', 'lifted'] as const).map((value) => ({ value, label: words.outcomes[value] }))
  return (
    <Ask
      title={words.screen.answer}
      lead={line.text}
      ok={words.screen.answer}
      fields={[
        { name: 'outcome', label: words.screen.answer, kind: 'choice', options },
        { name: 'answer', label: words.screen.answerText, kind: 'long' },
      ]}
      send={(said) =>
        call(contract.answerAppeal, {
          params: { id: line.id },
          body: { outcome: said['outcome'] as 'stands' | 'lifted', answer: String(said['answer']) },
        })
      }
      onDone={onDone}
      onClose={onClose}
    />
  )
}
