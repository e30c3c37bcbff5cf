import type { ProposalLine } from '@gridward/contract/orders'
import { orderWords } from '@gridward/contract/words/orders'
import { ruleWords } from '@gridward/contract/words/rules'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useFormats } from '../../ui/format.ts'
import { useWords } from '../../ui/language.tsx'
import { Empty, Failed, Loading } from '../../ui/parts/states.tsx'
import { useAreaName } from '../kit/names.ts'
import { EvidenceDialog } from './evidence-dialog.tsx'
import { proposalsQuery } from './queries.ts'
import { Signers } from './signers.tsx'

/** What waits for a signature, mine first. */
export function Proposals({ onChanged }: { onChanged: () => void }) {
  const words = useWords(orderWords).screen
  const query = useQuery(proposalsQuery)
  const [open, setOpen] = useState<ProposalLine>()
  if (query.isPending) return <Loading lines={6} />
  if (query.isError) return <Failed problem={query.error} again={() => void query.refetch()} />
  if (query.data.length === 0) return <Empty title={words.nothingWaits} why={words.noneWhy} />
  const mine = (one: ProposalLine): number => (one.next === 'open' || one.next === 'sign' ? 0 : 1)
  return (
    <>
      <ul className="spine-list">
        {[...query.data]
          .sort((a, b) => mine(a) - mine(b))
          .map((line) => (
            <Card key={line.id} line={line} onOpen={() => setOpen(line)} />
          ))}
      </ul>
      {open && <EvidenceDialog line={open} onClose={() => setOpen(undefined)} onChanged={onChanged} />}
    </>
  )
}

function Card({ line, onOpen }: { line: ProposalLine; onOpen: () => void }) {
  const words = useWords(orderWords)
  const rules = useWords(ruleWords)
  const formats = useFormats()
  const name = useAreaName(words.screen.wholeDistrict)
  const mine = line.next === 'open' || line.next === 'sign'
  return (
    <li className={mine ? 'spine-card spine-soon' : 'spine-card'}>
      <div className="spine-main">
        <div className="spine-title">
          <span>{rules.orderKinds[line.kind]}</span>
          <span>{words.screen.people(formats.number(line.people))}</span>
          <span className={mine ? 'day-mark day-mark-warn' : 'day-mark'}>
            {line.next === 'closed' ? words.proposalStates[line.state] : words.screen.next[line.next]}
          </span>
        </div>
        <div className="spine-facts">
          <span>{rules.orderBases[line.basis]}</span>
          <span>{name(line.area)}</span>
          {line.needsThird && <span>{words.screen.third}</span>}
          {line.closedWhy && <span>{line.closedWhy}</span>}
        </div>
        <Signers signers={line.signers} />
      </div>
      <div className="spine-acts">
        <button type="button" className={mine ? 'main-button' : 'plain-button'} onClick={onOpen}>
          {words.screen.openEvidence}
        </button>
      </div>
    </li>
  )
}
