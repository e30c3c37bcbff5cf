import type { CallLine } from '@gridward/contract/calls'
import { callWords } from '@gridward/contract/words/calls'
import { ruleWords } from '@gridward/contract/words/rules'
import { useWords } from '../../ui/language.tsx'
import { useAreaName } from '../kit/names.ts'
import { Acts } from './acts.tsx'
import { Clock, edgeOf, useNow } from './clock.tsx'

/** One call: what, where, whose turn, how long; and what I may do. */
export function CallCard({ line, onOpen, onChanged }: { line: CallLine; onOpen: () => void; onChanged: () => void }) {
  const words = useWords(callWords)
  const { callKinds } = useWords(ruleWords)
  const name = useAreaName(words.screen.district)
  const now = useNow()
  return (
    <li className={edgeOf(line.dueAt, now)}>
      <div className="spine-main">
        <div className="spine-title">
          <span className="day-mark">{callKinds[line.kind]}</span>
          <button type="button" className="spine-open" onClick={onOpen}>
            {line.summary}
          </button>
        </div>
        <div className="spine-facts">
          {line.dueAt && <Clock dueAt={line.dueAt} now={now} />}
          <span>{words.states[line.state]}</span>
          <span>{name(line.area)}</span>
          {line.acceptedBy && <span>{`${words.screen.taker} ${line.acceptedBy}`}</span>}
          {line.atArea !== line.area && line.dueAt && <span>{words.screen.at(name(line.atArea))}</span>}
          {line.escalations > 0 && <span>{words.screen.escalated(line.escalations)}</span>}
        </div>
      </div>
      <Acts line={line} onChanged={onChanged} />
    </li>
  )
}
